using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

public class EscalationTests
{
    private const string NotRead = "Nobody has read this back yet. Say first in your own words what you understood.";
    private const string ToDecide = "This has been read back. Decide now: accept it, return it, pass it up or join it to another.";
    private const string ToAnswer = "This is accepted already. What it waits for is the answer.";
    private const string Back = "This was returned to the ward, which decides anew. If it is still needed, they escalate the issue again.";
    private const string Elsewhere = "This was joined to another escalation and is answered there.";
    private const string Answered = "This has its answer already. Whoever raised it says whether it worked.";
    private const string Over = "This is over: whoever raised it said that it worked.";
    private const string Shut = "This is closed. If it is not solved, escalate the issue again.";

    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Matron = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid DivisionalNurse = new("00000000-0000-0000-0000-000000000003");
    private static readonly Guid Executive = new("00000000-0000-0000-0000-000000000004");
    private static readonly Guid Nurse = new("00000000-0000-0000-0000-000000000005");
    private static readonly DateTimeOffset Raised = new(2026, 5, 5, 7, 20, 0, TimeSpan.Zero);

    private static readonly Tier Care = new(2, Guid.NewGuid(), "care", "Older people’s care", "/trust/medicine/care/", ["Matron"]);
    private static readonly Tier Medicine = new(3, Guid.NewGuid(), "medicine", "Medicine", "/trust/medicine/", ["Divisional nurse"]);
    private static readonly Tier Trust = new(4, Guid.NewGuid(), "trust", "Riverside Hospitals", "/trust/", ["Chief nurse", "Deputy chief nurse"]);
    private static readonly Tiers Line = new([Care, Medicine, Trust]);

    [Theory]
    [InlineData(EscalationState.Raised, "read back", EscalationState.Acknowledged)]
    [InlineData(EscalationState.PassedUp, "read back", EscalationState.Acknowledged)]
    [InlineData(EscalationState.Acknowledged, "accept", EscalationState.Accepted)]
    [InlineData(EscalationState.Acknowledged, "return", EscalationState.Returned)]
    [InlineData(EscalationState.Acknowledged, "join", EscalationState.Merged)]
    [InlineData(EscalationState.Acknowledged, "pass up", EscalationState.PassedUp)]
    [InlineData(EscalationState.Acknowledged, "priority", EscalationState.Acknowledged)]
    [InlineData(EscalationState.Accepted, "priority", EscalationState.Accepted)]
    [InlineData(EscalationState.Accepted, "answer", EscalationState.Answered)]
    [InlineData(EscalationState.Answered, "worked", EscalationState.Confirmed)]
    [InlineData(EscalationState.Answered, "not solved", EscalationState.Raised)]
    [InlineData(EscalationState.Confirmed, "close", EscalationState.Closed)]
    [InlineData(EscalationState.Confirmed, "not solved", EscalationState.Raised)]
    [InlineData(EscalationState.Merged, "follow answer", EscalationState.Answered)]
    [InlineData(EscalationState.Merged, "follow return", EscalationState.Returned)]
    [InlineData(EscalationState.Raised, "too late", EscalationState.PassedUp)]
    [InlineData(EscalationState.PassedUp, "too late", EscalationState.PassedUp)]
    [InlineData(EscalationState.Acknowledged, "too late", EscalationState.PassedUp)]
    [InlineData(EscalationState.Accepted, "too late", EscalationState.PassedUp)]
    public void An_escalation_goes_on(EscalationState from, string act, EscalationState to)
    {
        var escalation = In(from);
        var before = escalation.Steps.Count;

        Do(escalation, act);

        Assert.Equal((to, before + 1), (escalation.State, escalation.Steps.Count));
        Assert.Equal(Enumerable.Range(1, before + 1), escalation.Steps.Select(step => step.Position));
    }

