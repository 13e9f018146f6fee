using QmsPortal.Contracts.Improvement;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Ideas;

public enum IdeaState
{
    New,
    Agreed,
    Trying,
    Done,
    NotNow,
}

/// <summary>What somebody would do better at their place, in three fields. Its words never change; what became of it is a row of steps.</summary>
[About(Subject.Ideas)]
public sealed class Idea : Entity, IThreadNode, IAtPlace
{
    public const int WordsLength = 160;
    public const int DaysToAnswer = 7;

    /// <summary>The name under which "nobody answered in time" is stored among the due times.</summary>
    public const string Unanswered = "idea-unanswered";

    private static readonly Dictionary<IdeaState, IdeaState[]> Ways = new()
    {
        [IdeaState.New] = [IdeaState.Agreed, IdeaState.Trying, IdeaState.NotNow],
        [IdeaState.Agreed] = [IdeaState.Trying, IdeaState.NotNow],
        [IdeaState.Trying] = [IdeaState.Done, IdeaState.NotNow],
        [IdeaState.NotNow] = [IdeaState.Agreed],
        [IdeaState.Done] = [],
    };

    private readonly List<IdeaStep> steps = [];

    private Idea()
    {
    }

    public Idea(Guid id, int number, Guid node, IdeaText text, Deed deed)
    {
        (Id, Number, NodeId, Problem, Words, Helps) = (id, number, node, text.Problem, text.Words, text.Helps);
        (RaisedBy, RaisedAt, AnswerBy) = (deed.By, deed.At, deed.At.LondonDay().AddDays(DaysToAnswer));
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public string Problem { get; private init; } = "";
    public string Words { get; private init; } = "";
    public string Helps { get; private init; } = "";
    public Guid RaisedBy { get; private init; }
    public DateTimeOffset RaisedAt { get; private init; }

    /// <summary>The last day on which its answer is in time.</summary>
    public DateOnly AnswerBy { get; private init; }

    /// <summary>When its time passed without an answer. The mark stays.</summary>
    public DateTimeOffset? PastSince { get; private set; }
    public IdeaState State { get; private set; }
    public IReadOnlyList<IdeaStep> Steps => steps;

    ThreadKind IThreadNode.Kind => ThreadKind.Idea;
    string IThreadNode.Title => Words;
    string IThreadNode.Address => $"/ideas/{Number}";
    string IThreadNode.State => (State, PastSince) switch
    {
        (IdeaState.New, null) => IdeasWaiting.InTime,
        (IdeaState.New, _) => IdeasWaiting.Past,
        _ => IdeaWords.Of(State),
    };

    /// <summary>Whether what it becomes next is for somebody else than its raiser to say: its answer, and another one after "not now".</summary>
    public static bool NeedsAnother(IdeaState state) => state is IdeaState.New or IdeaState.NotNow;

    public static IReadOnlyList<IdeaState> From(IdeaState state) => Ways[state];

    public IReadOnlyList<Due> Ahead() => State is IdeaState.New && PastSince is null ? [new Due(Unanswered, Id, AnswerBy.AddDays(1).StartInLondon())] : [];

    public void Move(Guid id, IdeaState to, string words, Deed deed)
    {
        if (!Ways[State].Contains(to))
            throw new DomainException($"This idea is “{IdeaWords.Of(State).ToLowerInvariant()}”, so it cannot become “{IdeaWords.Of(to).ToLowerInvariant()}”.");
        if (NeedsAnother(State) && deed.By == RaisedBy)
            throw new DomainException("It is your own idea, so another person answers it.");
        if (to is IdeaState.NotNow && words.Length == 0)
            throw new DomainException("Say why not now: whoever had the idea will read it.");
        if (to is IdeaState.Done && words.Length == 0)
            throw new DomainException("Say what came of it.");
        State = to;
        steps.Add(new IdeaStep(id, Id, steps.Count + 1, to, words, deed));
    }

    /// <summary>Dated with its time, however late the site was.</summary>
    public void Pass(DateTimeOffset due) => PastSince = due;
}

/// <summary>The three fields: what is wrong, what to do, whom it helps.</summary>
public sealed record IdeaText(string Problem, string Words, string Helps);

/// <summary>What became of an idea: a dated row, never changed.</summary>
public sealed class IdeaStep : Entity
{
    private IdeaStep()
    {
    }

    internal IdeaStep(Guid id, Guid idea, int position, IdeaState state, string words, Deed deed) =>
        (Id, IdeaId, Position, State, Words, ById, At) = (id, idea, position, state, words, deed.By, deed.At);

    public Guid IdeaId { get; private init; }
    public int Position { get; private init; }
    public IdeaState State { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
