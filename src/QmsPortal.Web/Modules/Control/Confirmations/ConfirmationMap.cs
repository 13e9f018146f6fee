using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Confirmations;

internal sealed class ConfirmationMap : IEntityTypeConfiguration<Confirmation>
{
    public void Configure(EntityTypeBuilder<Confirmation> confirmation)
    {
        confirmation.ToTable("confirmations");
        confirmation.Property(c => c.Title).HasMaxLength(ThreadNode.TitleLength);
        confirmation.Property(c => c.Why).HasMaxLength(Confirmation.WhyLength);
        confirmation.HasOne<OrgNode>().WithMany().HasForeignKey(c => c.NodeId);
        confirmation.HasOne<Standard>().WithMany().HasForeignKey(c => c.StandardId);
        confirmation.HasOne<Person>().WithMany().HasForeignKey(c => c.ById);
        confirmation.HasIndex(c => c.Number).IsUnique();
        confirmation.HasIndex(c => new { c.StandardId, c.Number });
        confirmation.HasIndex(c => new { c.StandardId, c.Day });
        confirmation.HasIndex(c => new { c.NodeId, c.Day });
    }
}
