using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Rotas;

internal sealed class DutyShiftMap : IEntityTypeConfiguration<DutyShift>
{
    public void Configure(EntityTypeBuilder<DutyShift> shift)
    {
        shift.ToTable("duty_shifts");
        shift.HasOne<OrgNode>().WithMany().HasForeignKey(s => s.NodeId);
        shift.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        shift.HasOne<Person>().WithMany().HasForeignKey(s => s.PutBy);
        shift.HasIndex(s => new { s.NodeId, s.Until });
        shift.HasIndex(s => s.PersonId);
    }
}
