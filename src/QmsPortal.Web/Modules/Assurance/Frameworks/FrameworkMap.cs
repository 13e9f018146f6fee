using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Assurance.Frameworks;

internal sealed class FrameworkMap : IEntityTypeConfiguration<Framework>
{
    public void Configure(EntityTypeBuilder<Framework> framework)
    {
        framework.ToTable("frameworks");
        framework.Property(f => f.Code).HasMaxLength(Framework.CodeLength);
        framework.Property(f => f.Catalogue).HasMaxLength(Framework.CodeLength);
        framework.Property(f => f.Edition).HasMaxLength(Framework.CodeLength);
        framework.Property(f => f.Title).HasMaxLength(Framework.TitleLength);
        framework.Property(f => f.Publisher).HasMaxLength(Framework.TitleLength);
        framework.Property(f => f.Status).HasMaxLength(Framework.TitleLength);
        framework.Property(f => f.LicenceNote).HasMaxLength(Framework.NoteLength);
        framework.HasOne<Person>().WithMany().HasForeignKey(f => f.LoadedBy);
        framework.HasMany(f => f.Requirements).WithOne().HasForeignKey(r => r.FrameworkId);
        framework.HasIndex(f => f.Code).IsUnique();
        framework.HasIndex(f => new { f.Catalogue, f.Edition }).IsUnique();
    }
}

internal sealed class RequirementMap : IEntityTypeConfiguration<Requirement>
{
    public void Configure(EntityTypeBuilder<Requirement> requirement)
    {
        requirement.ToTable("requirements");
        requirement.Property(r => r.Code).HasMaxLength(Requirement.CodeLength);
        requirement.Property(r => r.Parent).HasMaxLength(Requirement.CodeLength);
        requirement.Property(r => r.Title).HasMaxLength(Framework.TitleLength);
        requirement.Property(r => r.Summary).HasMaxLength(Requirement.SummaryLength);
        requirement.HasIndex(r => new { r.FrameworkId, r.Code }).IsUnique();
        requirement.HasIndex(r => new { r.FrameworkId, r.Position }).IsUnique();
    }
}

internal sealed class RequirementResultMap : IEntityTypeConfiguration<RequirementResult>
{
    public void Configure(EntityTypeBuilder<RequirementResult> result)
    {
        result.ToTable("requirement_results");
        result.Ignore(r => r.NeedsEvidence);
        result.Property(r => r.Title).HasMaxLength(Framework.TitleLength + Requirement.CodeLength + 1);
        result.Property(r => r.Address).HasMaxLength(Framework.CodeLength + Requirement.CodeLength + OrgNode.CodeLength + 20);
        result.HasOne<Framework>().WithMany().HasForeignKey(r => r.FrameworkId);
        result.HasOne<Requirement>().WithMany().HasForeignKey(r => r.RequirementId);
        result.HasOne<OrgNode>().WithMany().HasForeignKey(r => r.NodeId);
        result.HasOne<Person>().WithMany().HasForeignKey(r => r.SelfAssessedBy);
        result.HasOne<Person>().WithMany().HasForeignKey(r => r.ChallengedBy);
        result.HasMany(r => r.Steps).WithOne().HasForeignKey(step => step.ResultId);
        result.HasIndex(r => r.Address).IsUnique();
        result.HasIndex(r => new { r.RequirementId, r.NodeId }).IsUnique();
        result.HasIndex(r => new { r.NodeId, r.FrameworkId });
        result.HasIndex(r => new { r.FrameworkId, r.NodeId });
    }
}

internal sealed class ResultStepMap : IEntityTypeConfiguration<ResultStep>
{
    public void Configure(EntityTypeBuilder<ResultStep> step)
    {
        step.ToTable("requirement_result_steps");
        step.Property(s => s.Words).HasMaxLength(RequirementResult.WordsLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.ResultId, s.Position }).IsUnique();
    }
}
