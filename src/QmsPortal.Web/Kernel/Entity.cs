namespace QmsPortal.Kernel;

/// <summary>A stored thing with a life of its own. Every change to one leaves an audit row in the same save.</summary>
public abstract class Entity
{
    public Guid Id { get; protected init; }

    /// <summary>PostgreSQL's row version; forms post it back so that a stale one is refused.</summary>
    public uint Version { get; private set; }
}
