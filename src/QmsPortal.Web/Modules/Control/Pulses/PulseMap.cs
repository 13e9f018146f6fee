using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Pulses;

internal sealed class PulseMap : IEntityTypeConfiguration<Pulse>, IEntityTypeConfiguration<PulseTally>, IEntityTypeConfiguration<PulseMark>
{
    public void Configure(EntityTypeBuilder<Pulse> pulse)
    {
        pulse.ToTable("pulses");
        pulse.HasOne<OrgNode>().WithMany().HasForeignKey(p => p.NodeId);
        pulse.HasOne<Person>().WithMany().HasForeignKey(p => p.AskedBy);
        pulse.HasIndex(p => p.Number).IsUnique();
        pulse.HasIndex(p => new { p.NodeId, p.Number });
    }

    public void Configure(EntityTypeBuilder<PulseTally> tally)
    {
        tally.ToTable("pulse_tallies");
        tally.HasKey(t => t.PulseId);
        tally.Property(t => t.PulseId).ValueGeneratedNever();
        tally.Property(t => t.Version).IsRowVersion();
        tally.Ignore(t => t.Answers);
        tally.HasOne<Pulse>().WithOne().HasForeignKey<PulseTally>(t => t.PulseId);
    }

    public void Configure(EntityTypeBuilder<PulseMark> mark)
    {
        mark.ToTable("pulse_marks");
        mark.HasKey(m => new { m.PulseId, m.Who });
        mark.HasOne<Pulse>().WithMany().HasForeignKey(m => m.PulseId);
    }
}
