using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>What was done about an escalation, or came by itself.</summary>
public enum EscalationMove
{
    Raised,
    ReadBack,
    Accepted,
    Returned,
    Joined,
    PassedUp,
    SteppedUp,
    TopTold,
    PriorityChanged,
    Answered,
    Confirmed,
    Reopened,
    Closed,
}

/// <summary>Who acts, in which post, at which places they receive escalations, and when; nobody where the site does it by itself.</summary>
public sealed record EscalationAct(Guid? By, string Name, string Post, IReadOnlyList<string> Receives, DateTimeOffset At)
{
    public static EscalationAct Of(CurrentUser user, DateTimeOffset at) => new(user.Id, user.Name, user.Post, user.PathsOf(Permission.ReceiveEscalations), at);

    public static EscalationAct ByItself(DateTimeOffset at) => new(null, "", "", [], at);
}

/// <summary>A dated row with name and post as they were then, never changed.</summary>
public sealed class EscalationStep : Entity
{
    public const int ToLength = 100;

    private EscalationStep()
    {
    }

    internal EscalationStep(Guid id, Guid escalation, int position, EscalationMove move, string words, string to, Guid tier, Guid? wentTo, DateTimeOffset? due, EscalationAct act) =>
        (Id, EscalationId, Position, Move, Words, ToWords, TierId, WentToId, Due, ById, Name, Post, At) = (id, escalation, position, move, words, to, tier, wentTo, due, act.By, act.Name, act.Post, act.At);

    public Guid EscalationId { get; private init; }
    public int Position { get; private init; }
    public EscalationMove Move { get; private init; }

    /// <summary>What was said: the read-back, the reason, the answer.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Where it went or what it became, in words: "Tier 3, Medicine", "priority 3".</summary>
    public string ToWords { get; private init; } = "";

    /// <summary>The place of the tier that decided, or that had it where it came by itself; not known of rows from before this was kept.</summary>
    public Guid? TierId { get; private init; }

    /// <summary>The place that has had it since, where it went up; not known of rows from before this was kept.</summary>
    public Guid? WentToId { get; private init; }

    /// <summary>The time that had passed, where that is why.</summary>
    public DateTimeOffset? Due { get; private init; }

    /// <summary>Null where the site did it by itself.</summary>
    public Guid? ById { get; private init; }
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
