using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Planning.Goals;

internal sealed class GoalMap : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.ToTable("goals");
        goal.Property(g => g.Words).HasMaxLength(Goal.WordsLength);
        goal.Property(g => g.Unit).HasMaxLength(Goal.UnitLength);
        goal.Property(g => g.Owner).HasMaxLength(Goal.OwnerLength);
        goal.Property(g => g.Baseline).HasPrecision(18, 4);
        goal.Property(g => g.Target).HasPrecision(18, 4);
        goal.HasOne<OrgNode>().WithMany().HasForeignKey(g => g.NodeId);
        goal.HasOne<Person>().WithMany().HasForeignKey(g => g.SetBy);
        goal.HasMany(g => g.Steps).WithOne().HasForeignKey(step => step.GoalId);
        goal.HasIndex(g => g.Number).IsUnique();
        goal.HasIndex(g => new { g.NodeId, g.Number });
        goal.HasIndex(g => new { g.NodeId, g.State });
        goal.HasIndex(g => g.SetBy);
    }
}

internal sealed class GoalStepMap : IEntityTypeConfiguration<GoalStep>
{
    public void Configure(EntityTypeBuilder<GoalStep> step)
    {
        step.ToTable("goal_steps");
        step.Property(s => s.Words).HasMaxLength(GoalStep.WordsLength);
        step.Property(s => s.Target).HasPrecision(18, 4);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.GoalId, s.Position }).IsUnique();
    }
}
