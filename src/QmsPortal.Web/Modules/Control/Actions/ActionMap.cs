using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Actions;

internal sealed class ActionMap : IEntityTypeConfiguration<ActionItem>, IEntityTypeConfiguration<ActionStep>
{
    public void Configure(EntityTypeBuilder<ActionItem> action)
    {
        action.ToTable("actions");
        action.Property(a => a.Words).HasMaxLength(ActionItem.WordsLength);
        action.HasOne<Issue>().WithMany().HasForeignKey(a => a.IssueId);
        action.HasOne<OrgNode>().WithMany().HasForeignKey(a => a.NodeId);
        action.HasOne<Person>().WithMany().HasForeignKey(a => a.OwnerId);
        action.HasMany(a => a.Steps).WithOne().HasForeignKey(step => step.ActionId);
        action.HasIndex(a => a.Number).IsUnique();
        action.HasIndex(a => a.IssueId);
        action.HasIndex(a => new { a.NodeId, a.State, a.By });
        action.HasIndex(a => new { a.OwnerId, a.State });
    }

    public void Configure(EntityTypeBuilder<ActionStep> step)
    {
        step.ToTable("action_steps");
        step.Property(s => s.Words).HasMaxLength(ActionItem.SaidLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.OwnerId);
        step.HasIndex(s => new { s.ActionId, s.Position }).IsUnique();
    }
}
