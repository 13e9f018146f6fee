using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Organisation.Devices;

internal sealed class DeviceMap : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.ToTable("devices");
        device.Property(d => d.Name).HasMaxLength(Device.NameLength);
        device.Property(d => d.Code).HasMaxLength(Device.CodeLength);
        device.Property(d => d.SecretHash).HasMaxLength(Device.HashLength);
        device.HasOne<OrgNode>().WithMany().HasForeignKey(d => d.NodeId);
        device.HasOne<Person>().WithMany().HasForeignKey(d => d.OfferedBy);
        device.HasOne<Person>().WithMany().HasForeignKey(d => d.RevokedBy);
        device.HasIndex(d => d.Code).IsUnique();
        device.HasIndex(d => d.SecretHash).IsUnique();
    }
}
