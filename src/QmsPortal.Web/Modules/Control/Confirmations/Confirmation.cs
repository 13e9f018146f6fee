using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Confirmations;

public enum ConfirmationOutcome
{
    Followed,
    NotFollowed,

    /// <summary>The standard or what it needs stood in the way, and nobody is blamed: it becomes an issue.</summary>
    CouldNotBeFollowed,
}

/// <summary>A short look by a leader at whether a standard is followed at a ward. It says something about the work, never about a person, and is never changed.</summary>
[About(Subject.Confirmations)]
public sealed class Confirmation : Entity, IThreadNode
{
    public const int WhyLength = 300;

    private Confirmation()
    {
    }

    public Confirmation(Guid id, int number, Seen seen, ConfirmationOutcome outcome, string why, Guid by, DateTimeOffset at)
    {
        (Id, Number, NodeId, StandardId, Of, Title) = (id, number, seen.Node, seen.Standard, seen.Of, $"{seen.Title}: {ConfirmationWords.Of(outcome).ToLowerInvariant()}");
        (Outcome, Why, ById, At, Day) = (outcome, why, by, at, at.LondonDay());
        if (outcome is not ConfirmationOutcome.Followed && why.Length == 0)
            throw new DomainException("Say why it was not followed.");
    }

    public int Number { get; private init; }

    /// <summary>The ward where it was looked at.</summary>
    public Guid NodeId { get; private init; }
    public Guid StandardId { get; private init; }

    /// <summary>The version in force at the time.</summary>
    public int Of { get; private init; }
    public string Title { get; private init; } = "";
    public ConfirmationOutcome Outcome { get; private init; }
    public string Why { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The day in London, by which it is counted.</summary>
    public DateOnly Day { get; private init; }

    ThreadKind IThreadNode.Kind => ThreadKind.Confirmation;
    string IThreadNode.Address => $"/confirmations/{Number}";
    string IThreadNode.State => ConfirmationWords.Of(Outcome);
}

/// <summary>What was looked at: which version of which standard, at which ward.</summary>
public sealed record Seen(Guid Standard, int Of, string Title, Guid Node);
