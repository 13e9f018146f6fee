using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Spc;
using Xunit;
using Signal = QmsPortal.Modules.Control.Signals.Signal;

namespace QmsPortal.Tests.Modules.Control.Signals;

public class SignalTests
{
    private const string SeenAlready = "This signal has been seen already. Answer it when you know what it was.";
    private const string AnsweredAlready = "This signal has its answer already.";
    private const string ActedStays = "Something was done about this signal already, so its answer stays. Close it when the chart shows that it worked.";
    private const string Closed = "This signal is closed. If the chart signals again, there is a new one.";
    private const string AnswerBeforeDone = "Answer this signal before it is done about it: say what it was.";
    private const string AnswerBeforeClosed = "Answer this signal before it is closed: say what it was.";
    private const string UnknownBeforeDone = "Nobody knows yet what this signal was. Answer it anew before it is done about it.";
    private const string UnknownBeforeClosed = "Nobody knows yet what this signal was. Answer it anew before it is closed.";
    private const string MendTheValues = "A fault in the data is mended by correcting the values. Then close the signal.";
    private const string SayWhatWasDone = "Say what was done about the cause first, or raise an issue from this signal.";
    private const string NotLate = "This signal does not wait for an answer that is late.";
    private const string NotPutOff = "This signal is not put off, so it cannot come back.";
    private const string OnlyAnswered = "Only a signal that was answered and is not closed is raised again.";
    private const string VanishedAlready = "This signal is closed already.";

    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000002");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 3, 16);
    private static readonly DateOnly Last = new(2026, 4, 27);

    // A state of the table below: "Cause" is answered so that a cause is known, "Unknown" that it is not yet known.
    [Theory]
    [InlineData("Raised", "see", SignalState.Seen)]
    [InlineData("Raised", "cause", SignalState.Answered)]
    [InlineData("Raised", "improvement", SignalState.Answered)]
    [InlineData("Raised", "fault", SignalState.Answered)]
    [InlineData("Raised", "unknown", SignalState.Answered)]
    [InlineData("Raised", "late", SignalState.Raised)]
    [InlineData("Raised", "vanish", SignalState.Closed)]
    [InlineData("Seen", "cause", SignalState.Answered)]
    [InlineData("Seen", "improvement", SignalState.Answered)]
    [InlineData("Seen", "fault", SignalState.Answered)]
    [InlineData("Seen", "unknown", SignalState.Answered)]
    [InlineData("Seen", "late", SignalState.Seen)]
    [InlineData("Seen", "vanish", SignalState.Closed)]
    [InlineData("Cause", "improvement", SignalState.Answered)]
    [InlineData("Cause", "act", SignalState.Acted)]
    [InlineData("Cause", "again", SignalState.Raised)]
    [InlineData("Cause", "vanish", SignalState.Closed)]
    [InlineData("Improvement", "cause", SignalState.Answered)]
    [InlineData("Improvement", "act", SignalState.Acted)]
    [InlineData("Improvement", "close", SignalState.Closed)]
    [InlineData("Improvement", "again", SignalState.Raised)]
    [InlineData("Fault", "cause", SignalState.Answered)]
    [InlineData("Fault", "close", SignalState.Closed)]
    [InlineData("Fault", "again", SignalState.Raised)]
    [InlineData("Fault", "vanish", SignalState.Closed)]
    [InlineData("Unknown", "cause", SignalState.Answered)]
    [InlineData("Unknown", "unknown", SignalState.Answered)]
    [InlineData("Unknown", "back", SignalState.Seen)]
    [InlineData("Unknown", "again", SignalState.Raised)]
    [InlineData("Unknown", "vanish", SignalState.Closed)]
    [InlineData("Acted", "act", SignalState.Acted)]
    [InlineData("Acted", "close", SignalState.Closed)]
    [InlineData("Acted", "again", SignalState.Raised)]
    [InlineData("Acted", "vanish", SignalState.Closed)]
    public void A_signal_goes_on(string from, string act, SignalState to)
    {
        var signal = SignalIn(from);
        var before = signal.Steps.Count;

        Do(signal, act);

        Assert.Equal(to, signal.State);
        Assert.Equal(before + 1, signal.Steps.Count);
        Assert.Equal(to, signal.Steps[^1].State);
        Assert.Equal(Enumerable.Range(1, before + 1), signal.Steps.Select(step => step.Position));
    }

