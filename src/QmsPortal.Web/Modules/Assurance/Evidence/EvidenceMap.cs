using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Assurance.Evidence;

internal sealed class EvidenceItemMap : IEntityTypeConfiguration<EvidenceItem>
{
    public void Configure(EntityTypeBuilder<EvidenceItem> item)
    {
        item.ToTable("evidence");
        item.Property(i => i.Title).HasMaxLength(EvidenceItem.TitleLength);
        item.Property(i => i.FileName).HasMaxLength(EvidenceItem.FileNameLength);
        item.Property(i => i.MediaType).HasMaxLength(EvidenceItem.MediaTypeLength);
        item.Property(i => i.Sha256).HasMaxLength(EvidenceItem.HashLength);
        item.HasOne<OrgNode>().WithMany().HasForeignKey(i => i.NodeId);
        item.HasOne<Person>().WithMany().HasForeignKey(i => i.OwnerId);
        item.HasOne<Person>().WithMany().HasForeignKey(i => i.SubmittedBy);
        item.HasMany(i => i.Steps).WithOne().HasForeignKey(step => step.ItemId);
        item.HasIndex(i => i.Number).IsUnique();
        item.HasIndex(i => new { i.NodeId, i.State, i.Number });
    }
}

internal sealed class EvidenceStepMap : IEntityTypeConfiguration<EvidenceStep>
{
    public void Configure(EntityTypeBuilder<EvidenceStep> step)
    {
        step.ToTable("evidence_steps");
        step.Property(s => s.Words).HasMaxLength(EvidenceItem.WordsLength);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.ItemId, s.Position }).IsUnique();
    }
}

internal sealed class EvidenceFileMap : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.ToTable("evidence_files");
        file.HasOne<EvidenceItem>().WithOne().HasForeignKey<EvidenceFile>(f => f.Id);
    }
}
