using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Attachments;

public enum FileKind
{
    Jpeg,
    Png,
    Pdf,
}

/// <summary>A picture or a paper that belongs to an issue, an action or an idea, and is seen by whoever sees that. Withdrawn with the reason, never deleted.</summary>
[About(Subject.Attachments)]
public sealed class Attachment : Entity, IAboutRecord
{
    public const int WhatLength = 100;
    public const int ReasonLength = 200;
    public const int HashLength = 64;
    public const int Largest = 5 * 1024 * 1024;

    private Attachment()
    {
    }

    public Attachment(Guid id, Guid record, Guid node, string what, CleanFile file, Guid by, DateTimeOffset at) =>
        (Id, RecordId, NodeId, What, Kind, Length, Sha256, ById, At) = (id, record, node, what, file.Kind, file.Content.Length, file.Sha256, by, at);

    public Guid RecordId { get; private init; }
    public Guid NodeId { get; private init; }

    /// <summary>What it shows, in words: for whoever cannot see it, and in place of the name it had on somebody's phone.</summary>
    public string What { get; private init; } = "";
    public FileKind Kind { get; private init; }
    public int Length { get; private init; }
    public string Sha256 { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public Guid? WithdrawnBy { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Nobody opens it any more. That it was there, and why it is not, stays.</summary>
    public void Withdraw(string because, Guid by, DateTimeOffset at)
    {
        if (WithdrawnAt is not null)
            throw new DomainException("This file is withdrawn already.");
        (WithdrawnBecause, WithdrawnBy, WithdrawnAt) = (because, by, at);
    }
}

/// <summary>The bytes of a file, under its id, in a table of their own: no list ever loads them, and nothing changes them.</summary>
[About(Subject.Attachments)]
public sealed class AttachmentFile : Entity
{
    private AttachmentFile()
    {
    }

    public AttachmentFile(Guid attachment, byte[] content) => (Id, Content) = (attachment, content);

    [NotInHistory]
    public byte[] Content { get; private init; } = [];
}
