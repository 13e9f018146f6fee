using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.SpeakUp;

internal sealed class ConcernMap : IEntityTypeConfiguration<Concern>, IEntityTypeConfiguration<ConcernStep>
{
    public void Configure(EntityTypeBuilder<Concern> concern)
    {
        concern.ToTable("concerns");
        concern.Property(c => c.Words).HasMaxLength(Concern.WordsLength);
        concern.Property(c => c.CodeHash).HasMaxLength(Concern.CodeHashLength);
        concern.HasOne<Person>().WithMany().HasForeignKey(c => c.RaisedBy);
        concern.HasMany(c => c.Steps).WithOne().HasForeignKey(step => step.ConcernId);
        concern.HasIndex(c => c.Number).IsUnique();
        concern.HasIndex(c => c.CodeHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ConcernStep> step)
    {
        step.ToTable("concern_steps");
        step.Property(s => s.Words).HasMaxLength(ConcernStep.WordsLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.ConcernId, s.Position }).IsUnique();
    }
}
