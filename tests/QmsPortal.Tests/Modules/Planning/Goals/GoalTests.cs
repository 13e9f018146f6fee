using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Modules.Planning;
using QmsPortal.Modules.Planning.Goals;
using Xunit;

namespace QmsPortal.Tests.Modules.Planning.Goals;

public class GoalTests
{
    private const string Draft = "This goal is a draft. Throw it first to those who will work towards it.";
    private const string Thrown = "This goal was thrown. Those who will work towards it have to catch or return it first.";
    private const string Returned = "This goal was returned. Answer it first: throw it again, with a value and a reason.";
    private const string Caught = "This goal is caught, and waits to go live.";
    private const string Live = "This goal is live, and what was agreed stays. Close it and set another one if it has to change.";
    private const string Closed = "This goal is closed. Set another one if there is more to reach.";

    private static readonly Guid Matron = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Deputy = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly March = new(2027, 3, 31);
    private static readonly GoalValue Ninety = new(90, March);
    private static readonly Grounds All = new(HasNeed: true, HasMeasure: true, Points: 13);

    [Theory]
    [InlineData(GoalState.Draft, "prepare", GoalState.Draft)]
    [InlineData(GoalState.Draft, "measure", GoalState.Draft)]
    [InlineData(GoalState.Draft, "throw", GoalState.Thrown)]
    [InlineData(GoalState.Draft, "stop", GoalState.Closed)]
    [InlineData(GoalState.Thrown, "return", GoalState.Returned)]
    [InlineData(GoalState.Thrown, "catch", GoalState.Caught)]
    [InlineData(GoalState.Thrown, "stop", GoalState.Closed)]
    [InlineData(GoalState.Returned, "prepare", GoalState.Returned)]
    [InlineData(GoalState.Returned, "measure", GoalState.Returned)]
    [InlineData(GoalState.Returned, "throw", GoalState.Thrown)]
    [InlineData(GoalState.Returned, "stop", GoalState.Closed)]
    [InlineData(GoalState.Caught, "prepare", GoalState.Caught)]
    [InlineData(GoalState.Caught, "measure", GoalState.Caught)]
    [InlineData(GoalState.Caught, "go live", GoalState.Live)]
    [InlineData(GoalState.Caught, "stop", GoalState.Closed)]
    [InlineData(GoalState.Live, "achieve", GoalState.Closed)]
    [InlineData(GoalState.Live, "miss", GoalState.Closed)]
    [InlineData(GoalState.Live, "stop", GoalState.Closed)]
    public void A_goal_goes_on(GoalState from, string act, GoalState to)
    {
        var goal = GoalIn(from);
        var before = goal.Steps.Count;

        Do(goal, act);

        Assert.Equal(to, goal.State);
        Assert.Equal(before + 1, goal.Moves);
        Assert.Equal(Enumerable.Range(1, before + 1), goal.Steps.Select(step => step.Position));
        Assert.Equal((Morning, act is "catch" or "return" ? Sister : Matron), (goal.Steps[^1].At, goal.Steps[^1].ById));
    }

    [Theory]
    [InlineData(GoalState.Draft, "return", Draft)]
    [InlineData(GoalState.Draft, "catch", Draft)]
    [InlineData(GoalState.Draft, "go live", Draft)]
    [InlineData(GoalState.Draft, "achieve", Draft)]
    [InlineData(GoalState.Draft, "miss", Draft)]
    [InlineData(GoalState.Thrown, "prepare", Thrown)]
    [InlineData(GoalState.Thrown, "measure", Thrown)]
    [InlineData(GoalState.Thrown, "throw", Thrown)]
    [InlineData(GoalState.Thrown, "go live", Thrown)]
    [InlineData(GoalState.Thrown, "achieve", Thrown)]
    [InlineData(GoalState.Thrown, "miss", Thrown)]
    [InlineData(GoalState.Returned, "return", Returned)]
    [InlineData(GoalState.Returned, "catch", Returned)]
    [InlineData(GoalState.Returned, "go live", Returned)]
    [InlineData(GoalState.Returned, "achieve", Returned)]
    [InlineData(GoalState.Returned, "miss", Returned)]
    [InlineData(GoalState.Caught, "throw", Caught)]
    [InlineData(GoalState.Caught, "return", Caught)]
    [InlineData(GoalState.Caught, "catch", Caught)]
    [InlineData(GoalState.Caught, "achieve", Caught)]
    [InlineData(GoalState.Caught, "miss", Caught)]
    [InlineData(GoalState.Live, "prepare", Live)]
    [InlineData(GoalState.Live, "measure", Live)]
    [InlineData(GoalState.Live, "throw", Live)]
    [InlineData(GoalState.Live, "return", Live)]
    [InlineData(GoalState.Live, "catch", Live)]
    [InlineData(GoalState.Live, "go live", Live)]
    [InlineData(GoalState.Closed, "prepare", Closed)]
    [InlineData(GoalState.Closed, "measure", Closed)]
    [InlineData(GoalState.Closed, "throw", Closed)]
    [InlineData(GoalState.Closed, "return", Closed)]
    [InlineData(GoalState.Closed, "catch", Closed)]
    [InlineData(GoalState.Closed, "go live", Closed)]
    [InlineData(GoalState.Closed, "achieve", Closed)]
    [InlineData(GoalState.Closed, "miss", Closed)]
    [InlineData(GoalState.Closed, "stop", Closed)]
    public void A_goal_does_not_go_there(GoalState from, string act, string reason)
    {
        var goal = GoalIn(from);
        var before = goal.Moves;

        var refusal = Assert.Throws<DomainException>(() => Do(goal, act));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal((from, before), (goal.State, goal.Moves));
    }

