using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Huddles;

public enum HuddleState
{
    Scheduled,
    Open,
    Closed,
    Missed,
}

public enum EntryStatus
{
    /// <summary>"Nothing to report", or "Nothing else" where the board knew something: both are said, never assumed.</summary>
    Nothing,
    Issue,
    NotDiscussed,
}

/// <summary>The huddle of one place on one day: what came up, what must go up, what came down.</summary>
[About(Subject.Huddles)]
public sealed class Huddle : Entity, IThreadNode
{
    public const int WordsLength = 300;
    public const int LeaderLength = 60;

    /// <summary>Minutes after its end until it closes by itself, or counts as missed.</summary>
    public const int Grace = 15;

    /// <summary>How long before its time it may be started.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromHours(1);

    // What comes of a huddle by itself, by the names under which due times are stored.
    public const string WasMissed = "huddle-missed";
    public const string EndsItself = "huddle-ends-itself";

    /// <summary>What the step says by which it was opened from a device that had no network.</summary>
    public const string HeldWithoutNetwork = "Held without a network";

    private readonly List<HuddleEntry> entries = [];
    private readonly List<HuddleStep> steps = [];
    private readonly List<HuddlePresence> presences = [];

    private Huddle()
    {
    }

    internal Huddle(Guid id, Guid step, HuddleSeries series, DateOnly date, DateTimeOffset at)
    {
        (Id, NodeId, Tier, Date, Minutes) = (id, series.NodeId, series.Tier, date, series.Minutes);
        StartsAt = date.StartInLondon(series.Start);
        (AgendaLines, Leader, LedByRota) = (Agenda.Write(series.Items), series.Leader, series.LedByRota);
        Add(step, HuddleState.Scheduled, "", new HuddleAct(null, at));
    }

    public Guid NodeId { get; private init; }
    public int Tier { get; private init; }
    public DateOnly Date { get; private init; }

    /// <summary>The time on the wall, whatever the clocks do.</summary>
    public DateTimeOffset StartsAt { get; private init; }
    public int Minutes { get; private init; }

    /// <summary>The agenda as it was when the huddle was made.</summary>
    public string AgendaLines { get; private init; } = "";
    public IReadOnlyList<AgendaLine> Items => Agenda.Read(AgendaLines);

