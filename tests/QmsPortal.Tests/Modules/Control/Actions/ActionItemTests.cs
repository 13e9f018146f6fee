using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Actions;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Actions;

/// <summary>Domain §6.3, row Action: open → doing → done → checked (effective, partly, not); cancelled.</summary>
public class ActionItemTests
{
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 5, 5);
    private static readonly Guid Owner = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    private static readonly (ActionState From, ActionState To)[] Allowed =
    [
        (ActionState.Open, ActionState.Doing), (ActionState.Doing, ActionState.Done), (ActionState.Done, ActionState.Checked),
        (ActionState.Open, ActionState.Cancelled), (ActionState.Doing, ActionState.Cancelled),
    ];

    public static TheoryData<ActionState, ActionState> Pairs => [.. Enum.GetValues<ActionState>().SelectMany(from => Enum.GetValues<ActionState>().Where(to => to is not ActionState.Open).Select(to => (from, to)))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void From_every_state_to_every_other_it_goes_as_the_domain_says_and_no_other_way(ActionState before, ActionState after)
    {
        var action = In(before);
        var steps = action.Steps.Count;

        var refused = Record.Exception(() => Become(action, after));

        if (Allowed.Contains((before, after)))
        {
            Assert.Null(refused);
            Assert.Equal((after, steps + 1), (action.State, action.Steps.Count));
        }
        else
        {
            Assert.IsType<DomainException>(refused);
            Assert.Equal((before, steps), (action.State, action.Steps.Count));
        }
    }

    [Fact]
    public void A_new_day_keeps_the_first_and_counts()
    {
        var action = In(ActionState.Open);

        action.Move(Guid.CreateVersion7(), Today.AddDays(14), "On order", Act(Owner));
        action.Move(Guid.CreateVersion7(), Today.AddDays(21), "Still on order", Act(Owner));

        Assert.Equal((Today.AddDays(7), Today.AddDays(21), 2), (action.FirstBy, action.By, action.Moves));
        Assert.Equal([Today.AddDays(7), Today.AddDays(14), Today.AddDays(21)], action.Steps.Select(step => step.Day));
        Assert.Equal("Due Tue 26 May, moved 2 times", ActionWords.When(action.State, action.By, action.CheckOn, action.Moves, Today));
        Assert.Equal("Choose today or a later day.", Refused(() => action.Move(Guid.CreateVersion7(), Today.AddDays(-1), "Back", Act(Owner))));
        Assert.Equal("It is due on that day already. Choose another day.", Refused(() => action.Move(Guid.CreateVersion7(), Today.AddDays(21), "Again", Act(Owner))));
        Assert.StartsWith("This action is “done, to be checked”", Refused(() => In(ActionState.Done).Move(Guid.CreateVersion7(), Today.AddDays(9), "Late", Act(Owner))), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_its_owner_begins_and_finishes_it_and_never_without_saying_or_showing_what_was_done()
    {
        Assert.StartsWith("Only its owner", Refused(() => In(ActionState.Open).Start(Guid.CreateVersion7(), Act(Other))), StringComparison.Ordinal);
        Assert.StartsWith("Only its owner", Refused(() => In(ActionState.Doing).Finish(Guid.CreateVersion7(), "Done", false, Act(Other))), StringComparison.Ordinal);
        Assert.Equal("Say what was done, or attach a file that shows it.", Refused(() => In(ActionState.Doing).Finish(Guid.CreateVersion7(), "", false, Act(Owner))));

        var shown = In(ActionState.Doing);
        shown.Finish(Guid.CreateVersion7(), "", hasFile: true, Act(Owner));
        Assert.Equal((ActionState.Done, Today.AddDays(14)), (shown.State, shown.CheckOn));
    }

    [Fact]
    public void Its_owner_never_says_whether_it_worked_and_nobody_does_before_it_could_show()
    {
        Assert.Equal("It is your action, so another person says whether it worked.", Refused(() => In(ActionState.Done).Check(Guid.CreateVersion7(), Effect.Effective, "It hangs", Act(Owner, days: 14))));
        Assert.Equal("It can be checked from Tuesday 19 May 2026: what was done needs time to show.", Refused(() => In(ActionState.Done).Check(Guid.CreateVersion7(), Effect.Effective, "It hangs", Act(Other, days: 13))));
        var action = In(ActionState.Done);
        action.Check(Guid.CreateVersion7(), Effect.Partly, "It hangs, but slips", Act(Other, days: 14));
        Assert.Equal((ActionState.Checked, Effect.Partly), (action.State, action.Effect));
    }

    [Fact]
    public void What_is_ahead_is_its_day_and_then_the_day_of_its_check()
    {
        Assert.Equal((ActionItem.ItsDay, new DateTimeOffset(2026, 5, 11, 23, 0, 0, TimeSpan.Zero)), Ahead(In(ActionState.Open)));
        Assert.Equal((ActionItem.CheckDay, new DateTimeOffset(2026, 5, 18, 23, 0, 0, TimeSpan.Zero)), Ahead(In(ActionState.Done)));
        Assert.Empty(In(ActionState.Checked).Ahead());
        Assert.Empty(In(ActionState.Cancelled).Ahead());

        static (string, DateTimeOffset) Ahead(ActionItem action) => Assert.Single(action.Ahead()) is var due ? (due.Kind, due.At) : default;
    }

    private static ActionItem In(ActionState state)
    {
        var action = new ActionItem(Guid.CreateVersion7(), Guid.CreateVersion7(), 1001, new ActionIssue(Guid.CreateVersion7(), Guid.CreateVersion7()), new ActionPlan("Hang a blind", Owner, Today.AddDays(7), 2), Act(Other));
        ActionState[] way = state switch
        {
            ActionState.Open => [],
            ActionState.Doing => [ActionState.Doing],
            ActionState.Done => [ActionState.Doing, ActionState.Done],
            ActionState.Checked => [ActionState.Doing, ActionState.Done, ActionState.Checked],
            _ => [ActionState.Cancelled],
        };
        foreach (var next in way)
            Become(action, next);
        return action;
    }

    private static void Become(ActionItem action, ActionState state)
    {
        var step = Guid.CreateVersion7();
        switch (state)
        {
            case ActionState.Doing:
                action.Start(step, Act(Owner));
                break;
            case ActionState.Done:
                action.Finish(step, "It hangs", false, Act(Owner));
                break;
            case ActionState.Checked:
                action.Check(step, Effect.Effective, "Nobody asks any more", Act(Other, days: 30));
                break;
            default:
                action.Cancel(step, "Not needed", Act(Other));
                break;
        }
    }

    private static ActionAct Act(Guid by, int days = 0) => new(by, Morning.AddDays(days));

    private static string Refused(Action act) => Assert.Throws<DomainException>(act).Message;
}
