using System.Globalization;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Modules.Control.Huddles;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Huddles;

public class HuddleTests
{
    private const string NotBegun = "This huddle has not begun. Start it first.";
    private const string OpenAlready = "This huddle is open already. Go on with it.";
    private const string ClosedStays = "This huddle is closed. What comes up now can still be added to it, marked as late.";
    private const string TimePassed = "This huddle was to start at 08:00 and its time has passed. Say why it was missed; what came up can still be added to it, marked as late.";
    private const string ClosedAlready = "This huddle is closed already.";
    private const string WasMissed = "This huddle was missed. Say why.";
    private const string OnlyUnopened = "Only a huddle that nobody opened is missed.";
    private const string OnlyMissed = "Only a missed huddle needs a reason.";

    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000002");
    private static readonly DateOnly Day = new(2026, 5, 5);
    private static readonly DateTimeOffset Eight = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(HuddleState.Scheduled, "open", HuddleState.Open)]
    [InlineData(HuddleState.Scheduled, "miss", HuddleState.Missed)]
    [InlineData(HuddleState.Open, "close", HuddleState.Closed)]
    [InlineData(HuddleState.Open, "end", HuddleState.Closed)]
    [InlineData(HuddleState.Missed, "explain", HuddleState.Missed)]
    public void A_huddle_goes_on(HuddleState from, string act, HuddleState to)
    {
        var huddle = HuddleIn(from);
        var before = huddle.Steps.Count;

        Do(huddle, act);

        Assert.Equal(to, huddle.State);
        Assert.Equal(to, huddle.Steps[^1].State);
        Assert.Equal(Enumerable.Range(1, before + 1), huddle.Steps.Select(step => step.Position));
    }

    [Theory]
    [InlineData(HuddleState.Scheduled, "enter", NotBegun)]
    [InlineData(HuddleState.Scheduled, "close", NotBegun)]
    [InlineData(HuddleState.Scheduled, "end", NotBegun)]
    [InlineData(HuddleState.Scheduled, "explain", OnlyMissed)]
    [InlineData(HuddleState.Open, "open", OpenAlready)]
    [InlineData(HuddleState.Open, "miss", OnlyUnopened)]
    [InlineData(HuddleState.Open, "explain", OnlyMissed)]
    [InlineData(HuddleState.Closed, "open", ClosedStays)]
    [InlineData(HuddleState.Closed, "close", ClosedAlready)]
    [InlineData(HuddleState.Closed, "end", ClosedAlready)]
    [InlineData(HuddleState.Closed, "miss", OnlyUnopened)]
    [InlineData(HuddleState.Closed, "explain", OnlyMissed)]
    [InlineData(HuddleState.Missed, "open", TimePassed)]
    [InlineData(HuddleState.Missed, "close", WasMissed)]
    [InlineData(HuddleState.Missed, "end", WasMissed)]
    [InlineData(HuddleState.Missed, "miss", OnlyUnopened)]
    public void A_huddle_does_not_go_there(HuddleState from, string act, string reason)
    {
        var huddle = HuddleIn(from);
        var before = huddle.Steps.Count;

        var refusal = Assert.Throws<DomainException>(() => Do(huddle, act));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal((from, before), (huddle.State, huddle.Steps.Count));
    }

    [Theory]
    [InlineData(HuddleState.Open, false)]
    [InlineData(HuddleState.Closed, true)]
    [InlineData(HuddleState.Missed, true)]
    public void What_is_said_after_the_end_is_marked_as_late(HuddleState state, bool late)
    {
        var huddle = HuddleIn(state);

        var entry = huddle.Enter(Guid.NewGuid(), "AG.2", EntryStatus.Issue, "A relative could not find the ward", showsSignals: true, new HuddleAct(Sister, Eight.AddHours(3)));

        Assert.Equal(late, entry.IsLate);
        Assert.Equal(state, huddle.State);
        Assert.Equal(late ? 0 : 1, huddle.TakeHappened().OfType<SignalsShown>().Count());
    }

    [Fact]
    public void It_may_be_started_an_hour_early_and_not_before()
    {
        var huddle = HuddleIn(HuddleState.Scheduled);

        var refusal = Assert.Throws<DomainException>(() => huddle.Open(Guid.NewGuid(), new HuddleAct(Sister, Eight.AddMinutes(-60).AddSeconds(-1))));
        huddle.Open(Guid.NewGuid(), new HuddleAct(Sister, Eight.AddMinutes(-60)));

        Assert.Equal("This huddle can be started from 07:00. Raise what cannot wait as an issue.", refusal.Message);
        Assert.Equal(HuddleState.Open, huddle.State);
    }

    [Fact]
    public void A_quarter_of_an_hour_after_its_end_it_was_missed_or_closes_itself()
    {
        var huddle = HuddleIn(HuddleState.Scheduled);
        Assert.Equal([new Due("huddle-missed", huddle.Id, Eight.AddMinutes(30))], huddle.Ahead());

        huddle.Open(Guid.NewGuid(), new HuddleAct(Sister, Eight.AddMinutes(4)));
        Assert.Equal([new Due("huddle-ends-itself", huddle.Id, Eight.AddMinutes(34))], huddle.Ahead());

        huddle.EndItself(Guid.NewGuid(), Eight.AddMinutes(34));
        Assert.Empty(huddle.Ahead());
        Assert.Equal(Eight.AddMinutes(34), huddle.EndedAt);
        Assert.Null(huddle.Steps[^1].ById);
    }

    /// <summary>Clocks go forward on 29 March 2026 and back on 25 October.</summary>
    [Theory]
    [InlineData("2026-03-28", "2026-03-28T08:00:00Z")]
    [InlineData("2026-03-29", "2026-03-29T07:00:00Z")]
    [InlineData("2026-03-30", "2026-03-30T07:00:00Z")]
    [InlineData("2026-10-24", "2026-10-24T07:00:00Z")]
    [InlineData("2026-10-25", "2026-10-25T08:00:00Z")]
    [InlineData("2026-10-26", "2026-10-26T08:00:00Z")]
    public void Eight_is_eight_by_the_clock_on_the_wall_all_year(string day, string instant)
    {
        var series = Series(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var expected = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

        var huddle = series.Make(Guid.NewGuid(), Guid.NewGuid(), expected)!;

        Assert.Equal(expected, huddle.StartsAt);
        Assert.Equal("08:00", huddle.StartsAt.TimeWords());
        Assert.Equal(expected.AddMinutes(30), huddle.Limit);
    }

    [Fact]
    public void Days_are_made_one_after_the_other_and_days_without_a_huddle_are_passed_over()
    {
        var series = new HuddleSeries(Guid.NewGuid(), Guid.NewGuid(), 1, new DateOnly(2026, 5, 8));
        series.Set([DayOfWeek.Friday, DayOfWeek.Monday, DayOfWeek.Sunday], new TimeOnly(8, 0), 15);

        var made = Enumerable.Range(0, 4).Select(_ => series.Make(Guid.NewGuid(), Guid.NewGuid(), Eight)?.Date).ToList();

        Assert.Equal("157", series.Days);
        Assert.Equal([new DateOnly(2026, 5, 8), null, new DateOnly(2026, 5, 10), new DateOnly(2026, 5, 11)], made);
        Assert.Equal([new Due("huddle-make-next", series.Id, new DateTimeOffset(2026, 5, 11, 23, 0, 0, TimeSpan.Zero))], series.Ahead());
        Assert.Equal(new DateOnly(2026, 5, 15), series.DayAfter(new DateOnly(2026, 5, 11)));
    }

    [Theory]
    [InlineData(0, "08:00", 15, "Choose at least one day.")]
    [InlineData(1, "08:00", 4, "A huddle takes 5 to 60 minutes. Fifteen are usual.")]
    [InlineData(1, "08:00", 61, "A huddle takes 5 to 60 minutes. Fifteen are usual.")]
    [InlineData(1, "23:30", 15, "Choose a time at which the huddle ends on the same day.")]
    public void A_time_that_cannot_be_is_refused(int days, string start, int minutes, string reason)
    {
        var series = Series(Day);

        var refusal = Assert.Throws<DomainException>(() => series.Set([.. Enumerable.Repeat(DayOfWeek.Monday, days)], TimeOnly.ParseExact(start, "HH:mm", CultureInfo.InvariantCulture), minutes));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal(new TimeOnly(8, 0), series.Start);
    }

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(252, "4:12")]
    [InlineData(1325, "22:05")]
    public void The_clock_reads(int seconds, string words) => Assert.Equal(words, HuddleWords.Elapsed(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "ends 08:00")]
    [InlineData(30, "less than a minute over")]
    [InlineData(60, "1 minute over")]
    [InlineData(150, "2 minutes over")]
    public void The_end_reads(int secondsAfter, string words) => Assert.Equal(words, HuddleWords.Ends(Eight, Eight.AddSeconds(secondsAfter)));

    [Fact]
    public void The_agenda_is_the_standard_order_of_the_catalogue()
    {
        Assert.Equal(
            ["Safety and quality in the last 24 hours", "Patient experience", "People: staffing, wellbeing, injuries", "Flow and capacity", "Equipment, environment, supplies and IT",
                "Today's safety focus and metrics off track", "Actions due; feedback on what was escalated", "Ideas and recognition", "Escalate: what needs help from the next tier"],
            HuddleAgenda.Items.Select(item => item.Title));
        Assert.Equal(Enumerable.Range(1, 9), HuddleAgenda.Items.Select(item => item.Number));
        Assert.All(HuddleAgenda.Items, item => Assert.True(item.Code.Length <= HuddleEntry.ItemLength));
    }

    private static HuddleSeries Series(DateOnly first)
    {
        var series = new HuddleSeries(Guid.NewGuid(), Guid.NewGuid(), 1, first);
        series.Set(Enum.GetValues<DayOfWeek>(), new TimeOnly(8, 0), 15);
        return series;
    }

    private static Huddle HuddleIn(HuddleState state)
    {
        var huddle = Series(Day).Make(Guid.NewGuid(), Guid.NewGuid(), Day.StartInLondon())!;
        string[] acts = state switch
        {
            HuddleState.Scheduled => [],
            HuddleState.Open => ["open"],
            HuddleState.Closed => ["open", "close"],
            _ => ["miss"],
        };
        foreach (var act in acts)
            Do(huddle, act);
        return huddle;
    }

    private static void Do(Huddle huddle, string act)
    {
        var (id, by) = (Guid.NewGuid(), new HuddleAct(Sister, Eight));
        switch (act)
        {
            case "open":
                huddle.Open(id, by);
                break;
            case "enter":
                huddle.Enter(id, "AG.1", EntryStatus.Nothing, null, showsSignals: true, by);
                break;
            case "close":
                huddle.Close(id, null, by);
                break;
            case "end":
                huddle.EndItself(id, Eight.AddMinutes(30));
                break;
            case "miss":
                huddle.Miss(id, Eight.AddMinutes(30));
                break;
            default:
                huddle.Explain(id, "Two patients became unwell", by);
                break;
        }
    }
}
