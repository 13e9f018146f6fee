using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Data;

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.Who).HasMaxLength(200);
        entry.Property(e => e.RoleUsed).HasMaxLength(60);
        entry.Property(e => e.Command).HasMaxLength(100);
        entry.Property(e => e.Record).HasMaxLength(100);
        entry.Property(e => e.Before).HasColumnType("jsonb");
        entry.Property(e => e.After).HasColumnType("jsonb");
        entry.Property(e => e.Reason).HasMaxLength(1000);
        entry.HasIndex(e => new { e.RecordId, e.Id });
    }
}

internal sealed class OperationMap : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> operation)
    {
        operation.ToTable("operations");
        operation.Property(o => o.Id).ValueGeneratedNever();
        operation.Property(o => o.Request).HasMaxLength(100);
        operation.Property(o => o.ContentHash).HasMaxLength(64);
        operation.Property(o => o.Answer).HasColumnType("jsonb");
    }
}

internal sealed class RestrictionMap : IEntityTypeConfiguration<Restriction>
{
    public void Configure(EntityTypeBuilder<Restriction> restriction)
    {
        restriction.ToTable("restrictions");
        restriction.Property(r => r.Reason).HasMaxLength(Restriction.ReasonLength);
        restriction.Property(r => r.LiftedBecause).HasMaxLength(Restriction.ReasonLength);
        restriction.HasMany(r => r.People).WithOne().HasForeignKey(named => named.RestrictionId);
        restriction.HasIndex(r => r.RecordId).IsUnique().HasFilter("lifted_at is null").HasDatabaseName("ix_restrictions_in_force");
    }
}

internal sealed class RestrictedReadMap : IEntityTypeConfiguration<RestrictedRead>
{
    public void Configure(EntityTypeBuilder<RestrictedRead> read)
    {
        read.ToTable("restricted_reads");
        read.HasKey(r => new { r.RecordId, r.PersonId, r.Hour });
    }
}

internal sealed class NamedPersonMap : IEntityTypeConfiguration<NamedPerson>
{
    public void Configure(EntityTypeBuilder<NamedPerson> named)
    {
        named.ToTable("restriction_people");
        named.HasIndex(n => new { n.RestrictionId, n.PersonId }).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_restriction_people_in_force");
    }
}
