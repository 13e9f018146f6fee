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

    public ThreadNode(IThreadNode record)
    {
        (Id, Kind) = (record.Id, record.Kind);
        Follow(record);
    }

    public Guid Id { get; private init; }
    public ThreadKind Kind { get; private init; }
    public string Title { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string State { get; private set; } = "";
    public Guid NodeId { get; private set; }

    public void Follow(IThreadNode record) => (Title, Address, State, NodeId) = (record.Title, record.Address, record.State, record.NodeId);
}