    /// <summary>Every act that no line above allows, in every state.</summary>
    [Theory]
    [InlineData(EscalationState.Raised, NotRead, "accept", "return", "join", "pass up", "priority", "answer", "worked", "not solved", "close", "follow answer", "follow return")]
    [InlineData(EscalationState.PassedUp, NotRead, "accept", "return", "join", "pass up", "priority", "answer", "worked", "not solved", "close", "follow answer", "follow return")]
    [InlineData(EscalationState.Acknowledged, ToDecide, "read back", "answer", "worked", "not solved", "close", "follow answer", "follow return")]
    [InlineData(EscalationState.Accepted, ToAnswer, "read back", "accept", "return", "join", "pass up", "worked", "not solved", "close", "follow answer", "follow return")]
    [InlineData(EscalationState.Returned, Back, "read back", "accept", "return", "join", "pass up", "priority", "answer", "worked", "not solved", "close", "follow answer", "follow return")]
    [InlineData(EscalationState.Merged, Elsewhere, "read back", "accept", "return", "join", "pass up", "priority", "answer", "worked", "not solved", "close")]
    [InlineData(EscalationState.Answered, Answered, "read back", "accept", "return", "join", "pass up", "priority", "answer", "close", "follow answer", "follow return")]
    [InlineData(EscalationState.Confirmed, Over, "read back", "accept", "return", "join", "pass up", "priority", "answer", "worked", "follow answer", "follow return")]
    [InlineData(EscalationState.Closed, Shut, "read back", "accept", "return", "join", "pass up", "priority", "answer", "worked", "not solved", "close", "follow answer", "follow return")]
    public void An_escalation_does_not_go_there(EscalationState from, string reason, params string[] acts)
    {
        foreach (var act in acts)
        {
            var escalation = In(from);
            var before = escalation.Steps.Count;

            var refusal = Assert.Throws<DomainException>(() => Do(escalation, act));

            Assert.Equal((act, reason), (act, refusal.Message));
            Assert.Equal((from, before), (escalation.State, escalation.Steps.Count));
        }
    }

    /// <summary>Domain §6.3. What comes by itself too late is looked at below.</summary>
    [Fact]
    public void Every_act_in_every_state_stands_in_one_of_the_two_tables() => PairTables.AreWhole<EscalationState>(typeof(EscalationTests), nameof(An_escalation_goes_on), nameof(An_escalation_does_not_go_there), "too late");

    [Theory]
    [InlineData(EscalationState.Returned)]
    [InlineData(EscalationState.Merged)]
    [InlineData(EscalationState.Answered)]
    [InlineData(EscalationState.Confirmed)]
    [InlineData(EscalationState.Closed)]
    public void What_no_longer_waits_cannot_be_too_late(EscalationState state)
    {
        var escalation = In(state);

        Assert.DoesNotContain(escalation.Ahead(), due => due.Kind is Escalation.ReadBackDue or Escalation.AnswerDue);
        Assert.Throws<DomainException>(() => escalation.PassItsTime(Guid.NewGuid(), new Due(Escalation.AnswerDue, escalation.Id, escalation.AnswerBy), Medicine));
        Assert.Null(escalation.BreachedAt);
    }

    [Theory]
    [InlineData("read back", EscalationState.Raised)]
    [InlineData("accept", EscalationState.Acknowledged)]
    [InlineData("return", EscalationState.Acknowledged)]
    [InlineData("join", EscalationState.Acknowledged)]
    [InlineData("pass up", EscalationState.Acknowledged)]
    [InlineData("priority", EscalationState.Acknowledged)]
    [InlineData("answer", EscalationState.Accepted)]
    public void Only_the_tier_that_has_it_or_one_above_takes_a_step(string act, EscalationState state)
    {
        foreach (var path in new[] { "/trust/medicine/care/ward-7/", "/trust/surgery/", "/trust/medicine/acute/" })
            Assert.Equal("This escalation is with Tier 2, Older people’s care now, so it is theirs to read back, decide and answer. Ask there: matron.",
                Assert.Throws<DomainException>(() => Do(In(state), act, By(Nurse, path))).Message);

        // The lower tier has it no longer once it went up; those above always may.
        var gone = In(EscalationState.Raised);
        Do(gone, "too late");
        Assert.Equal("This escalation is with Tier 3, Medicine now, so it is theirs to read back, decide and answer. Ask there: divisional nurse.",
            Assert.Throws<DomainException>(() => Do(gone, act, By(Matron, Care.Path))).Message);
        foreach (var path in new[] { Medicine.Path, Trust.Path })
            Do(In(state), act, By(Executive, path));
    }

