using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Improvement.Projects;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Improvement.Cycles;

internal sealed class CycleMap : IEntityTypeConfiguration<Cycle>
{
    public void Configure(EntityTypeBuilder<Cycle> cycle)
    {
        cycle.ToTable("cycles");
        cycle.Property(c => c.Idea).HasMaxLength(Cycle.IdeaLength);
        cycle.Property(c => c.Question).HasMaxLength(Prediction.TextLength);
        cycle.Property(c => c.HowSmall).HasMaxLength(Cycle.ShortLength);
        cycle.Property(c => c.Who).HasMaxLength(Cycle.ShortLength);
        cycle.Property(c => c.What).HasMaxLength(Cycle.TextLength);
        cycle.Property(c => c.When).HasMaxLength(Cycle.ShortLength);
        cycle.Property(c => c.Data).HasMaxLength(Prediction.TextLength);
        cycle.Property(c => c.CarriedOver).HasMaxLength(Cycle.TextLength);
        cycle.Property(c => c.Change).HasMaxLength(Prediction.TextLength);
        cycle.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId);
        cycle.HasOne<OrgNode>().WithMany().HasForeignKey(c => c.NodeId);
        cycle.HasMany(c => c.Predictions).WithOne().HasForeignKey(prediction => prediction.CycleId);
        cycle.HasMany(c => c.Steps).WithOne().HasForeignKey(step => step.CycleId);
        cycle.HasIndex(c => new { c.ProjectNumber, c.Number }).IsUnique();
    }
}

internal sealed class PredictionMap : IEntityTypeConfiguration<Prediction>
{
    public void Configure(EntityTypeBuilder<Prediction> prediction)
    {
        prediction.ToTable("predictions");
        prediction.Property(p => p.Question).HasMaxLength(Prediction.TextLength);
        prediction.Property(p => p.Expected).HasMaxLength(Prediction.TextLength);
        prediction.Property(p => p.Seen).HasMaxLength(Prediction.AnswerLength);
        prediction.Property(p => p.Learned).HasMaxLength(Prediction.AnswerLength);
        prediction.HasOne<Person>().WithMany().HasForeignKey(p => p.WrittenBy);
        prediction.HasOne<Person>().WithMany().HasForeignKey(p => p.TakenBackBy);
        prediction.HasOne<Person>().WithMany().HasForeignKey(p => p.AnsweredBy);
        prediction.HasIndex(p => new { p.CycleId, p.Position }).IsUnique();
    }
}

internal sealed class CycleStepMap : IEntityTypeConfiguration<CycleStep>
{
    public void Configure(EntityTypeBuilder<CycleStep> step)
    {
        step.ToTable("cycle_steps");
        step.Property(s => s.Words).HasMaxLength(Cycle.TextLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.CycleId, s.Position }).IsUnique();
    }
}
