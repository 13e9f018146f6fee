using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Improvement.Ideas;

internal sealed class IdeaMap : IEntityTypeConfiguration<Idea>, IEntityTypeConfiguration<IdeaStep>
{
    public void Configure(EntityTypeBuilder<Idea> idea)
    {
        idea.ToTable("ideas");
        idea.Property(i => i.Problem).HasMaxLength(Idea.WordsLength);
        idea.Property(i => i.Words).HasMaxLength(Idea.WordsLength);
        idea.Property(i => i.Helps).HasMaxLength(Idea.WordsLength);
        idea.HasOne<OrgNode>().WithMany().HasForeignKey(i => i.NodeId);
        idea.HasOne<Person>().WithMany().HasForeignKey(i => i.RaisedBy);
        idea.HasMany(i => i.Steps).WithOne().HasForeignKey(step => step.IdeaId);
        idea.HasIndex(i => i.Number).IsUnique();
        idea.HasIndex(i => new { i.NodeId, i.State, i.Number });
        idea.HasIndex(i => new { i.RaisedBy, i.Number });
    }

    public void Configure(EntityTypeBuilder<IdeaStep> step)
    {
        step.ToTable("idea_steps");
        step.Property(s => s.Words).HasMaxLength(Idea.WordsLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.IdeaId, s.Position }).IsUnique();
    }
}
