using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Actions;

public enum ActionState
{
    Open,
    Doing,
    Done,
    Checked,
    Cancelled,
}

/// <summary>Whether what was done has worked.</summary>
public enum Effect
{
    Effective,
    Partly,
    Not,
}

/// <summary>What one person does about an issue, and by when. A new day keeps the old one and counts; another than the owner says whether it worked.</summary>
[About(Subject.Actions)]
public sealed class ActionItem : Entity, IMayBeRestricted, IThreadNode
{
    public const int WordsLength = 160;
    public const int SaidLength = 300;
    public const int WeeksToCheck = 2;
    public const int MostWeeks = 26;

    // What comes of an action by itself, by the names under which due times are stored.
    public const string ItsDay = "action-due";
    public const string CheckDay = "action-check-due";

    private static readonly Dictionary<ActionState, ActionState[]> Ways = new()
    {
        [ActionState.Open] = [ActionState.Doing, ActionState.Cancelled],
        [ActionState.Doing] = [ActionState.Done, ActionState.Cancelled],
        [ActionState.Done] = [ActionState.Checked],
        [ActionState.Checked] = [],
        [ActionState.Cancelled] = [],
    };

    private readonly List<ActionStep> steps = [];

    private ActionItem()
    {
    }

    public ActionItem(Guid id, Guid step, int number, ActionIssue about, ActionPlan plan, ActionAct act)
    {
        plan.By.MustBeAhead(act.Today, "By");
        (Id, Number, IssueId, NodeId, Words, OwnerId, FirstBy, By, CheckAfterWeeks) = (id, number, about.Issue, about.Node, plan.Words, plan.Owner, plan.By, plan.By, plan.CheckAfterWeeks);
        Add(step, ActionMove.Added, "", act, plan.By, plan.Owner);
    }

    public int Number { get; private init; }
    public Guid IssueId { get; private init; }
    public Guid NodeId { get; private init; }
    public string Words { get; private init; } = "";
    public Guid OwnerId { get; private set; }
    public DateOnly FirstBy { get; private init; }
    public DateOnly By { get; private set; }

    /// <summary>How often its day was moved.</summary>
    public int Moves { get; private set; }
    public ActionState State { get; private set; }
    public int CheckAfterWeeks { get; private init; }

    /// <summary>From which day on it can be said whether it worked.</summary>
    public DateOnly? CheckOn { get; private set; }
    public Effect? Effect { get; private set; }
    public IReadOnlyList<ActionStep> Steps => steps;

    ThreadKind IThreadNode.Kind => ThreadKind.Action;
    string IThreadNode.Title => Words;
    string IThreadNode.Address => $"/actions/{Number}";
    string IThreadNode.State => ActionWords.Of(State, Effect);

    public static bool MayBecome(ActionState from, ActionState to) => Ways[from].Contains(to);

    public static bool IsOver(ActionState state) => Ways[state].Length == 0;

    public IReadOnlyList<Due> Ahead() => State switch
    {
        ActionState.Open or ActionState.Doing => [new Due(ItsDay, Id, By.StartInLondon())],
        ActionState.Done => [new Due(CheckDay, Id, CheckOn!.Value.StartInLondon())],
        _ => [],
    };

    public void Start(Guid step, ActionAct act)
    {
        MustBeTheirs(act);
        Become(ActionState.Doing);
        Add(step, ActionMove.Started, "", act);
    }

    /// <param name="said">What was done, in words; may be left out where a file shows it.</param>
    public void Finish(Guid step, string said, bool hasFile, ActionAct act)
    {
        MustBeTheirs(act);
        MustBecome(ActionState.Done);
        if (said.Length == 0 && !hasFile)
            throw new DomainException("Say what was done, or attach a file that shows it.");
        Become(ActionState.Done);
        CheckOn = act.Today.AddDays(7 * CheckAfterWeeks);
        Add(step, ActionMove.Finished, said, act, CheckOn);
    }

    /// <summary>"Not" asks for another action, and opens the issue again where it was thought to be solved.</summary>
    public void Check(Guid step, Effect effect, string why, ActionAct act)
    {
        MustBecome(ActionState.Checked);
        if (act.By == OwnerId)
            throw new DomainException("It is your action, so another person says whether it worked.");
        if (act.Today < CheckOn)
            throw new DomainException($"It can be checked from {CheckOn.Value.LongWords()}: what was done needs time to show.");
        Become(ActionState.Checked);
        Effect = effect;
        Add(step, ActionMove.Checked, why, act);
    }

    public void Cancel(Guid step, string why, ActionAct act)
    {
        Become(ActionState.Cancelled);
        Add(step, ActionMove.Cancelled, why, act);
    }

    public void Move(Guid step, DateOnly by, string why, ActionAct act)
    {
        MustBeToDo();
        by.MustBeAhead(act.Today, "By");
        if (by == By)
            throw new DomainException("It is due on that day already. Choose another day.");
        (By, Moves) = (by, Moves + 1);
        Add(step, ActionMove.Moved, why, act, by);
    }

    public void Give(Guid step, Guid owner, string why, ActionAct act)
    {
        MustBeToDo();
        if (owner == OwnerId)
            throw new DomainException("They have it already. Choose another person.");
        OwnerId = owner;
        Add(step, ActionMove.Given, why, act, owner: owner);
    }

    private void Become(ActionState to)
    {
        MustBecome(to);
        State = to;
    }

    private void MustBecome(ActionState to)
    {
        if (!MayBecome(State, to))
            throw new DomainException($"This action is “{ActionWords.Of(State, Effect).ToLowerInvariant()}”, so it cannot become “{ActionWords.Of(to, null).ToLowerInvariant()}”.");
    }

    private void MustBeToDo()
    {
        if (State is not (ActionState.Open or ActionState.Doing))
            throw new DomainException($"This action is “{ActionWords.Of(State, Effect).ToLowerInvariant()}”, so its day and its owner stay as they are.");
    }

    private void MustBeTheirs(ActionAct act)
    {
        if (act.By != OwnerId)
            throw new DomainException("Only its owner says that it is begun or done. If that is you, ask for it to be given to you.");
    }

    private void Add(Guid id, ActionMove move, string words, ActionAct act, DateOnly? day = null, Guid? owner = null) =>
        steps.Add(new ActionStep(id, Id, steps.Count + 1, move, words, day, owner, act));
}

/// <summary>The issue it is about, and where that is.</summary>
public sealed record ActionIssue(Guid Issue, Guid Node);

/// <summary>What is to be done, by whom and by when, and how long afterwards somebody looks whether it worked.</summary>
public sealed record ActionPlan(string Words, Guid Owner, DateOnly By, int CheckAfterWeeks);

public sealed record ActionAct(Guid By, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();
}
