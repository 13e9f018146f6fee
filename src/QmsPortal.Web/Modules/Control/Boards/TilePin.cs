using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>A place above the wards wants a measure on the boards of all below it that take it. The teams cannot remove it; it is ended, never deleted.</summary>
[About(Subject.Boards)]
public sealed class TilePin : Entity, IAtPlace
{
    /// <summary>On one board, whichever places above it pinned them: the board is the team's.</summary>
    public const int Most = 2;

    private TilePin()
    {
    }

    public TilePin(Guid id, Guid node, Guid definition, Guid by, DateTimeOffset at) => (Id, NodeId, DefinitionId, PinnedBy, PinnedAt) = (id, node, definition, by, at);

    public Guid NodeId { get; private init; }
    public Guid DefinitionId { get; private init; }
    public Guid PinnedBy { get; private init; }
    public DateTimeOffset PinnedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedBy { get; private set; }

    public void End(Guid by, DateTimeOffset at)
    {
        if (EndedAt is not null)
            throw new DomainException("This pin was ended already.");
        (EndedBy, EndedAt) = (by, at);
    }
}
