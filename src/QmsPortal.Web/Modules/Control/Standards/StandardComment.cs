using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>What somebody thinks of a version in consultation: a dated row with their post as it was then, never changed.</summary>
[About(Subject.Standards)]
public sealed class StandardComment : Entity, IAtPlace
{
    public const int WordsLength = 500;

    private StandardComment()
    {
    }

    internal StandardComment(Guid id, StandardVersion version, string words, StandardAct act) =>
        (Id, VersionId, NodeId, Words, ById, Post, At) = (id, version.Id, version.NodeId, words, act.By!.Value, act.Post, act.At);

    public Guid VersionId { get; private init; }
    public Guid NodeId { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public string Post { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
