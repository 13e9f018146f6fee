using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Escalations;

internal sealed class EscalationMap : IEntityTypeConfiguration<Escalation>
{
    public void Configure(EntityTypeBuilder<Escalation> escalation)
    {
        escalation.ToTable("escalations");
        escalation.Property(e => e.Situation).HasMaxLength(Escalation.ShortLength);
        escalation.Property(e => e.Background).HasMaxLength(Escalation.LongLength);
        escalation.Property(e => e.Assessment).HasMaxLength(Escalation.LongLength);
        escalation.Property(e => e.Recommendation).HasMaxLength(Escalation.ShortLength);
        escalation.HasOne<Issue>().WithMany().HasForeignKey(e => e.IssueId);
        escalation.HasOne<OrgNode>().WithMany().HasForeignKey(e => e.NodeId);
        escalation.HasOne<OrgNode>().WithMany().HasForeignKey(e => e.TierId);
        escalation.HasOne<Person>().WithMany().HasForeignKey(e => e.RaisedBy);
        escalation.HasOne<Escalation>().WithMany().HasForeignKey(e => e.JoinedToId);
        escalation.HasMany(e => e.Steps).WithOne().HasForeignKey(step => step.EscalationId);
        escalation.HasIndex(e => e.Number).IsUnique();
        escalation.HasIndex(e => new { e.NodeId, e.Number });

        // One at a time for each issue, whoever else escalates it in the same moment.
        escalation.HasIndex(e => e.IssueId).IsUnique().HasFilter("state in ('Raised', 'Acknowledged', 'Accepted', 'PassedUp', 'Merged', 'Answered')").HasDatabaseName("ix_escalations_one_at_a_time");
        escalation.HasIndex(e => new { e.NodeId, e.AnswerBy }).HasFilter("state in ('Raised', 'Acknowledged', 'Accepted', 'PassedUp')").HasDatabaseName("ix_escalations_waiting");
    }
}

internal sealed class EscalationStepMap : IEntityTypeConfiguration<EscalationStep>
{
    public void Configure(EntityTypeBuilder<EscalationStep> step)
    {
        step.ToTable("escalation_steps");
        step.Property(s => s.Words).HasMaxLength(Escalation.ShortLength);
        step.Property(s => s.ToWords).HasMaxLength(EscalationStep.ToLength);
        step.Property(s => s.Name).HasMaxLength(Person.NameLength);
        step.Property(s => s.Post).HasMaxLength(Person.PostLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasOne<OrgNode>().WithMany().HasForeignKey(s => s.TierId);
        step.HasOne<OrgNode>().WithMany().HasForeignKey(s => s.WentToId);
        step.HasIndex(s => new { s.EscalationId, s.Position }).IsUnique();
    }
}
