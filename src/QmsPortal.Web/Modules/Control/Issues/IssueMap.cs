using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Issues;

internal sealed class IssueMap : IEntityTypeConfiguration<Issue>
{
    public void Configure(EntityTypeBuilder<Issue> issue)
    {
        issue.ToTable("issues");
        issue.Property(i => i.Words).HasMaxLength(Issue.WordsLength);
        issue.Property(i => i.With).HasMaxLength(Person.PostLength);
        issue.Property(i => i.WallWords).HasMaxLength(Issue.WallWordsLength);
        issue.HasOne<OrgNode>().WithMany().HasForeignKey(i => i.NodeId);
        issue.HasOne<Person>().WithMany().HasForeignKey(i => i.RaisedBy);
        issue.HasMany(i => i.Steps).WithOne().HasForeignKey(step => step.IssueId);
        issue.HasIndex(i => i.Number).IsUnique();
        issue.HasIndex(i => new { i.NodeId, i.Number });
        issue.HasIndex(i => new { i.NodeId, i.RaisedAt }).HasFilter("state <> 'Confirmed'").HasDatabaseName("ix_issues_not_over");
        issue.HasIndex(i => new { i.RaisedBy, i.Number });
    }
}

internal sealed class IssueNoteMap : IEntityTypeConfiguration<IssueNote>
{
    public void Configure(EntityTypeBuilder<IssueNote> note)
    {
        note.ToTable("issue_notes");
        note.Property(n => n.Words).HasMaxLength(IssueNote.WordsLength);
        note.HasOne<Issue>().WithMany().HasForeignKey(n => n.RecordId);
        note.HasOne<OrgNode>().WithMany().HasForeignKey(n => n.NodeId);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.ById);
        note.HasIndex(n => new { n.RecordId, n.At });
    }
}

internal sealed class IssueStepMap : IEntityTypeConfiguration<IssueStep>
{
    public void Configure(EntityTypeBuilder<IssueStep> step)
    {
        step.ToTable("issue_steps");
        step.Property(s => s.Words).HasMaxLength(Issue.AnswerLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.IssueId, s.Position }).IsUnique();
    }
}