    [Theory]
    [InlineData("catch")]
    [InlineData("return")]
    public void Nobody_answers_a_goal_they_set_or_threw_though_they_lead_the_place(string act)
    {
        var goal = GoalIn(GoalState.Thrown);
        var thrownByDeputy = GoalIn(GoalState.Draft);
        thrownByDeputy.Throw(Guid.NewGuid(), Ninety, "Can you?", By(Deputy));

        Assert.Equal("You set or threw this goal, so another person answers it. Ask the team lead of Ward 7.", Assert.Throws<DomainException>(() => Do(goal, act, Catches(Matron))).Message);
        Assert.Throws<DomainException>(() => Do(thrownByDeputy, act, Catches(Deputy)));
        Assert.Throws<DomainException>(() => Do(thrownByDeputy, act, Catches(Matron)));
        Assert.Equal((GoalState.Thrown, GoalState.Thrown), (goal.State, thrownByDeputy.State));
    }

    [Theory]
    [InlineData("catch")]
    [InlineData("return")]
    public void A_goal_is_answered_at_its_own_place(string act)
    {
        var goal = GoalIn(GoalState.Thrown);

        var refusal = Assert.Throws<DomainException>(() => Do(goal, act, new Catcher(Deputy, LeadsThePlace: false, "the team lead of Ward 7")));

        Assert.Equal("A goal is answered at its own place. Ask the team lead of Ward 7.", refusal.Message);
    }

    /// <summary>By hand: leads of the very place, and executives for the whole organisation.</summary>
    [Theory]
    [InlineData(Role.TeamLead, "/trust/medicine/ward-7/", true)]
    [InlineData(Role.TeamMember, "/trust/medicine/ward-7/", false)]
    [InlineData(Role.ServiceLead, "/trust/medicine/", false)]
    [InlineData(Role.Executive, "/trust/", false)]
    [InlineData(Role.TeamLead, "/trust/medicine/ward-9/", false)]
    public void A_teams_goal_is_caught_by_the_lead_of_that_team(Role role, string held, bool leads)
    {
        var user = new CurrentUser();
        user.Become(Sister, "Somebody", "Post", [new Grant(role, held)]);

        Assert.Equal(leads, Catcher.Leads(user, "/trust/medicine/ward-7/"));
        Assert.Equal(role is Role.Executive, Catcher.Leads(user, "/trust/"));
    }

    [Theory]
    [InlineData(NodeKind.Organisation, "another executive")]
    [InlineData(NodeKind.Division, "the service lead of Here")]
    [InlineData(NodeKind.Directorate, "the service lead of Here")]
    [InlineData(NodeKind.Ward, "the team lead of Here")]
    public void A_refusal_says_whom_to_ask(NodeKind kind, string who) => Assert.Equal(who, Catcher.WhoAnswers(kind, "Here"));

