using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;

namespace QmsPortal.Modules.Organisation.Places;

internal sealed class OrgNodeMap : IEntityTypeConfiguration<OrgNode>, IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<OrgNode> node)
    {
        node.ToTable("org_nodes");
        node.Property(n => n.Name).HasMaxLength(OrgNode.NameLength);
        node.Property(n => n.Code).HasMaxLength(OrgNode.CodeLength);
        node.Property(n => n.Path).HasMaxLength(OrgNode.PathLength);
        node.HasIndex(n => n.Code).IsUnique();
        node.HasIndex(n => n.Path).IsUnique().HasOperators("text_pattern_ops");
        node.Property(n => n.Order).HasMaxLength(OrgNode.OrderLength);
        node.HasIndex(n => n.Order);
        node.HasIndex(n => n.ParentId);
        node.HasOne<OrgNode>().WithMany().HasForeignKey(n => n.ParentId);
        node.HasMany(n => n.Placements).WithOne().HasForeignKey(placement => placement.NodeId);
    }

    public void Configure(EntityTypeBuilder<Placement> placement)
    {
        placement.ToTable("org_placements");
        placement.HasKey(p => new { p.NodeId, p.AboveId, p.From });
        placement.HasIndex(p => p.AboveId);
        placement.HasOne<OrgNode>().WithMany().HasForeignKey(p => p.AboveId);
    }
}

/// <summary>The kernel knows no places, so that the thread runs through them is said here.</summary>
internal sealed class PlacesOfTheThreadMap : IEntityTypeConfiguration<ThreadNode>, IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<ThreadNode> node) => node.HasOne<OrgNode>().WithMany().HasForeignKey(n => n.NodeId);

    public void Configure(EntityTypeBuilder<HandOver> handOver)
    {
        handOver.HasOne<OrgNode>().WithMany().HasForeignKey(h => h.NodeId);
        handOver.HasOne<OrgNode>().WithMany().HasForeignKey(h => h.FromNodeId);
    }
}
