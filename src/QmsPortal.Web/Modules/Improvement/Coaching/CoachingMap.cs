using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Improvement.Coaching;

internal sealed class CoachingMap : IEntityTypeConfiguration<CoachingNote>
{
    public void Configure(EntityTypeBuilder<CoachingNote> note)
    {
        note.ToTable("coaching_notes");
        note.Property(n => n.Words).HasMaxLength(CoachingNote.WordsLength);
        note.Property(n => n.Next).HasMaxLength(CoachingNote.NextLength);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.OwnerId);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.CoachedId);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.ShownToId);
        note.HasIndex(n => new { n.OwnerId, n.On });
        note.HasIndex(n => n.ShownToId);
    }
}
