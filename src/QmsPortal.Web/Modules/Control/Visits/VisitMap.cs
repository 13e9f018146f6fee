using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Visits;

internal sealed class VisitMap : IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<Commitment>, IEntityTypeConfiguration<CommitmentStep>
{
    public void Configure(EntityTypeBuilder<Visit> visit)
    {
        visit.ToTable("visits");
        visit.Property(v => v.Heard).HasMaxLength(Visit.HeardLength);
        visit.HasOne<OrgNode>().WithMany().HasForeignKey(v => v.NodeId);
        visit.HasOne<Person>().WithMany().HasForeignKey(v => v.ById);
        visit.HasMany(v => v.Commitments).WithOne().HasForeignKey(commitment => commitment.VisitId);
        visit.HasIndex(v => v.Number).IsUnique();
        visit.HasIndex(v => new { v.NodeId, v.Number });
    }

    public void Configure(EntityTypeBuilder<Commitment> commitment)
    {
        commitment.ToTable("commitments");
        commitment.Property(c => c.What).HasMaxLength(Commitment.WordsLength);
        commitment.HasOne<OrgNode>().WithMany().HasForeignKey(c => c.NodeId);
        commitment.HasMany(c => c.Steps).WithOne().HasForeignKey(step => step.CommitmentId);
        commitment.HasIndex(c => c.VisitId);
        commitment.HasIndex(c => new { c.NodeId, c.By });
    }

    public void Configure(EntityTypeBuilder<CommitmentStep> step)
    {
        step.ToTable("commitment_steps");
        step.Property(s => s.Words).HasMaxLength(Commitment.WordsLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.CommitmentId, s.Position }).IsUnique();
    }
}
