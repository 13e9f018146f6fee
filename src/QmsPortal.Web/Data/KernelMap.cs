using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.KeptForms;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Data;

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries");
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.RoleUsed).HasMaxLength(400);
        entry.Property(e => e.Command).HasMaxLength(100);
        entry.Property(e => e.Record).HasMaxLength(100);
        entry.HasAlternateKey(e => e.Mark);
        entry.HasIndex(e => new { e.RecordId, e.Id });
        entry.HasOne(e => e.Payload).WithOne().HasForeignKey<AuditPayload>(p => p.Mark).HasPrincipalKey<AuditEntry>(e => e.Mark);
        entry.Navigation(e => e.Payload).AutoInclude();
    }
}

internal sealed class AuditPayloadMap : IEntityTypeConfiguration<AuditPayload>
{
    public void Configure(EntityTypeBuilder<AuditPayload> payload)
    {
        payload.ToTable("audit_payloads");
        payload.HasKey(p => p.Mark);
        payload.Property(p => p.Mark).ValueGeneratedNever();
        payload.Property(p => p.Who).HasMaxLength(200);
        // json and not jsonb: what is hashed is the text, to the letter.
        payload.Property(p => p.Before).HasColumnType("json");
        payload.Property(p => p.After).HasColumnType("json");
        payload.Property(p => p.Reason).HasMaxLength(1000);
    }
}

internal sealed class AuditSealMap : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.ToTable("audit_seals");
        seal.HasKey(s => s.Number);
        seal.Property(s => s.Number).ValueGeneratedNever();
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

internal sealed class KeptFormMap : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> kept)
    {
        kept.ToTable("kept_forms");
        kept.Property(k => k.Id).ValueGeneratedNever();
        kept.Property(k => k.Path).HasMaxLength(KeptForm.PathLength);
        kept.Property(k => k.Fields).HasMaxLength(KeepForm.FieldsLength);
        kept.HasIndex(k => k.At);
    }
}