    [Fact]
    public void What_is_thrown_is_what_holds_and_what_is_returned_only_proposes()
    {
        var goal = GoalIn(GoalState.Thrown);

        goal.Return(Guid.NewGuid(), new GoalValue(85, March.AddYears(1)), "Not with two at night", Catches(Sister), By(Sister));
        Assert.Equal((90m, March), (goal.Target, goal.Due));
        Assert.Equal((85m, March.AddYears(1), "Not with two at night"), (goal.Steps[^1].Target, goal.Steps[^1].Due, goal.Steps[^1].Words));

        goal.Throw(Guid.NewGuid(), new GoalValue(88, March), "Half way", By(Matron));
        Assert.Equal((88m, March), (goal.Target, goal.Due));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_value_lies_ahead(int days, bool taken)
    {
        var goal = GoalIn(GoalState.Draft);
        var value = new GoalValue(90, new DateOnly(2026, 5, 5).AddDays(days));

        if (taken)
            goal.Throw(Guid.NewGuid(), value, "Soon", By(Matron));
        else
            Assert.Equal("Choose a day after today for it to be reached.", Assert.Throws<DomainException>(() => goal.Throw(Guid.NewGuid(), value, "Soon", By(Matron))).Message);
    }

    [Theory]
    [InlineData(false, true, true, 24, false, "No need stands behind it. Say which need it answers, or which goal it serves.")]
    [InlineData(true, false, true, 24, false, "Nobody answers for it. Enter its owner, by role.")]
    [InlineData(true, true, false, 0, false, "It has no measure. Choose one.")]
    [InlineData(true, true, false, 0, true, "It has no measure. Choose one.")]
    [InlineData(true, true, true, 12, false, "Its measure has 12 counted points, and a baseline needs 13. Wait, choose another measure, or mark it as new.")]
    [InlineData(true, true, true, 1, false, "Its measure has 1 counted point, and a baseline needs 13. Wait, choose another measure, or mark it as new.")]
    [InlineData(true, true, true, 13, false, null)]
    [InlineData(true, true, true, 0, true, null)]
    public void Live_needs_a_need_an_owner_and_a_measure_with_a_baseline_or_marked_as_new(bool need, bool owner, bool measure, int points, bool isNew, string? missing)
    {
        var goal = GoalIn(GoalState.Caught);
        goal.Prepare(Guid.NewGuid(), null, owner ? "Ward sister" : null, By(Matron));
        goal.MeasureBy(Guid.NewGuid(), "Night call bells", isNew, By(Matron));
        var grounds = new Grounds(need, measure, points);

        Assert.Equal(missing is null ? [] : [missing], goal.Missing(grounds));
        if (missing is null)
            goal.GoLive(Guid.NewGuid(), grounds, By(Matron));
        else
            Assert.Equal($"This goal cannot go live yet. {missing}", Assert.Throws<DomainException>(() => goal.GoLive(Guid.NewGuid(), grounds, By(Matron))).Message);
        Assert.Equal(missing is null ? GoalState.Live : GoalState.Caught, goal.State);
    }

    [Theory]
    [InlineData("achieve", GoalOutcome.Achieved)]
    [InlineData("miss", GoalOutcome.Missed)]
    [InlineData("stop", GoalOutcome.Stopped)]
    public void It_ends_in_one_of_three_ways_with_a_reason(string act, GoalOutcome outcome)
    {
        var goal = GoalIn(GoalState.Live);

        Do(goal, act);

        Assert.Equal((outcome, "The chart says so"), (goal.Outcome, goal.Steps[^1].Words));
    }

    [Theory]
    [InlineData(null, "To 90% by Wed 31 Mar 2027")]
    [InlineData(81.5, "From 81.5% to 90% by Wed 31 Mar 2027")]
    public void It_says_by_how_much_and_by_when(double? baseline, string words) =>
        Assert.Equal(words, GoalTerms.Aim((decimal?)baseline, 90, "%", March, new DateOnly(2026, 5, 5)));

    private static Goal GoalIn(GoalState state)
    {
        var goal = new Goal(Guid.NewGuid(), 1001, Guid.NewGuid(), "Night call bells", "%", Ninety, 82, "Ward sister", Guid.NewGuid(), By(Matron));
        string[] way = state switch
        {
            GoalState.Draft => [],
            GoalState.Thrown => ["throw"],
            GoalState.Returned => ["throw", "return"],
            GoalState.Caught => ["throw", "catch"],
            GoalState.Live => ["throw", "catch", "go live"],
            _ => ["throw", "catch", "go live", "miss"],
        };
        foreach (var act in way)
            Do(goal, act);
        return goal;
    }

    private static void Do(Goal goal, string act, Catcher? catcher = null)
    {
        var (id, answering) = (Guid.NewGuid(), catcher ?? Catches(Sister));
        switch (act)
        {
            case "prepare": goal.Prepare(id, 80, "Ward sister", By(Matron)); break;
            case "measure": goal.MeasureBy(id, "Night call bells", false, By(Matron)); break;
            case "throw": goal.Throw(id, Ninety, "Can you?", By(Matron)); break;
            case "return": goal.Return(id, new GoalValue(85, March), "Not with two", answering, By(answering.Person)); break;
            case "catch": goal.Catch(id, "We can", answering, By(answering.Person)); break;
            case "go live": goal.GoLive(id, All, By(Matron)); break;
            default:
                goal.Close(id, act switch { "achieve" => GoalOutcome.Achieved, "miss" => GoalOutcome.Missed, _ => GoalOutcome.Stopped }, "The chart says so", By(Matron));
                break;
        }
    }

    private static Catcher Catches(Guid person) => new(person, LeadsThePlace: true, "the team lead of Ward 7");

    private static PlanAct By(Guid person) => new(person, Morning);
}
