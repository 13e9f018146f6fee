using System.Globalization;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Issues;

public class IssueTests
{
    private const string NotAnswered = "This issue has no answer yet, so nobody can say whether it worked.";
    private const string Answered = "This issue has its answer already. If it is not solved, say so first.";
    private const string Confirmed = "This issue is confirmed already.";
    private const string Above = "This issue is with Older people’s care now, and their answer comes back here. If it is mended already, tell them: then they answer it.";
    private const string NotParked = "This issue is not parked, so it cannot come back on the board.";
    private const string NotAbove = "This issue is not escalated, so the ward answers it.";

    private static readonly Guid Raiser = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Colleague = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 5, 5);

    [Theory]
    [InlineData(IssueState.Open, "act", IssueState.Acting)]
    [InlineData(IssueState.Open, "park", IssueState.Parked)]
    [InlineData(IssueState.Open, "solve", IssueState.Solved)]
    [InlineData(IssueState.Acting, "act", IssueState.Acting)]
    [InlineData(IssueState.Acting, "park", IssueState.Parked)]
    [InlineData(IssueState.Acting, "solve", IssueState.Solved)]
    [InlineData(IssueState.Parked, "act", IssueState.Acting)]
    [InlineData(IssueState.Parked, "park", IssueState.Parked)]
    [InlineData(IssueState.Parked, "solve", IssueState.Solved)]
    [InlineData(IssueState.Parked, "come back", IssueState.Open)]
    [InlineData(IssueState.Solved, "confirm", IssueState.Confirmed)]
    [InlineData(IssueState.Solved, "reopen", IssueState.Open)]
    [InlineData(IssueState.Open, "escalate", IssueState.Escalated)]
    [InlineData(IssueState.Acting, "escalate", IssueState.Escalated)]
    [InlineData(IssueState.Parked, "escalate", IssueState.Escalated)]
    [InlineData(IssueState.Escalated, "move", IssueState.Escalated)]
    [InlineData(IssueState.Escalated, "answer above", IssueState.Solved)]
    [InlineData(IssueState.Escalated, "return", IssueState.Open)]
    [InlineData(IssueState.Solved, "back above", IssueState.Escalated)]
    public void An_issue_goes_on(IssueState from, string act, IssueState to)
    {
        var issue = IssueIn(from);
        var before = issue.Steps.Count;

        Do(issue, act);

        Assert.Equal(to, issue.State);
        Assert.Equal(before + 1, issue.Steps.Count);
        Assert.Equal(to, issue.Steps[^1].State);
        Assert.Equal(Enumerable.Range(1, before + 1), issue.Steps.Select(step => step.Position));
    }

    [Theory]
    [InlineData(IssueState.Open, "come back", NotParked)]
    [InlineData(IssueState.Acting, "come back", NotParked)]
    [InlineData(IssueState.Escalated, "come back", NotParked)]
    [InlineData(IssueState.Solved, "come back", NotParked)]
    [InlineData(IssueState.Confirmed, "come back", NotParked)]
    [InlineData(IssueState.Open, "confirm", NotAnswered)]
    [InlineData(IssueState.Open, "reopen", NotAnswered)]
    [InlineData(IssueState.Acting, "confirm", NotAnswered)]
    [InlineData(IssueState.Acting, "reopen", NotAnswered)]
    [InlineData(IssueState.Parked, "confirm", NotAnswered)]
    [InlineData(IssueState.Parked, "reopen", NotAnswered)]
    [InlineData(IssueState.Solved, "act", Answered)]
    [InlineData(IssueState.Solved, "park", Answered)]
    [InlineData(IssueState.Solved, "solve", Answered)]
    [InlineData(IssueState.Confirmed, "act", Answered)]
    [InlineData(IssueState.Confirmed, "park", Answered)]
    [InlineData(IssueState.Confirmed, "solve", Answered)]
    [InlineData(IssueState.Confirmed, "confirm", Confirmed)]
    [InlineData(IssueState.Confirmed, "reopen", Confirmed)]
    [InlineData(IssueState.Escalated, "act", Above)]
    [InlineData(IssueState.Escalated, "park", Above)]
    [InlineData(IssueState.Escalated, "solve", Above)]
    [InlineData(IssueState.Escalated, "escalate", Above)]
    [InlineData(IssueState.Escalated, "confirm", NotAnswered)]
    [InlineData(IssueState.Escalated, "reopen", NotAnswered)]
    [InlineData(IssueState.Escalated, "back above", NotAnswered)]
    [InlineData(IssueState.Solved, "escalate", Answered)]
    [InlineData(IssueState.Confirmed, "escalate", Answered)]
    [InlineData(IssueState.Open, "move", NotAbove)]
    [InlineData(IssueState.Open, "answer above", NotAbove)]
    [InlineData(IssueState.Open, "return", NotAbove)]
    [InlineData(IssueState.Open, "back above", NotAnswered)]
    [InlineData(IssueState.Acting, "move", NotAbove)]
    [InlineData(IssueState.Acting, "answer above", NotAbove)]
    [InlineData(IssueState.Acting, "return", NotAbove)]
    [InlineData(IssueState.Acting, "back above", NotAnswered)]
    [InlineData(IssueState.Parked, "move", NotAbove)]
    [InlineData(IssueState.Parked, "answer above", NotAbove)]
    [InlineData(IssueState.Parked, "return", NotAbove)]
    [InlineData(IssueState.Parked, "back above", NotAnswered)]
    [InlineData(IssueState.Solved, "move", NotAbove)]
    [InlineData(IssueState.Solved, "answer above", NotAbove)]
    [InlineData(IssueState.Solved, "return", NotAbove)]
    [InlineData(IssueState.Confirmed, "move", NotAbove)]
    [InlineData(IssueState.Confirmed, "answer above", NotAbove)]
    [InlineData(IssueState.Confirmed, "return", NotAbove)]
    [InlineData(IssueState.Confirmed, "back above", Confirmed)]
    public void An_issue_does_not_go_there(IssueState from, string act, string reason)
    {
        var issue = IssueIn(from);
        var before = issue.Steps.Count;

        var refusal = Assert.Throws<DomainException>(() => Do(issue, act));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal(from, issue.State);
        Assert.Equal(before, issue.Steps.Count);
    }

    /// <summary>Domain §6.3.</summary>
    [Fact]
    public void Every_act_in_every_state_stands_in_one_of_the_two_tables() => PairTables.AreWhole<IssueState>(typeof(IssueTests), nameof(An_issue_goes_on), nameof(An_issue_does_not_go_there));

    [Fact]
    public void Whoever_answered_cannot_say_that_it_worked()
    {
        var issue = IssueIn(IssueState.Solved);

        var refusal = Assert.Throws<DomainException>(() => issue.Confirm(Guid.NewGuid(), By(Sister)));

        Assert.StartsWith("You answered this issue, so another person has to say that it worked.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(IssueState.Solved, issue.State);
    }

    [Fact]
    public void A_raiser_who_answered_it_needs_a_colleague_to_confirm()
    {
        var issue = IssueIn(IssueState.Open);
        issue.Solve(Guid.NewGuid(), "I fixed it", By(Raiser));

        Assert.Throws<DomainException>(() => issue.Confirm(Guid.NewGuid(), By(Raiser)));
        issue.Confirm(Guid.NewGuid(), By(Colleague));

        Assert.Equal(IssueState.Confirmed, issue.State);
    }

    [Fact]
    public void Whoever_raised_it_or_a_colleague_says_that_it_worked()
    {
        foreach (var person in new[] { Raiser, Colleague })
        {
            var issue = IssueIn(IssueState.Solved);

            issue.Confirm(Guid.NewGuid(), By(person));

            Assert.Equal(IssueState.Confirmed, issue.State);
            Assert.Equal(person, issue.Steps[^1].ById);
        }
    }

    [Fact]
    public void Not_solved_opens_it_again_with_what_is_still_wrong()
    {
        var issue = IssueIn(IssueState.Acting);
        issue.Solve(Guid.NewGuid(), "Mended", By(Sister));

        issue.Reopen(Guid.NewGuid(), "It failed again at 02:00", By(Raiser));

        Assert.Equal(IssueState.Open, issue.State);
        Assert.Null(issue.With);
        Assert.Null(issue.Due);
        Assert.Equal("It failed again at 02:00", issue.Steps[^1].Words);
        Assert.Equal("Call bell is dead", issue.Words);
        Assert.Equal(Morning, issue.RaisedAt);
    }

    [Fact]
    public void Whoever_acts_and_by_when_stand_on_the_issue_until_it_is_answered()
    {
        var issue = IssueIn(IssueState.Open);

        issue.ActHere(Guid.NewGuid(), "Estates", Today.AddDays(2), By(Sister));
        Assert.Equal(("Estates", Today.AddDays(2)), (issue.With, issue.Due));

        issue.Park(Guid.NewGuid(), Today.AddDays(9), By(Sister));
        Assert.Equal((null, Today.AddDays(9)), (issue.With, issue.Due));

        issue.Solve(Guid.NewGuid(), "Mended", By(Sister));
        Assert.Equal((null, null), (issue.With, issue.Due));
    }

    [Fact]
    public void Who_has_it_above_stands_on_the_issue_until_it_comes_back()
    {
        var issue = IssueIn(IssueState.Parked);

        Do(issue, "escalate");
        Assert.Equal(("Older people’s care", null, 0), (issue.With, issue.Due, issue.Ahead().Count));
        issue.MoveAbove(Guid.NewGuid(), "Medicine", "Passed up to Tier 3, Medicine", By(Sister));
        Assert.Equal(("Medicine", "Passed up to Tier 3, Medicine"), (issue.With, issue.Steps[^1].Words));

        Do(issue, "answer above");
        Assert.Equal((null, null), (issue.With, issue.Due));
        Do(issue, "back above");
        Assert.Equal(("Older people’s care", "Still dead"), (issue.With, issue.Steps[^1].Words));
        Do(issue, "return");
        Assert.Equal((null, "Ring estates first"), (issue.With, issue.Steps[^1].Words));
    }

    [Fact]
    public void Whoever_answered_from_above_cannot_say_that_it_worked_either()
    {
        var issue = IssueIn(IssueState.Escalated);
        Do(issue, "answer above");

        Assert.Throws<DomainException>(() => issue.Confirm(Guid.NewGuid(), By(Sister)));
        issue.Confirm(Guid.NewGuid(), By(Raiser));
    }

    [Theory]
    [InlineData("act", -1, false)]
    [InlineData("act", 0, true)]
    [InlineData("act", 1, true)]
    [InlineData("park", -1, false)]
    [InlineData("park", 0, false)]
    [InlineData("park", 1, true)]
    public void Days_that_are_past_are_refused(string act, int days, bool allowed)
    {
        var issue = IssueIn(IssueState.Open);

        var refusal = Record.Exception(() => Do(issue, act, Today.AddDays(days)));

        Assert.Equal(allowed, refusal is null);
        Assert.True(allowed || refusal is DomainException);
        Assert.Equal(allowed ? 1 : 0, issue.Steps.Count);
    }

    [Fact]
    public void Today_is_the_day_it_is_in_London()
    {
        // 23:30 UTC on 5 May is 00:30 on 6 May in London.
        var night = new IssueAct(Sister, new DateTimeOffset(2026, 5, 5, 23, 30, 0, TimeSpan.Zero));

        Assert.Throws<DomainException>(() => IssueIn(IssueState.Open).ActHere(Guid.NewGuid(), "Estates", new DateOnly(2026, 5, 5), night));
        Assert.Throws<DomainException>(() => IssueIn(IssueState.Open).Park(Guid.NewGuid(), new DateOnly(2026, 5, 6), night));
        IssueIn(IssueState.Open).ActHere(Guid.NewGuid(), "Estates", new DateOnly(2026, 5, 6), night);
    }

    [Theory]
    [InlineData(IssueState.Open, null, null, "Waiting for the next huddle")]
    [InlineData(IssueState.Acting, "Estates", "2026-05-05", "Estates, due today")]
    [InlineData(IssueState.Acting, "Estates", "2026-05-07", "Estates, due Thu 7 May")]
    [InlineData(IssueState.Acting, "Estates", "2027-01-01", "Estates, due Fri 1 Jan 2027")]
    [InlineData(IssueState.Acting, "Estates", "2026-05-04", "Estates, was due Mon 4 May")]
    [InlineData(IssueState.Escalated, "Older people’s care", null, "With Older people’s care")]
    [InlineData(IssueState.Parked, null, "2026-05-08", "Back on the board Fri 8 May")]
    [InlineData(IssueState.Parked, null, "2026-05-05", "Back on the board")]
    [InlineData(IssueState.Solved, null, null, "Answered: did it work?")]
    [InlineData(IssueState.Confirmed, null, null, "It worked")]
    public void Where_an_issue_is_stands_in_words(IssueState state, string? with, string? due, string words) =>
        Assert.Equal(words, IssueWords.Where(state, with, due is null ? null : DateOnly.Parse(due, CultureInfo.InvariantCulture), Today));

    private static Issue IssueIn(IssueState state)
    {
        var issue = new Issue(Guid.NewGuid(), 1001, Guid.NewGuid(), "Call bell is dead", IssueKind.Equipment, Raiser, Morning);
        switch (state)
        {
            case IssueState.Acting:
                Do(issue, "act");
                break;
            case IssueState.Parked:
                Do(issue, "park");
                break;
            case IssueState.Escalated:
                Do(issue, "escalate");
                break;
            case IssueState.Solved:
                Do(issue, "solve");
                break;
            case IssueState.Confirmed:
                Do(issue, "solve");
                Do(issue, "confirm");
                break;
        }

        return issue;
    }

    private static void Do(Issue issue, string act, DateOnly? day = null)
    {
        switch (act)
        {
            case "act":
                issue.ActHere(Guid.NewGuid(), "Estates", day ?? Today.AddDays(1), By(Sister));
                break;
            case "park":
                issue.Park(Guid.NewGuid(), day ?? Today.AddDays(1), By(Sister));
                break;
            case "solve":
                issue.Solve(Guid.NewGuid(), "Mended", By(Sister));
                break;
            case "escalate":
                issue.Escalate(Guid.NewGuid(), "Older people’s care", "Escalated to Tier 2, Older people’s care", By(Sister));
                break;
            case "move":
                issue.MoveAbove(Guid.NewGuid(), "Older people’s care", "Read back", By(Sister));
                break;
            case "answer above":
                issue.AnswerFromAbove(Guid.NewGuid(), "Mended", By(Sister));
                break;
            case "return":
                issue.ReturnFromAbove(Guid.NewGuid(), "Ring estates first", By(Sister));
                break;
            case "back above":
                issue.GoBackAbove(Guid.NewGuid(), "Older people’s care", "Still dead", By(Raiser));
                break;
            case "come back":
                issue.ComeBack(Guid.NewGuid(), Morning.AddDays(1));
                break;
            case "confirm":
                issue.Confirm(Guid.NewGuid(), By(Raiser));
                break;
            default:
                issue.Reopen(Guid.NewGuid(), "Still dead", By(Raiser));
                break;
        }
    }

    private static IssueAct By(Guid person) => new(person, Morning.AddHours(1));
}
