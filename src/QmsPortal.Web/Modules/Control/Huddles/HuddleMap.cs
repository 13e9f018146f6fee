using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Huddles;

internal sealed class HuddleSeriesMap : IEntityTypeConfiguration<HuddleSeries>
{
    public void Configure(EntityTypeBuilder<HuddleSeries> series)
    {
        series.ToTable("huddle_series");
        series.Ignore(s => s.Items);
        series.Property(s => s.Days).HasMaxLength(HuddleSeries.DaysLength);
        series.Property(s => s.AgendaLines).HasMaxLength(Agenda.Length);
        series.Property(s => s.Leader).HasMaxLength(Huddle.LeaderLength);
        series.HasOne<OrgNode>().WithMany().HasForeignKey(s => s.NodeId);
        series.HasIndex(s => s.NodeId).IsUnique();
    }
}

internal sealed class HuddleMap : IEntityTypeConfiguration<Huddle>
{
    public void Configure(EntityTypeBuilder<Huddle> huddle)
    {
        huddle.ToTable("huddles");
        huddle.Ignore(h => h.Limit);
        huddle.Ignore(h => h.Items);
        huddle.Property(h => h.AgendaLines).HasMaxLength(Agenda.Length);
        huddle.Property(h => h.Leader).HasMaxLength(Huddle.LeaderLength);
        huddle.Property(h => h.Reason).HasMaxLength(Huddle.WordsLength);
        huddle.Property(h => h.Thanks).HasMaxLength(Huddle.WordsLength);
        huddle.HasOne<OrgNode>().WithMany().HasForeignKey(h => h.NodeId);
        huddle.HasMany(h => h.Entries).WithOne().HasForeignKey(entry => entry.HuddleId);
        huddle.HasMany(h => h.Steps).WithOne().HasForeignKey(step => step.HuddleId);
        huddle.HasMany(h => h.Presences).WithOne().HasForeignKey(row => row.HuddleId);
        huddle.HasIndex(h => new { h.NodeId, h.Date }).IsUnique();
    }
}

internal sealed class HuddleEntryMap : IEntityTypeConfiguration<HuddleEntry>
{
    public void Configure(EntityTypeBuilder<HuddleEntry> entry)
    {
        entry.ToTable("huddle_entries");
        entry.Property(e => e.Item).HasMaxLength(HuddleEntry.ItemLength);
        entry.Property(e => e.Note).HasMaxLength(HuddleEntry.NoteLength);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.ById);
        entry.HasIndex(e => new { e.HuddleId, e.At });
    }
}

internal sealed class HuddleStepMap : IEntityTypeConfiguration<HuddleStep>
{
    public void Configure(EntityTypeBuilder<HuddleStep> step)
    {
        step.ToTable("huddle_steps");
        step.Property(s => s.Words).HasMaxLength(Huddle.WordsLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.HuddleId, s.Position }).IsUnique();
    }
}

internal sealed class HuddlePresenceMap : IEntityTypeConfiguration<HuddlePresence>
{
    public void Configure(EntityTypeBuilder<HuddlePresence> row)
    {
        row.ToTable("huddle_presences");
        row.HasOne<Person>().WithMany().HasForeignKey(r => r.ById);
        row.HasIndex(r => new { r.HuddleId, r.At });
    }
}
