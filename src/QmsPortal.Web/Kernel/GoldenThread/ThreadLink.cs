using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>One record joined to another. Ended with a reason, never removed.</summary>
[About(Subject.Thread)]
public sealed class ThreadLink : Entity
{
    public const int NoteLength = 300;

    private ThreadLink()
    {
    }

    public ThreadLink(Guid id, ThreadEnd from, Relation relation, ThreadEnd to, string? note, Guid by, DateTimeOffset at)
    {
        if (from.Id == to.Id)
            throw new DomainException("A record cannot be linked to itself. Choose another one.");
        if (!relation.Allows(from.Kind, to.Kind))
            throw new DomainException(Refusal(from.Kind, relation, to.Kind));
        (Id, FromId, ToId, Relation, Note, CreatedBy, CreatedAt) = (id, from.Id, to.Id, relation, note, by, at);
    }

    public Guid FromId { get; private init; }
    public Guid ToId { get; private init; }
    public Relation Relation { get; private init; }
    public string? Note { get; private init; }
    public Guid CreatedBy { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedBy { get; private set; }
    public string? EndReason { get; private set; }

    public void End(string reason, Guid by, DateTimeOffset at)
    {
        if (EndedAt is not null)
            throw new DomainException("This link has ended already.");
        (EndReason, EndedBy, EndedAt) = (reason, by, at);
    }

    private static string Refusal(ThreadKind from, Relation relation, ThreadKind to)
    {
        var may = Relations.OpenTo(from).Select(open => $"{open.Words()} {string.Join(" or ", open.From(from).Select(kind => kind.InWords()))}").ToList();
        var instead = may.Count == 0 ? $"No link begins at {from.InWords()}: begin at the other record." : $"Choose one of these: {string.Join("; ", may)}.";
        return $"“{(Enum.IsDefined(relation) ? relation.Words() : "This")}” does not lead from {from.InWords()} to {to.InWords()}. {instead}";
    }
}
