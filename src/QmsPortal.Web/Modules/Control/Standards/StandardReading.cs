using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Somebody has read a version and understood it: a dated row, never changed. It is counted by role, and shown to nobody but them.</summary>
[About(Subject.Readings)]
public sealed class StandardReading : Entity, IAtPlace
{
    private StandardReading()
    {
    }

    public StandardReading(Guid id, StandardVersion version, Guid person, DateTimeOffset at) => (Id, VersionId, NodeId, PersonId, At) = (id, version.Id, version.NodeId, person, at);

    public Guid VersionId { get; private init; }
    public Guid NodeId { get; private init; }
    public Guid PersonId { get; private init; }
    public DateTimeOffset At { get; private init; }
}
