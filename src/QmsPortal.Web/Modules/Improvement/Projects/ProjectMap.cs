using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Improvement.Projects;

internal sealed class ProjectMap : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.ToTable("projects");
        project.Property(p => p.Name).HasMaxLength(Project.NameLength);
        project.HasOne<OrgNode>().WithMany().HasForeignKey(p => p.NodeId);
        project.HasOne<Person>().WithMany().HasForeignKey(p => p.LeadId);
        project.HasOne<Person>().WithMany().HasForeignKey(p => p.SponsorId);
        project.HasOne<Person>().WithMany().HasForeignKey(p => p.ClosingBy);
        project.HasMany(p => p.Charters).WithOne().HasForeignKey(charter => charter.ProjectId);
        project.HasMany(p => p.Steps).WithOne().HasForeignKey(step => step.ProjectId);
        project.HasIndex(p => p.Number).IsUnique();
        project.HasIndex(p => new { p.NodeId, p.Number });
        project.HasIndex(p => new { p.NodeId, p.State });
    }
}

internal sealed class CharterMap : IEntityTypeConfiguration<Charter>
{
    public void Configure(EntityTypeBuilder<Charter> charter)
    {
        charter.ToTable("charters");
        charter.Property(c => c.Aim).HasMaxLength(Charter.AimLength);
        charter.Property(c => c.ForWhom).HasMaxLength(Charter.ShortLength);
        charter.Property(c => c.HowMuch).HasMaxLength(Charter.ShortLength);
        charter.Property(c => c.Why).HasMaxLength(Charter.LongLength);
        charter.Property(c => c.NoOutcome).HasMaxLength(Charter.ReasonLength);
        charter.Property(c => c.NoProcess).HasMaxLength(Charter.ReasonLength);
        charter.Property(c => c.NoBalancing).HasMaxLength(Charter.ReasonLength);
        charter.Property(c => c.Ideas).HasMaxLength(Charter.LongLength);
        charter.Property(c => c.Team).HasMaxLength(Charter.ReasonLength);
        charter.HasOne<ThreadNode>().WithMany().HasForeignKey(c => c.OutcomeSeries);
        charter.HasOne<ThreadNode>().WithMany().HasForeignKey(c => c.ProcessSeries);
        charter.HasOne<ThreadNode>().WithMany().HasForeignKey(c => c.BalancingSeries);
        charter.HasOne<Person>().WithMany().HasForeignKey(c => c.WrittenBy);
        charter.HasIndex(c => new { c.ProjectId, c.Position }).IsUnique();
    }
}

internal sealed class ProjectStepMap : IEntityTypeConfiguration<ProjectStep>
{
    public void Configure(EntityTypeBuilder<ProjectStep> step)
    {
        step.ToTable("project_steps");
        step.Property(s => s.Words).HasMaxLength(Project.WordsLength);
        step.Property(s => s.Reason).HasMaxLength(Charter.ReasonLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.ProjectId, s.Position }).IsUnique();
    }
}
