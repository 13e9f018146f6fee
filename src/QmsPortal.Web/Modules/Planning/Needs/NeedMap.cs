using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Planning.Needs;

internal sealed class NeedMap : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.ToTable("needs");
        need.Ignore(n => n.Statement);
        need.Property(n => n.People).HasMaxLength(Need.PeopleLength);
        need.Property(n => n.Needs).HasMaxLength(Need.PartLength);
        need.Property(n => n.SoThat).HasMaxLength(Need.PartLength);
        need.Property(n => n.Better).HasMaxLength(Need.BetterLength);
        need.Property(n => n.SourceWords).HasMaxLength(Need.SourceLength);
        need.Property(n => n.Owner).HasMaxLength(Need.OwnerLength);
        need.Property(n => n.Theme).HasMaxLength(Need.PeopleLength);
        need.HasOne<OrgNode>().WithMany().HasForeignKey(n => n.NodeId);
        need.HasOne<Person>().WithMany().HasForeignKey(n => n.RecordedBy);
        need.HasMany(n => n.Steps).WithOne().HasForeignKey(step => step.NeedId);
        need.HasIndex(n => n.Number).IsUnique();
        need.HasIndex(n => new { n.NodeId, n.Number });
        need.HasIndex(n => n.RecordedBy);
    }
}

internal sealed class NeedStepMap : IEntityTypeConfiguration<NeedStep>
{
    public void Configure(EntityTypeBuilder<NeedStep> step)
    {
        step.ToTable("need_steps");
        step.Property(s => s.Words).HasMaxLength(NeedStep.WordsLength);
        step.Property(s => s.Told).HasMaxLength(NeedStep.ToldLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.NeedId, s.Position }).IsUnique();
    }
}
