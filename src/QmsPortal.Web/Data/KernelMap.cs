using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Outbox;
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
        restriction.HasMany(r => r.People).WithOne().HasForeignKey(named => named.RestrictionId);
        restriction.HasIndex(r => r.RecordId).IsUnique().HasFilter("lifted_at is null").HasDatabaseName("ix_restrictions_in_force");
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

internal sealed class DueTimeMap : IEntityTypeConfiguration<DueTime>
{
    public void Configure(EntityTypeBuilder<DueTime> due)
    {
        due.ToTable("due_times");
        due.Property(d => d.Id).ValueGeneratedNever();
        due.Property(d => d.Kind).HasMaxLength(DueTime.KindLength);
        due.Property(d => d.LastFailure).HasMaxLength(DueTime.FailureLength);
        due.Ignore(d => d.Due);
        due.HasIndex(d => new { d.Kind, d.RecordId, d.DueAt }).IsUnique().HasFilter("cancelled_at is null").HasDatabaseName("ix_due_times_once");
        due.HasIndex(d => d.DueAt).HasFilter("done_at is null and cancelled_at is null and left_at is null").HasDatabaseName("ix_due_times_open");
        due.HasIndex(d => new { d.RecordId, d.DueAt }).HasFilter("done_at is null and cancelled_at is null and left_at is null").HasDatabaseName("ix_due_times_open_of_record");
    }
}

internal sealed class OutboxMessageMap : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox_messages");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Thing).HasMaxLength(OutboxMessage.ThingLength);
        message.Property(m => m.Subject).HasMaxLength(OutboxMessage.SubjectLength);
        message.Property(m => m.Body).HasMaxLength(OutboxMessage.BodyLength);
        message.Property(m => m.Failure).HasMaxLength(OutboxMessage.FailureLength);
        message.Property(m => m.State).IsConcurrencyToken();
        message.HasIndex(m => new { m.Channel, m.PersonId, m.Thing }).IsUnique().HasDatabaseName("ix_outbox_messages_once");
        message.HasIndex(m => new { m.Channel, m.NextTryAt }).HasFilter("state = 'Waiting'").HasDatabaseName("ix_outbox_messages_waiting");
        message.HasIndex(m => new { m.State, m.CreatedAt }).HasFilter("channel = 'Mail' and state <> 'Sent'").HasDatabaseName("ix_outbox_messages_not_sent");
    }
}

internal sealed class ResendingMap : IEntityTypeConfiguration<Resending>
{
    public void Configure(EntityTypeBuilder<Resending> resending)
    {
        resending.ToTable("resendings");
        resending.HasOne<OutboxMessage>().WithMany().HasForeignKey(r => r.MessageId);
    }
}
