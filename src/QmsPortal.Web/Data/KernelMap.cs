using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.KeptForms;
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
        due.HasIndex(d => new { d.RecordId, d.DueAt }).HasFilter("cancelled_at is null").HasDatabaseName("ix_due_times_of_record");
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

internal sealed class ThreadNodeMap : IEntityTypeConfiguration<ThreadNode>
{
    public void Configure(EntityTypeBuilder<ThreadNode> node)
    {
        node.ToTable("thread_nodes");
        node.Property(n => n.Id).ValueGeneratedNever();
        node.Property(n => n.Title).HasMaxLength(ThreadNode.TitleLength);
        node.Property(n => n.Address).HasMaxLength(ThreadNode.AddressLength);
        node.Property(n => n.State).HasMaxLength(ThreadNode.StateLength);
        node.HasIndex(n => new { n.Kind, n.Title, n.Id });
        node.HasIndex(n => new { n.NodeId, n.Kind, n.ChangedAt });
    }
}

internal sealed class ThreadLinkMap : IEntityTypeConfiguration<ThreadLink>
{
    public void Configure(EntityTypeBuilder<ThreadLink> link)
    {
        link.ToTable("thread_links", table => table.HasCheckConstraint("ck_thread_links_not_itself", "from_id <> to_id"));
        link.Property(l => l.Note).HasMaxLength(ThreadLink.NoteLength);
        link.Property(l => l.EndReason).HasMaxLength(ThreadLink.NoteLength);
        link.HasOne<ThreadNode>().WithMany().HasForeignKey(l => l.FromId);
        link.HasOne<ThreadNode>().WithMany().HasForeignKey(l => l.ToId);
        link.HasIndex(l => new { l.FromId, l.ToId, l.Relation }).IsUnique().HasFilter("ended_at is null").HasDatabaseName("ix_thread_links_one_at_a_time");
        link.HasIndex(l => new { l.FromId, l.Relation }).HasFilter("ended_at is null").IncludeProperties(l => l.ToId).HasDatabaseName("ix_thread_links_onwards");
        link.HasIndex(l => new { l.ToId, l.Relation }).HasFilter("ended_at is null").IncludeProperties(l => l.FromId).HasDatabaseName("ix_thread_links_back");
        link.HasIndex(l => l.FromId).HasDatabaseName("ix_thread_links_from");
        link.HasIndex(l => l.ToId).HasDatabaseName("ix_thread_links_to");
    }
}

internal sealed class HandOverMap : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> handOver)
    {
        handOver.ToTable("hand_overs");
        handOver.HasOne<ThreadNode>().WithMany().HasForeignKey(h => h.RecordId);
        handOver.HasMany(h => h.Steps).WithOne().HasForeignKey(step => step.HandOverId);
        handOver.HasIndex(h => new { h.RecordId, h.Kind }).IsUnique().HasFilter("state = 'Offered'").HasDatabaseName("ix_hand_overs_one_offer_at_a_time");
        handOver.HasIndex(h => h.RecordId);
        handOver.HasIndex(h => new { h.NodeId, h.State });
    }
}

internal sealed class HandOverStepMap : IEntityTypeConfiguration<HandOverStep>
{
    public void Configure(EntityTypeBuilder<HandOverStep> step)
    {
        step.ToTable("hand_over_steps");
        step.Property(s => s.Words).HasMaxLength(HandOver.WordsLength);
        step.Property(s => s.Name).HasMaxLength(HandOverStep.NameLength);
        step.Property(s => s.Post).HasMaxLength(HandOverStep.NameLength);
        step.HasIndex(s => new { s.HandOverId, s.Position }).IsUnique();
    }
}