    /// <summary>Who was to lead it, by role or by the rota.</summary>
    public string? Leader { get; private init; }
    public bool LedByRota { get; private init; }
    public HuddleState State { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What was said was typed on a device without a network, which showed nothing of what came up, came down or signals.</summary>
    public bool WithoutNetwork { get; private set; }

    /// <summary>Why it was missed, given later.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whom the team thanked.</summary>
    public string? Thanks { get; private set; }
    public IReadOnlyList<HuddleEntry> Entries => entries;
    public IReadOnlyList<HuddleStep> Steps => steps;

    /// <summary>Who was there, by role: the latest of a role holds.</summary>
    public IReadOnlyList<HuddlePresence> Presences => presences;

    ThreadKind IThreadNode.Kind => ThreadKind.Huddle;
    string IThreadNode.Title => $"Huddle, {Date.LongWords()}";
    string IThreadNode.Address => $"huddles/{Date:yyyy-MM-dd}";
    string IThreadNode.State => State.ToString();

    /// <summary>When it closes by itself, or counts as missed.</summary>
    public DateTimeOffset Limit => (OpenedAt ?? StartsAt).AddMinutes(Minutes + Grace);

    public IReadOnlyList<Due> Ahead() => State switch
    {
        HuddleState.Scheduled => [new Due(WasMissed, Id, Limit)],
        HuddleState.Open => [new Due(EndsItself, Id, Limit)],
        _ => [],
    };

    public void Open(Guid id, HuddleAct act)
    {
        if (State is not HuddleState.Scheduled)
            throw new DomainException(State switch
            {
                HuddleState.Open => "This huddle is open already. Go on with it.",
                HuddleState.Closed => "This huddle is closed. What comes up now can still be added to it, marked as late.",
                _ => $"This huddle was to start at {StartsAt.TimeWords()} and its time has passed. Say why it was missed; what came up can still be added to it, marked as late.",
            });
        if (act.At < StartsAt - Early)
            throw new DomainException($"This huddle can be started from {(StartsAt - Early).TimeWords()}. Raise what cannot wait as an issue.");
        OpenedAt = act.At;
        Add(id, HuddleState.Open, "", act);
    }

    /// <summary>
    /// What was typed at its time on a device without a network shows that the team did hold it, though nobody could start it: it is open from then,
    /// and from its own time at the earliest. What was typed before that and arrives after it moves its beginning. Not where somebody has said why it was missed.
    /// </summary>
    /// <returns>Whether it is open now and was not before.</returns>
    public bool OpenWithoutNetwork(Guid id, HuddleAct typed)
    {
        var from = typed.At < StartsAt ? StartsAt : typed.At;
        if (WithoutNetwork && from < OpenedAt && StartsAt - Early <= typed.At)
            OpenedAt = from;
        if (State is HuddleState.Open or HuddleState.Closed || !MayHaveBeenHeldAt(typed.At))
            return false;
        (OpenedAt, WithoutNetwork) = (from, true);
        Add(id, HuddleState.Open, HeldWithoutNetwork, typed);
        return true;
    }

    /// <summary>After its end too, and then marked as late.</summary>
    public HuddleEntry Enter(Guid id, string item, EntryStatus status, string? note, bool showsSignals, HuddleAct act)
    {
        if (State is HuddleState.Scheduled)
            throw new DomainException("This huddle has not begun. Start it first.");
        var entry = new HuddleEntry(id, Id, item, status, note, !WasOpenAt(act.At), act);
        entries.Add(entry);
        if (showsSignals && !WithoutNetwork && State is HuddleState.Open && act.By is { } by)
            Happened(new SignalsShown(Id, NodeId, by, act.At));
        return entry;
    }

    /// <summary>How many of a role were there. After its end too, and then marked as late.</summary>
    public void Count(Guid id, PresentRole role, int people, HuddleAct act)
    {
        if (State is HuddleState.Scheduled)
            throw new DomainException("This huddle has not begun. Start it first.");
        if (State is HuddleState.Missed)
            throw new DomainException("This huddle was missed, so nobody was there.");
        if (people != (presences.LastOrDefault(row => row.Role == role)?.People ?? 0))
            presences.Add(new HuddlePresence(id, Id, role, people, State is HuddleState.Closed, act));
    }

    public void Close(Guid id, string? thanks, HuddleAct act)
    {
        MustBeOpen();
        (EndedAt, Thanks) = (act.At, thanks);
        Add(id, HuddleState.Closed, "", act);
    }

    /// <summary>Nobody closed it. Dated with its limit, however late the site was.</summary>
    public void EndItself(Guid id, DateTimeOffset due)
    {
        MustBeOpen();
        EndedAt = due;
        Add(id, HuddleState.Closed, "", new HuddleAct(null, due));
    }

    /// <summary>Nobody opened it.</summary>
    public void Miss(Guid id, DateTimeOffset due)
    {
        if (State is not HuddleState.Scheduled)
            throw new DomainException("Only a huddle that nobody opened is missed.");
        Add(id, HuddleState.Missed, "", new HuddleAct(null, due));
    }

    public void Explain(Guid id, string reason, HuddleAct act)
    {
        if (State is not HuddleState.Missed)
            throw new DomainException("Only a missed huddle needs a reason.");
        Reason = reason;
        Add(id, HuddleState.Missed, reason, act);
    }

    /// <summary>Whether what was said at this instant may have been said at it: it was open then, or nobody could tell the site that it was.</summary>
    public bool MayHaveBeenHeldAt(DateTimeOffset at) => State switch
    {
        HuddleState.Open or HuddleState.Closed => WasOpenAt(at),
        HuddleState.Missed when Reason is not null => false,
        _ => StartsAt - Early <= at && at <= StartsAt.AddMinutes(Minutes + Grace),
    };

    private bool WasOpenAt(DateTimeOffset at) => (State is HuddleState.Open && !WithoutNetwork) || (OpenedAt is not null && at < (EndedAt ?? Limit));

    private void MustBeOpen()
    {
        if (State is not HuddleState.Open)
            throw new DomainException(State switch
            {
                HuddleState.Scheduled => "This huddle has not begun. Start it first.",
                HuddleState.Closed => "This huddle is closed already.",
                _ => "This huddle was missed. Say why.",
            });
    }

    private void Add(Guid id, HuddleState state, string words, HuddleAct act)
    {
        State = state;
        steps.Add(new HuddleStep(id, Id, steps.Count + 1, state, words, act));
    }
}

/// <summary>Who acts on a huddle, and when; nobody where the site does it by itself.</summary>
public sealed record HuddleAct(Guid? By, DateTimeOffset At);

/// <summary>At an open huddle something was said to the item under which the board shows what its charts signal.</summary>
internal sealed record SignalsShown(Guid Huddle, Guid Node, Guid By, DateTimeOffset At) : IDomainEvent;
