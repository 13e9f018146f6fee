using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>What the thread knows of a record, under the record's own id. Not an entity: a change of it is a change of the record, and stands in its history.</summary>
[About(Subject.Thread)]
public sealed class ThreadNode : IMayBeRestricted
{
    public const int TitleLength = 300;
    public const int AddressLength = 300;
    public const int StateLength = 40;

    private ThreadNode()
    {
    }

    public ThreadNode(IThreadNode record, DateTimeOffset at)
    {
        (Id, Kind) = (record.Id, record.Kind);
        Follow(record, at);
    }

    public Guid Id { get; private init; }
    public ThreadKind Kind { get; private init; }
    public string Title { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string State { get; private set; } = "";
    public Guid NodeId { get; private set; }

    /// <summary>When its words, its state or its place were last other ones: what a board gives as "last updated".</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public void Follow(IThreadNode record, DateTimeOffset at) => (Title, Address, State, NodeId, ChangedAt) = (record.Title, record.Address, record.State, record.NodeId, at);
}
