using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Assurance.Statements;

internal sealed class StatementMap : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> statement)
    {
        statement.ToTable("statements");
        statement.Ignore(s => s.IsInForce);
        statement.Ignore(s => s.InWords);
        statement.Property(s => s.Claim).HasMaxLength(Statement.ClaimLength);
        statement.Property(s => s.Reason).HasMaxLength(Statement.WordsLength);
        statement.Property(s => s.Gaps).HasMaxLength(Statement.WordsLength);
        statement.Property(s => s.Limits).HasMaxLength(Statement.WordsLength);
        statement.Property(s => s.Committee).HasMaxLength(Statement.CommitteeLength);
        statement.Property(s => s.WeakenedBecause).HasMaxLength(Statement.StepLength);
        statement.Property(s => s.LostBecause).HasMaxLength(Statement.StepLength);
        statement.HasOne<OrgNode>().WithMany().HasForeignKey(s => s.NodeId);
        statement.HasOne<Person>().WithMany().HasForeignKey(s => s.AuthorId);
        statement.HasOne<Person>().WithMany().HasForeignKey(s => s.ChallengedBy);
        statement.HasOne<Statement>().WithMany().HasForeignKey(s => s.RenewsId);
        statement.HasMany(s => s.Steps).WithOne().HasForeignKey(step => step.StatementId);
        statement.HasMany(s => s.Contradictions).WithOne().HasForeignKey(known => known.StatementId);
        statement.HasIndex(s => s.Number).IsUnique();
        statement.HasIndex(s => new { s.NodeId, s.State, s.AgreedAt });
    }
}

internal sealed class StatementStepMap : IEntityTypeConfiguration<StatementStep>
{
    public void Configure(EntityTypeBuilder<StatementStep> step)
    {
        step.ToTable("statement_steps");
        step.Property(s => s.Words).HasMaxLength(Statement.StepLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.StatementId, s.Position }).IsUnique();
    }
}

internal sealed class ContradictionMap : IEntityTypeConfiguration<Contradiction>
{
    public void Configure(EntityTypeBuilder<Contradiction> contradiction)
    {
        contradiction.ToTable("statement_contradictions");
        contradiction.Property(c => c.Because).HasMaxLength(Statement.StepLength);
        contradiction.Property(c => c.SettledBecause).HasMaxLength(Statement.StepLength);
        contradiction.HasOne<ThreadNode>().WithMany().HasForeignKey(c => c.SignalId);
        contradiction.HasIndex(c => new { c.StatementId, c.SignalId }).IsUnique();
        contradiction.HasIndex(c => c.SignalId);
    }
}
