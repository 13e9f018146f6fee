using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Signals;

internal sealed class SignalMap : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> signal)
    {
        signal.ToTable("signals");
        signal.Ignore(s => s.IsToAnswer);
        signal.Property(s => s.Words).HasMaxLength(Signal.WordsLength);
        signal.Property(s => s.Why).HasMaxLength(Signal.WordsLength);
        signal.HasOne<MeasureSeries>().WithMany().HasForeignKey(s => s.SeriesId);
        signal.HasOne<OrgNode>().WithMany().HasForeignKey(s => s.NodeId);
        signal.HasMany(s => s.Steps).WithOne().HasForeignKey(step => step.SignalId);
        signal.HasIndex(s => s.Number).IsUnique();
        signal.HasIndex(s => new { s.SeriesId, s.Rule, s.First }).IsUnique();
        signal.HasIndex(s => new { s.NodeId, s.Number });
        signal.HasIndex(s => new { s.NodeId, s.RaisedAt }).HasFilter("state <> 'Closed'").HasDatabaseName("ix_signals_not_closed");
    }
}

internal sealed class SignalStepMap : IEntityTypeConfiguration<SignalStep>
{
    public void Configure(EntityTypeBuilder<SignalStep> step)
    {
        step.ToTable("signal_steps");
        step.Property(s => s.Words).HasMaxLength(Signal.AnswerLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.SignalId, s.Position }).IsUnique();
    }
}
