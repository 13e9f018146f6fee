namespace QmsPortal.Kernel;

/// <summary>A stored thing with a life of its own. Every change to one leaves an audit row in the same save.</summary>
public abstract class Entity
{
    private List<IDomainEvent>? happened;

    public Guid Id { get; protected init; }

    /// <summary>PostgreSQL's row version; forms post it back so that a stale one is refused.</summary>
    public uint Version { get; private set; }

    /// <summary>Tells the other modules, within the save in hand: both happen or neither.</summary>
    protected void Happened(IDomainEvent what) => (happened ??= []).Add(what);

    /// <summary>What happened and has not been told yet; asked once.</summary>
    internal IReadOnlyList<IDomainEvent> TakeHappened()
    {
        var taken = happened ?? [];
        happened = null;
        return taken;
    }
}
