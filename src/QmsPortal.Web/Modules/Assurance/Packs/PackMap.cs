using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Assurance.Packs;

internal sealed class PackMap : IEntityTypeConfiguration<Pack>
{
    public void Configure(EntityTypeBuilder<Pack> pack)
    {
        pack.ToTable("packs");
        pack.Property(p => p.Title).HasMaxLength(Pack.TitleLength);
        pack.Property(p => p.ManifestSum).HasMaxLength(Pack.HashLength);
        pack.Ignore(p => p.FileName);
        pack.HasOne<OrgNode>().WithMany().HasForeignKey(p => p.NodeId);
        pack.HasOne<Framework>().WithMany().HasForeignKey(p => p.FrameworkId);
        pack.HasOne<Person>().WithMany().HasForeignKey(p => p.BuiltBy);
        pack.HasOne<Person>().WithMany().HasForeignKey(p => p.FrozenBy);
        pack.HasMany(p => p.Steps).WithOne().HasForeignKey(step => step.PackId);
        pack.HasMany(p => p.Items).WithOne().HasForeignKey(item => item.PackId);
        pack.HasIndex(p => p.Number).IsUnique();
        pack.HasIndex(p => new { p.NodeId, p.Number });
    }
}

internal sealed class PackItemMap : IEntityTypeConfiguration<PackItem>
{
    public void Configure(EntityTypeBuilder<PackItem> item)
    {
        item.ToTable("pack_items");
        item.Property(i => i.Path).HasMaxLength(PackItem.PathLength);
        item.Property(i => i.Sha256).HasMaxLength(Pack.HashLength);
        item.HasIndex(i => new { i.PackId, i.Position }).IsUnique();
    }
}

internal sealed class PackStepMap : IEntityTypeConfiguration<PackStep>
{
    public void Configure(EntityTypeBuilder<PackStep> step)
    {
        step.ToTable("pack_steps");
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ById);
        step.HasIndex(s => new { s.PackId, s.Position }).IsUnique();
    }
}

internal sealed class PackFileMap : IEntityTypeConfiguration<PackFile>
{
    public void Configure(EntityTypeBuilder<PackFile> file)
    {
        file.ToTable("pack_files");
        file.HasOne<Pack>().WithOne().HasForeignKey<PackFile>(f => f.Id);
    }
}