    [Theory]
    [InlineData("Raised", "act", AnswerBeforeDone)]
    [InlineData("Raised", "close", AnswerBeforeClosed)]
    [InlineData("Raised", "back", NotPutOff)]
    [InlineData("Raised", "again", OnlyAnswered)]
    [InlineData("Seen", "see", SeenAlready)]
    [InlineData("Seen", "act", AnswerBeforeDone)]
    [InlineData("Seen", "close", AnswerBeforeClosed)]
    [InlineData("Seen", "back", NotPutOff)]
    [InlineData("Seen", "again", OnlyAnswered)]
    [InlineData("Cause", "see", AnsweredAlready)]
    [InlineData("Cause", "close", SayWhatWasDone)]
    [InlineData("Cause", "late", NotLate)]
    [InlineData("Cause", "back", NotPutOff)]
    [InlineData("Improvement", "see", AnsweredAlready)]
    [InlineData("Improvement", "late", NotLate)]
    [InlineData("Improvement", "back", NotPutOff)]
    [InlineData("Fault", "see", AnsweredAlready)]
    [InlineData("Fault", "act", MendTheValues)]
    [InlineData("Fault", "late", NotLate)]
    [InlineData("Fault", "back", NotPutOff)]
    [InlineData("Unknown", "see", AnsweredAlready)]
    [InlineData("Unknown", "act", UnknownBeforeDone)]
    [InlineData("Unknown", "close", UnknownBeforeClosed)]
    [InlineData("Unknown", "late", NotLate)]
    [InlineData("Acted", "see", AnsweredAlready)]
    [InlineData("Acted", "cause", ActedStays)]
    [InlineData("Acted", "unknown", ActedStays)]
    [InlineData("Acted", "late", NotLate)]
    [InlineData("Acted", "back", NotPutOff)]
    [InlineData("Closed", "see", AnsweredAlready)]
    [InlineData("Closed", "improvement", Closed)]
    [InlineData("Closed", "act", Closed)]
    [InlineData("Closed", "close", Closed)]
    [InlineData("Closed", "late", NotLate)]
    [InlineData("Closed", "back", NotPutOff)]
    [InlineData("Closed", "again", OnlyAnswered)]
    [InlineData("Closed", "vanish", VanishedAlready)]
    public void A_signal_does_not_go_there(string from, string act, string reason)
    {
        var signal = SignalIn(from);
        var (state, before) = (signal.State, signal.Steps.Count);

        var refusal = Assert.Throws<DomainException>(() => Do(signal, act));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal((state, before), (signal.State, signal.Steps.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Not_yet_known_says_when_it_is_looked_at_next(int? days)
    {
        var signal = SignalIn("Raised");

        var refusal = Assert.Throws<DomainException>(() => signal.Give(Guid.NewGuid(), SignalAnswer.NotYetKnown, "Nobody knows", days is { } ahead ? Day(ahead) : null, By(Morning)));

        Assert.Equal("Say on which day you look at it next: a day after today.", refusal.Message);
        Assert.Null(signal.Answer);
    }

    [Fact]
    public void It_is_due_in_seven_days_and_late_on_the_morning_after()
    {
        var signal = SignalIn("Raised");

        Assert.Equal(Day(7), signal.Due);
        Assert.Equal([new Due("signal-past-due", signal.Id, new DateTimeOffset(2026, 5, 12, 23, 0, 0, TimeSpan.Zero))], signal.Ahead());
        signal.MarkPastDue(Guid.NewGuid(), signal.Ahead()[0].At);

        Assert.True(signal.IsPastDue);
        Assert.Empty(signal.Ahead());
        Assert.Equal("This signal does not wait for an answer that is late.", Assert.Throws<DomainException>(() => signal.MarkPastDue(Guid.NewGuid(), Morning)).Message);
    }

    [Fact]
    public void An_answer_takes_the_mark_away_and_a_put_off_signal_is_due_on_its_day()
    {
        var signal = SignalIn("Raised");
        signal.MarkPastDue(Guid.NewGuid(), Morning);

        signal.Give(Guid.NewGuid(), SignalAnswer.NotYetKnown, "The rota is looked at", Day(3), By(Morning));

        Assert.Equal((false, Day(3)), (signal.IsPastDue, signal.Due));
        Assert.Equal([new Due("signal-look-again", signal.Id, new DateTimeOffset(2026, 5, 7, 23, 0, 0, TimeSpan.Zero))], signal.Ahead());
        signal.ComeBack(Guid.NewGuid(), signal.Ahead()[0].At);
        Assert.Equal([new Due("signal-past-due", signal.Id, new DateTimeOffset(2026, 5, 8, 23, 0, 0, TimeSpan.Zero))], signal.Ahead());
        Assert.Null(signal.Steps[^1].ById);
    }

    [Fact]
    public void It_says_what_happened_once_to_those_who_rest_on_the_chart()
    {
        var signal = SignalIn("Raised");

        Assert.Equal((signal.Id, signal.SeriesId, true, "Night call bells: 7 weeks in a row below the mean"),
            Told<SignalRaised>(signal).Select(raised => (raised.Signal, raised.Series, raised.IsConcern, raised.Words)).Single());
        Do(signal, "cause");
        Assert.Empty(Told<SignalSettled>(signal));
        Do(signal, "improvement");
        Assert.Equal("An improvement", Assert.Single(Told<SignalSettled>(signal)).How);
        Do(signal, "fault");
        Assert.Equal("A fault in the data", Assert.Single(Told<SignalSettled>(signal)).How);
        Do(signal, "close");
        Assert.Single(Told<SignalSettled>(signal));
        Assert.Empty(Told<SignalRaised>(signal));
    }

    [Theory]
    [InlineData(SpecialCause.ShiftBelow, "2026-04-27", true)]
    [InlineData(SpecialCause.ShiftBelow, "2026-04-28", false)]
    [InlineData(SpecialCause.TrendDecreasing, "2026-04-27", false)]
    public void The_same_rule_on_points_it_shares_is_the_same_signal(SpecialCause rule, string first, bool same)
    {
        var day = DateOnly.ParseExact(first, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(same, SignalIn("Raised").Is(Sign(rule, day, day.AddDays(7))));
    }

    [Theory]
    [InlineData("Raised", false)]
    [InlineData("Cause", false)]
    [InlineData("Acted", false)]
    [InlineData("Unknown", false)]
    [InlineData("Fault", true)]
    public void A_run_that_goes_on_is_a_question_again_only_where_it_was_called_a_fault(string from, bool again)
    {
        var signal = SignalIn(from);
        var state = signal.State;
        var sign = Sign(SpecialCause.ShiftBelow, First, Last.AddDays(7), "8 weeks in a row below the mean");

        Assert.Equal(again, signal.GoOn(Guid.NewGuid(), Chart([sign]), sign, Morning.AddDays(7)));

        Assert.Equal((again ? SignalState.Raised : state, First, Last.AddDays(7)), (signal.State, signal.First, signal.Last));
        Assert.Equal("Night call bells: 8 weeks in a row below the mean", signal.Words);
    }

    [Fact]
    public void A_closed_one_keeps_its_words_however_long_the_run_lasts()
    {
        var signal = SignalIn("Closed");
        var sign = Sign(SpecialCause.ShiftBelow, First, Last.AddDays(7), "8 weeks in a row below the mean");

        Assert.False(signal.GoOn(Guid.NewGuid(), Chart([sign]), sign, Morning));

        Assert.Equal((SignalState.Closed, "Night call bells: 7 weeks in a row below the mean", Last.AddDays(7)), (signal.State, signal.Words, signal.Last));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void It_is_gone_when_its_own_points_were_mended_and_the_rule_holds_there_no_more(bool mended, bool fires, bool gone)
    {
        var chart = new ChartTaken(Guid.NewGuid(), Guid.NewGuid(), "Night call bells", [], fires ? [new PointRun(SpecialCause.ShiftBelow, First, Last)] : [], mended ? [Last] : [First.AddDays(-7)]);

        Assert.Equal(gone, SignalIn("Acted").IsGone(chart));
        Assert.False(SignalIn("Closed").IsGone(chart));
    }

    [Theory]
    [InlineData(Judgement.Concern, SignalMeaning.Concern)]
    [InlineData(Judgement.Improvement, SignalMeaning.Improvement)]
    [InlineData(Judgement.NeutralHigh, SignalMeaning.Neither)]
    [InlineData(Judgement.NeutralLow, SignalMeaning.Neither)]
    public void It_means_what_the_chart_means(Judgement judged, SignalMeaning meaning)
    {
        var sign = Sign(SpecialCause.ShiftBelow, First, Last) with { Meaning = judged };

        Assert.Equal(meaning, new Signal(Guid.NewGuid(), 1001, Chart([sign]), sign, Role.TeamLead, Morning).Meaning);
    }

    private static Signal SignalIn(string state)
    {
        var sign = Sign(SpecialCause.ShiftBelow, First, Last);
        var signal = new Signal(Guid.NewGuid(), 1001, Chart([sign]), sign, Role.TeamLead, Morning);
        string[] acts = state switch
        {
            "Raised" => [],
            "Seen" => ["see"],
            "Cause" => ["cause"],
            "Improvement" => ["improvement"],
            "Fault" => ["fault"],
            "Unknown" => ["unknown"],
            "Acted" => ["cause", "act"],
            _ => ["improvement", "close"],
        };
        foreach (var act in acts)
            Do(signal, act);
        return signal;
    }

    private static void Do(Signal signal, string act)
    {
        var id = Guid.NewGuid();
        switch (act)
        {
            case "see":
                signal.See(id, By(Morning));
                break;
            case "cause":
                signal.Give(id, SignalAnswer.AssignableCause, "Short at night", null, By(Morning));
                break;
            case "improvement":
                signal.Give(id, SignalAnswer.Improvement, "Phones on the belt", null, By(Morning));
                break;
            case "fault":
                signal.Give(id, SignalAnswer.DataFault, "Counted twice", null, By(Morning));
                break;
            case "unknown":
                signal.Give(id, SignalAnswer.NotYetKnown, "The rota is looked at", Day(2), By(Morning));
                break;
            case "act":
                signal.ActOn(id, "Two bank workers a night", By(Morning));
                break;
            case "close":
                signal.Close(id, "It has held", By(Morning));
                break;
            case "late":
                signal.MarkPastDue(id, Morning);
                break;
            case "back":
                signal.ComeBack(id, Morning);
                break;
            case "again":
                var sign = Sign(SpecialCause.ShiftBelow, Last.AddDays(70), Last.AddDays(112));
                signal.FireAgain(id, Chart([sign]), sign, Morning);
                break;
            default:
                signal.Vanish(id, Morning);
                break;
        }
    }

    private static IReadOnlyList<T> Told<T>(Signal signal) => [.. signal.TakeHappened().OfType<T>()];

    private static ChartTaken Chart(IReadOnlyList<Sign> signs) => new(Guid.NewGuid(), Guid.NewGuid(), "Night call bells", signs, signs, []);

    private static Sign Sign(SpecialCause rule, DateOnly first, DateOnly last, string words = "7 weeks in a row below the mean") => new(rule, first, last, Judgement.Concern, words, "7 in a row below the mean 80.4%");

    private static SignalAct By(DateTimeOffset at) => new(Sister, at);

    private static DateOnly Day(int days) => new DateOnly(2026, 5, 5).AddDays(days);
}
