using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Attachments;

internal sealed class AttachmentMap : IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<AttachmentFile>
{
    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("attachments");
        attachment.Property(a => a.What).HasMaxLength(Attachment.WhatLength);
        attachment.Property(a => a.Sha256).HasMaxLength(Attachment.HashLength);
        attachment.Property(a => a.WithdrawnBecause).HasMaxLength(Attachment.ReasonLength);
        attachment.HasOne<ThreadNode>().WithMany().HasForeignKey(a => a.RecordId);
        attachment.HasOne<OrgNode>().WithMany().HasForeignKey(a => a.NodeId);
        attachment.HasOne<Person>().WithMany().HasForeignKey(a => a.ById);
        attachment.HasOne<Person>().WithMany().HasForeignKey(a => a.WithdrawnBy);
        attachment.HasIndex(a => a.RecordId);
    }

    public void Configure(EntityTypeBuilder<AttachmentFile> file)
    {
        file.ToTable("attachment_files");
        file.HasOne<Attachment>().WithOne().HasForeignKey<AttachmentFile>(f => f.Id);
    }
}