    [Theory]
    [InlineData("read back", EscalationState.Raised)]
    [InlineData("accept", EscalationState.Acknowledged)]
    [InlineData("return", EscalationState.Acknowledged)]
    [InlineData("answer", EscalationState.Accepted)]
    public void Nobody_who_raised_it_answers_it(string act, EscalationState state)
    {
        var escalation = In(state);

        var refusal = Assert.Throws<DomainException>(() => Do(escalation, act, By(Sister, Trust.Path)));

        Assert.Equal("You raised this escalation, so another person has to answer it. Ask another person at Tier 2, Older people’s care, or above.", refusal.Message);
        Assert.Equal(state, escalation.State);
    }

    [Fact]
    public void Nobody_who_raised_it_answers_it_by_answering_the_one_it_was_joined_to()
    {
        var (escalation, other) = (In(EscalationState.Merged), In(EscalationState.Answered));

        Assert.Throws<DomainException>(() => escalation.FollowOther(Guid.NewGuid(), other, By(Sister, Trust.Path)));

        Assert.Equal(EscalationState.Merged, escalation.State);
    }

    [Fact]
    public void Whoever_answered_cannot_say_that_it_worked()
    {
        var refusal = Assert.Throws<DomainException>(() => In(EscalationState.Answered).Confirm(Guid.NewGuid(), By(Matron)));

        Assert.StartsWith("You answered this, so another person has to say that it worked.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_was_raised_with_stays_whatever_becomes_of_it()
    {
        foreach (var state in Enum.GetValues<EscalationState>())
        {
            var escalation = In(state);

            Assert.Equal(("Situation", "Background", "Assessment", "Recommendation"), (escalation.Situation, escalation.Background, escalation.Assessment, escalation.Recommendation));
            Assert.Equal((EscalationPriority.P2, Telephoned.NoAnswer, Sister, Raised, Raised.AddHours(1), Raised.AddHours(4)),
                (escalation.FirstPriority, escalation.Telephoned, escalation.RaisedBy, escalation.RaisedAt, escalation.FirstReadBackBy, escalation.FirstAnswerBy));
        }

        Assert.All(typeof(Escalation).GetProperties().Where(property => property.Name is nameof(Escalation.RaisedAt) or nameof(Escalation.FirstPriority) or nameof(Escalation.Telephoned) or nameof(Escalation.Situation) or nameof(Escalation.FirstAnswerBy)),
            property => Assert.Contains(property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers(), modifier => modifier.Name == "IsExternalInit"));
    }

    [Fact]
    public void A_P1_says_whether_anybody_telephoned_first()
    {
        var unsaid = Assert.Throws<DomainException>(() => New(Raised, EscalationPriority.P1, null));
        Assert.Equal(("Say whether you telephoned first. Whoever could be harmed now cannot wait for somebody to read this.", "Telephoned"), (unsaid.Message, unsaid.Field));

        Assert.All(Enum.GetValues<Telephoned>(), said => Assert.Equal(said, New(Raised, EscalationPriority.P1, said).Telephoned));
        Assert.Null(New(Raised, EscalationPriority.P2, null).Telephoned);
        Assert.Null(New(Raised, EscalationPriority.P3, null).Telephoned);
    }

    [Fact]
    public void Reading_back_stops_the_first_clock_and_no_other()
    {
        var escalation = In(EscalationState.Raised);
        Assert.Equal([Answer(escalation, 240), ReadBack(escalation, 60)], escalation.Ahead());

        Do(escalation, "read back");

        Assert.Equal([Answer(escalation, 240)], escalation.Ahead());
        Do(escalation, "pass up");
        Assert.Equal([Answer(escalation, 240)], escalation.Ahead());
    }

    [Fact]
    public void Each_step_up_gives_the_next_tier_the_same_lengths_and_the_mark_stays()
    {
        var escalation = In(EscalationState.Raised);

        escalation.PassItsTime(Guid.NewGuid(), ReadBack(escalation, 60), Line.NextAbove(escalation.TierId));
        Assert.Equal((Medicine.Node, 3, Raised.AddMinutes(60)), (escalation.TierId, escalation.TierNumber, escalation.BreachedAt));
        Assert.Equal([Answer(escalation, 60 + 240), ReadBack(escalation, 60 + 60)], escalation.Ahead());
        Assert.Equal((EscalationMove.SteppedUp, "Tier 3, Medicine", Raised.AddMinutes(60), null), (escalation.Steps[^1].Move, escalation.Steps[^1].ToWords, escalation.Steps[^1].At, escalation.Steps[^1].ById));

        // Read back by the next tier, but not answered: from the answer's own time on.
        escalation.ReadBack(Guid.NewGuid(), "Understood", Line, By(DivisionalNurse, Medicine.Path));
        escalation.PassItsTime(Guid.NewGuid(), Answer(escalation, 300), Line.NextAbove(escalation.TierId));
        Assert.Equal((Trust.Node, Raised.AddMinutes(60)), (escalation.TierId, escalation.BreachedAt));
        Assert.Equal([Answer(escalation, 300 + 240), ReadBack(escalation, 300 + 60)], escalation.Ahead());

        // The top is told of each time that passes, once.
        escalation.PassItsTime(Guid.NewGuid(), ReadBack(escalation, 360), Line.NextAbove(escalation.TierId));
        Assert.Equal((Trust.Node, EscalationState.PassedUp, EscalationMove.TopTold), (escalation.TierId, escalation.State, escalation.Steps[^1].Move));
        Assert.Equal([Answer(escalation, 540)], escalation.Ahead());
        escalation.PassItsTime(Guid.NewGuid(), Answer(escalation, 540), null);
        Assert.Empty(escalation.Ahead());
        Assert.Throws<DomainException>(() => escalation.PassItsTime(Guid.NewGuid(), Answer(escalation, 540), null));
        Assert.Equal((Raised.AddMinutes(60), Raised.AddHours(1), Raised.AddHours(4)), (escalation.BreachedAt, escalation.FirstReadBackBy, escalation.FirstAnswerBy));
    }

    [Fact]
    public void A_tier_at_which_nobody_receives_is_passed_over_but_never_the_top()
    {
        var (empty, top) = (Medicine with { Posts = [] }, Trust with { Posts = [] });

        Assert.Equal(Trust, new Tiers([Care, empty, Trust]).NextAbove(Care.Node));
        Assert.Equal(Trust, new Tiers([Care with { Posts = [] }, empty, Trust]).First);
        Assert.Equal(top, new Tiers([Care, empty, top]).NextAbove(Care.Node));
        Assert.Null(Line.NextAbove(Trust.Node));
        Assert.Equal(Care, Line.First);
    }

    [Fact]
    public void A_lower_priority_is_a_new_entry_with_its_reason_and_counts_from_when_it_was_raised()
    {
        var escalation = In(EscalationState.Acknowledged);

        escalation.ChangePriority(Guid.NewGuid(), EscalationPriority.P3, "Cover is found until Friday", Line, By(Matron));

        Assert.Equal((EscalationPriority.P2, EscalationPriority.P3), (escalation.FirstPriority, escalation.Priority));
        Assert.Equal((EscalationMove.PriorityChanged, "Cover is found until Friday", "Help needed, not today"), (escalation.Steps[^1].Move, escalation.Steps[^1].Words, escalation.Steps[^1].ToWords));
        Assert.Equal((new DateTimeOffset(2026, 5, 12, 7, 20, 0, TimeSpan.Zero), Raised.AddHours(4)), (escalation.AnswerBy, escalation.FirstAnswerBy));
    }

    [Fact]
    public void A_higher_priority_never_gives_more_time()
    {
        var escalation = In(EscalationState.Acknowledged);
        escalation.ChangePriority(Guid.NewGuid(), EscalationPriority.P1, "Two more are sick", Line, By(Matron));
        Assert.Equal(Raised.AddMinutes(30 + 60), escalation.AnswerBy);

        var late = In(EscalationState.Acknowledged);
        late.ChangePriority(Guid.NewGuid(), EscalationPriority.P1, "Two more are sick", Line, By(Matron) with { At = Raised.AddMinutes(230) });
        Assert.Equal(Raised.AddMinutes(240), late.AnswerBy);

        Assert.Equal("It has this priority already. Choose another.", Assert.Throws<DomainException>(() => late.ChangePriority(Guid.NewGuid(), EscalationPriority.P1, "Again", Line, By(Matron))).Message);
    }

    [Fact]
    public void It_is_passed_up_only_to_a_tier_above()
    {
        foreach (var tier in new[] { Care, new Tier(3, Guid.NewGuid(), "surgery", "Surgery", "/trust/surgery/", []) })
            Assert.EndsWith("does not stand above Tier 2, Older people’s care. Choose a higher tier, or answer it.",
                Assert.Throws<DomainException>(() => In(EscalationState.Acknowledged).PassUp(Guid.NewGuid(), tier, "Not mine to give", Line, By(Matron))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_joined_only_to_another_that_waits_and_is_due_no_later()
    {
        var escalation = In(EscalationState.Acknowledged);
        Assert.Equal("An escalation cannot be joined to itself. Choose another.", Refusal(escalation));
        Assert.Equal("Escalation 1001 does not wait for an answer any more. Choose another, or answer this one.", Refusal(In(EscalationState.Answered)));
        Assert.Equal("Escalation 1001 is due later than this one, so this one would wait longer. Join that one to this one.", Refusal(New(Raised.AddMinutes(1))));
        Assert.Equal(EscalationState.Acknowledged, escalation.State);

        string Refusal(Escalation other) => Assert.Throws<DomainException>(() => escalation.Join(Guid.NewGuid(), other, Line, By(Matron))).Message;
    }

    [Fact]
    public void It_is_returned_only_with_what_would_make_it_acceptable() =>
        Assert.Throws<DomainException>(() => In(EscalationState.Acknowledged).Return(Guid.NewGuid(), " ", Line, By(Matron)));

    [Fact]
    public void It_is_passed_up_only_with_a_reason() =>
        Assert.Throws<DomainException>(() => In(EscalationState.Acknowledged).PassUp(Guid.NewGuid(), Medicine, " ", Line, By(Matron)));

    [Fact]
    public void It_comes_back_once_with_clocks_that_begin_again_and_is_closed_the_second_time()
    {
        var escalation = In(EscalationState.Answered);
        Assert.True(escalation.MayReopen);
        Do(escalation, "not solved");
        Assert.Equal((EscalationState.Raised, Raised.AddMinutes(30)), (escalation.State, escalation.ReopenedAt));
        Assert.Equal([Answer(escalation, 30 + 240), ReadBack(escalation, 30 + 60)], escalation.Ahead());

        foreach (var act in new[] { "read back", "accept", "answer" })
            Do(escalation, act);
        Assert.False(escalation.MayReopen);
        Do(escalation, "not solved");

        Assert.Equal((EscalationState.Closed, "It went on all night"), (escalation.State, escalation.Steps[^1].Words));
        Assert.Empty(escalation.Ahead());
    }

    [Fact]
    public void A_week_after_it_worked_it_is_closed()
    {
        var escalation = In(EscalationState.Confirmed);

        Assert.Equal([new Due(Escalation.CloseDue, escalation.Id, escalation.Steps[^1].At.AddDays(7))], escalation.Ahead());
    }

    [Fact]
    public void Every_step_keeps_who_in_which_post_and_when()
    {
        var escalation = In(EscalationState.Answered);

        Assert.Equal([("Joy", "Ward sister"), ("Leila", "Matron"), ("Leila", "Matron"), ("Leila", "Matron")], escalation.Steps.Select(step => (step.Name, step.Post)));
        Assert.Equal(("Two are booked", Raised.AddMinutes(30), Matron), (escalation.Steps[^1].Words, escalation.Steps[^1].At, escalation.Steps[^1].ById));
    }

    [Theory]
    [InlineData(0, "1 h left", "blue")]
    [InlineData(38, "22 min left", "blue")]
    [InlineData(44, "16 min left", "blue")]
    [InlineData(45, "15 min left", "orange")]
    [InlineData(56, "4 min left", "orange")]
    [InlineData(59.5, "Under 1 min left", "orange")]
    [InlineData(60, "Past its time", "red")]
    [InlineData(600, "Past its time", "red")]
    public void Time_left_stands_in_words(double minutes, string words, string colour)
    {
        var escalation = In(EscalationState.Raised);

        Assert.Equal((words, colour), EscalationWords.Tag(escalation.State, escalation.ClocksFrom, escalation.ReadBackBy, null, escalation.AnswerBy, Raised.AddMinutes(minutes)));
    }

    [Theory]
    [InlineData("2026-05-05T09:10:00Z", "2 h 10 min left")]
    [InlineData("2026-05-06T06:59:00Z", "23 h 59 min left")]
    [InlineData("2026-05-06T07:20:00Z", "1 day left")]
    [InlineData("2026-05-10T09:00:00Z", "5 days left")]
    public void So_do_hours_and_days(string due, string words) =>
        Assert.Equal(words, EscalationWords.Tag(EscalationState.Accepted, Raised, Raised, Raised, DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), new DateTimeOffset(2026, 5, 5, 7, 0, 0, TimeSpan.Zero)).Words);

    private static Due ReadBack(Escalation escalation, int minutes) => new(Escalation.ReadBackDue, escalation.Id, Raised.AddMinutes(minutes));

    private static Due Answer(Escalation escalation, int minutes) => new(Escalation.AnswerDue, escalation.Id, Raised.AddMinutes(minutes));

    private static Escalation New(DateTimeOffset at, EscalationPriority priority = EscalationPriority.P2, Telephoned? telephoned = Telephoned.NoAnswer) => new(Guid.NewGuid(), Guid.NewGuid(), 1001, Guid.NewGuid(), Guid.NewGuid(), new Sbar("Situation", "Background", "Assessment", "Recommendation"),
        priority, telephoned, Care, 0, By(Sister) with { At = at });

    private static Escalation In(EscalationState state)
    {
        var escalation = New(Raised);
        string[] acts = state switch
        {
            EscalationState.Acknowledged => ["read back"],
            EscalationState.Accepted => ["read back", "accept"],
            EscalationState.Returned => ["read back", "return"],
            EscalationState.Merged => ["read back", "join"],
            EscalationState.PassedUp => ["read back", "pass up"],
            EscalationState.Answered => ["read back", "accept", "answer"],
            EscalationState.Confirmed => ["read back", "accept", "answer", "worked"],
            EscalationState.Closed => ["read back", "accept", "answer", "worked", "close"],
            _ => [],
        };
        foreach (var act in acts)
            Do(escalation, act);
        return escalation;
    }

    private static void Do(Escalation escalation, string act, EscalationAct? who = null)
    {
        var by = who ?? (escalation.TierId == Care.Node ? By(Matron) : By(DivisionalNurse, Medicine.Path));
        var step = Guid.NewGuid();
        switch (act)
        {
            case "read back":
                escalation.ReadBack(step, "One short each night", Line, by);
                break;
            case "accept":
                escalation.Accept(step, Line, by);
                break;
            case "return":
                escalation.Return(step, "Ask bank first", Line, by);
                break;
            case "join":
                escalation.Join(step, New(Raised.AddMinutes(-5)), Line, by);
                break;
            case "pass up":
                escalation.PassUp(step, Medicine, "Not mine to give", Line, by);
                break;
            case "answer":
                escalation.Answer(step, "Two are booked", Line, by);
                break;
            case "priority":
                escalation.ChangePriority(step, EscalationPriority.P3, "Cover is found", Line, by);
                break;
            case "worked":
                escalation.Confirm(step, By(Nurse));
                break;
            case "not solved":
                escalation.NotSolved(step, "It went on all night", Line, By(Nurse));
                break;
            case "close":
                escalation.Close(step, Raised.AddDays(7));
                break;
            case "follow answer":
                escalation.FollowOther(step, In(EscalationState.Answered), by);
                break;
            case "follow return":
                escalation.FollowOther(step, In(EscalationState.Returned), by);
                break;
            default:
                escalation.PassItsTime(step, new Due(Escalation.AnswerDue, escalation.Id, escalation.AnswerBy), Medicine);
                break;
        }
    }

    private static EscalationAct By(Guid person, params string[] receives) =>
        new(person, person == Sister ? "Joy" : person == Matron ? "Leila" : "Another", person == Sister ? "Ward sister" : person == Matron ? "Matron" : "Post", receives.Length == 0 && person == Matron ? [Care.Path] : receives, Raised.AddMinutes(person == Sister ? 0 : 30));
}
