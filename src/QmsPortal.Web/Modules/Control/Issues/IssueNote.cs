using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>What somebody added to an issue after it was raised: a dated row, never changed, and seen by whoever sees the issue.</summary>
[About(Subject.Issues)]
public sealed class IssueNote : Entity, IPartOfHistory
{
    public const int WordsLength = 300;

    private IssueNote()
    {
    }

    internal IssueNote(Guid id, Issue issue, string words, Guid by, DateTimeOffset at) =>
        (Id, RecordId, NodeId, Words, ById, At) = (id, issue.Id, issue.NodeId, words, by, at);

    /// <summary>The issue.</summary>
    public Guid RecordId { get; private init; }
    public Guid NodeId { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
