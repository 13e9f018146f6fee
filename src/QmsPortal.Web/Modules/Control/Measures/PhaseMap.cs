using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Measures;

internal sealed class PhaseMap : IEntityTypeConfiguration<ChartPhase>
{
    public void Configure(EntityTypeBuilder<ChartPhase> phase)
    {
        phase.ToTable("chart_phases");
        phase.Property(p => p.Evidence).HasMaxLength(ChartPhase.EvidenceLength);
        phase.HasOne<OrgNode>().WithMany().HasForeignKey(p => p.NodeId);
        phase.HasOne<ThreadNode>().WithMany().HasForeignKey(p => p.CycleId);
        phase.HasOne<Person>().WithMany().HasForeignKey(p => p.OfferedBy);
        phase.HasMany(p => p.Steps).WithOne().HasForeignKey(step => step.PhaseId);
        phase.HasIndex(p => new { p.NodeId, p.State, p.Id });
        phase.HasIndex(p => new { p.SeriesId, p.From }).IsUnique().HasFilter("state <> 'Declined'").HasDatabaseName("ix_chart_phases_one_a_day");
    }
}

internal sealed class PhaseStepMap : IEntityTypeConfiguration<PhaseStep>
{
    public void Configure(EntityTypeBuilder<PhaseStep> step)
    {
        step.ToTable("chart_phase_steps");
        step.Property(s => s.Words).HasMaxLength(ChartPhase.ReasonLength);
        step.Property(s => s.Name).HasMaxLength(PhaseStep.NameLength);
        step.Property(s => s.Post).HasMaxLength(PhaseStep.NameLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.PhaseId, s.Position }).IsUnique();
    }
}
