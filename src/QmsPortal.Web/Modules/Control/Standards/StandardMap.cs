using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Standards;

internal sealed class StandardMap : IEntityTypeConfiguration<Standard>
{
    public void Configure(EntityTypeBuilder<Standard> standard)
    {
        standard.ToTable("standards");
        standard.Property(s => s.Title).HasMaxLength(StandardContent.TitleLength);
        standard.HasOne<OrgNode>().WithMany().HasForeignKey(s => s.NodeId);
        standard.HasMany(s => s.Versions).WithOne().HasForeignKey(version => version.StandardId);
        standard.HasIndex(s => s.Number).IsUnique();
        standard.HasIndex(s => new { s.NodeId, s.State, s.Number });
        standard.HasIndex(s => new { s.NodeId, s.Number }).HasFilter("writing is not null").HasDatabaseName("ix_standards_being_written");
    }
}

internal sealed class StandardVersionMap : IEntityTypeConfiguration<StandardVersion>
{
    public void Configure(EntityTypeBuilder<StandardVersion> version)
    {
        version.ToTable("standard_versions");
        version.Property(v => v.Title).HasMaxLength(StandardContent.TitleLength);
        version.Property(v => v.Process).HasMaxLength(StandardContent.TitleLength);
        version.Property(v => v.Purpose).HasMaxLength(StandardContent.WordsLength);
        version.Property(v => v.DoneBy).HasMaxLength(StandardContent.RoleLength);
        version.Property(v => v.Owner).HasMaxLength(StandardContent.RoleLength);
        version.Property(v => v.Sum).HasMaxLength(StandardVersion.SumLength);
        version.HasOne<OrgNode>().WithMany().HasForeignKey(v => v.NodeId);
        version.HasMany(v => v.Rows).WithOne().HasForeignKey(row => row.VersionId);
        version.HasMany(v => v.Readers).WithOne().HasForeignKey(reader => reader.VersionId);
        version.HasOne<OrgNode>().WithMany().HasForeignKey(v => v.TrialNodeId);
        version.HasOne<ThreadNode>().WithMany().HasForeignKey(v => v.TrialCycleId);
        version.HasMany(v => v.History).WithOne().HasForeignKey(step => step.VersionId);
        version.HasIndex(v => new { v.StandardId, v.Number }).IsUnique();

        // With the state in it, so that the version before leaves the index before the next one enters it.
        version.HasIndex(v => new { v.StandardId, v.State }).IsUnique().HasFilter("state = 'Published'").HasDatabaseName("ix_standard_versions_one_in_force");
        version.HasIndex(v => v.StandardId).IsUnique().HasFilter("state in ('Draft', 'Consulting', 'Approved', 'Trial')").HasDatabaseName("ix_standard_versions_one_being_written");
    }
}

internal sealed class WorkStepMap : IEntityTypeConfiguration<WorkStep>
{
    public void Configure(EntityTypeBuilder<WorkStep> row)
    {
        row.ToTable("work_steps");
        row.Property(r => r.What).HasMaxLength(StandardContent.StepLength);
        row.Property(r => r.KeyPoint).HasMaxLength(StandardContent.StepLength);
        row.Property(r => r.Why).HasMaxLength(StandardContent.StepLength);
        row.Property(r => r.Minutes).HasPrecision(5, 1);
        row.HasIndex(r => new { r.VersionId, r.Position }).IsUnique();
    }
}

internal sealed class VersionReaderMap : IEntityTypeConfiguration<VersionReader>
{
    public void Configure(EntityTypeBuilder<VersionReader> reader)
    {
        reader.ToTable("standard_version_readers");
        reader.HasIndex(r => new { r.VersionId, r.Role }).IsUnique();
    }
}

internal sealed class VersionAskedMap : IEntityTypeConfiguration<VersionAsked>
{
    public void Configure(EntityTypeBuilder<VersionAsked> asked)
    {
        asked.ToTable("standard_version_asked");
        asked.HasIndex(a => new { a.StepId, a.Role }).IsUnique();
    }
}

internal sealed class StandardCommentMap : IEntityTypeConfiguration<StandardComment>
{
    public void Configure(EntityTypeBuilder<StandardComment> comment)
    {
        comment.ToTable("standard_comments");
        comment.Property(c => c.Words).HasMaxLength(StandardComment.WordsLength);
        comment.Property(c => c.Post).HasMaxLength(Person.PostLength);
        comment.HasOne<OrgNode>().WithMany().HasForeignKey(c => c.NodeId);
        comment.HasOne<StandardVersion>().WithMany().HasForeignKey(c => c.VersionId);
        comment.HasOne<Person>().WithMany().HasForeignKey(c => c.ById);
        comment.HasIndex(c => new { c.VersionId, c.At });
    }
}

internal sealed class StandardReadingMap : IEntityTypeConfiguration<StandardReading>
{
    public void Configure(EntityTypeBuilder<StandardReading> reading)
    {
        reading.ToTable("standard_readings");
        reading.HasOne<OrgNode>().WithMany().HasForeignKey(r => r.NodeId);
        reading.HasOne<StandardVersion>().WithMany().HasForeignKey(r => r.VersionId);
        reading.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        reading.HasIndex(r => new { r.VersionId, r.PersonId }).IsUnique();
    }
}

internal sealed class VersionStepMap : IEntityTypeConfiguration<VersionStep>
{
    public void Configure(EntityTypeBuilder<VersionStep> step)
    {
        step.ToTable("standard_version_steps");
        step.Property(s => s.Words).HasMaxLength(StandardVersion.ReasonLength);
        step.Property(s => s.Name).HasMaxLength(VersionStep.NameLength);
        step.Property(s => s.Post).HasMaxLength(VersionStep.NameLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasMany(s => s.Asked).WithOne().HasForeignKey(asked => asked.StepId);
        step.HasIndex(s => new { s.VersionId, s.Position }).IsUnique();
    }
}
