using QmsPortal.Contracts.Improvement;
using QmsPortal.Kernel;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Cycles;
using Xunit;

namespace QmsPortal.Tests.Modules.Improvement;

/// <summary>Every state of a cycle and every act on it: where it goes, or the sentence that refuses it.</summary>
public class CycleTests
{
    private const string NeedsPrediction = "A cycle needs a prediction before it starts. Write what you expect to see.";
    private const string Locked = "Predictions were locked when this cycle started. What you learn now belongs in the answer to them, and in the next cycle.";
    private const string PlanStays = "This cycle has started, so its plan stays as it is. What went otherwise belongs in what you saw.";
    private const string Started = "This cycle has started already.";
    private const string NotStarted = "This cycle has not started yet. Press Start doing first.";
    private const string Running = "The test is still running. Write down what you saw first.";
    private const string SeenAlready = "What was seen in this cycle is written down already.";
    private const string Unanswered = "The prediction about “Are bells answered sooner?” has no answer yet. Say whether it was right, and what you learned.";
    private const string Adopted = "This cycle is closed: adopt.";

    private static readonly Guid Nurse = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Outcome = new("00000000-0000-0000-0000-00000000000a");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 5, 5);

    /// <summary>Two of the states twice: with and without a prediction, with and without its answer.</summary>
    public enum At
    {
        Bare,
        Planned,
        Doing,
        Studying,
        Answered,
        Closed,
    }

    [Theory]
    [InlineData(At.Bare, "plan", CycleState.Planned)]
    [InlineData(At.Bare, "predict", CycleState.Planned)]
    [InlineData(At.Bare, "abandon", CycleState.Closed)]
    [InlineData(At.Planned, "plan", CycleState.Planned)]
    [InlineData(At.Planned, "predict", CycleState.Planned)]
    [InlineData(At.Planned, "take back", CycleState.Planned)]
    [InlineData(At.Planned, "start", CycleState.Doing)]
    [InlineData(At.Planned, "abandon", CycleState.Closed)]
    [InlineData(At.Doing, "finish", CycleState.Studying)]
    [InlineData(At.Studying, "answer", CycleState.Studying)]
    [InlineData(At.Answered, "adopt", CycleState.Closed)]
    [InlineData(At.Answered, "adapt", CycleState.Closed)]
    [InlineData(At.Answered, "abandon", CycleState.Closed)]
    public void A_cycle_goes_on(At from, string act, CycleState to)
    {
        var cycle = CycleAt(from);

        Do(cycle, act);

        Assert.Equal(to, cycle.State);
        Assert.Equal(Enumerable.Range(1, cycle.Steps.Count), cycle.Steps.Select(step => step.Position));
        Assert.Equal(to, cycle.Steps[^1].State);
    }

    [Theory]
    [InlineData(At.Bare, "start", NeedsPrediction)]
    [InlineData(At.Bare, "finish", NotStarted)]
    [InlineData(At.Bare, "answer", NotStarted)]
    [InlineData(At.Bare, "adopt", NotStarted)]
    [InlineData(At.Bare, "adapt", NotStarted)]
    [InlineData(At.Planned, "finish", NotStarted)]
    [InlineData(At.Planned, "answer", NotStarted)]
    [InlineData(At.Planned, "adopt", NotStarted)]
    [InlineData(At.Planned, "adapt", NotStarted)]
    [InlineData(At.Doing, "plan", PlanStays)]
    [InlineData(At.Doing, "predict", Locked)]
    [InlineData(At.Doing, "take back", Locked)]
    [InlineData(At.Doing, "start", Started)]
    [InlineData(At.Doing, "answer", Running)]
    [InlineData(At.Doing, "adopt", Running)]
    [InlineData(At.Doing, "adapt", Running)]
    [InlineData(At.Doing, "abandon", Running)]
    [InlineData(At.Studying, "plan", PlanStays)]
    [InlineData(At.Studying, "predict", Locked)]
    [InlineData(At.Studying, "take back", Locked)]
    [InlineData(At.Studying, "start", Started)]
    [InlineData(At.Studying, "finish", SeenAlready)]
    [InlineData(At.Studying, "adopt", Unanswered)]
    [InlineData(At.Studying, "adapt", Unanswered)]
    [InlineData(At.Studying, "abandon", Unanswered)]
    [InlineData(At.Answered, "plan", PlanStays)]
    [InlineData(At.Answered, "predict", Locked)]
    [InlineData(At.Answered, "take back", Locked)]
    [InlineData(At.Answered, "start", Started)]
    [InlineData(At.Answered, "finish", SeenAlready)]
    [InlineData(At.Answered, "answer", "This prediction has its answer already, and that stays.")]
    [InlineData(At.Closed, "plan", PlanStays)]
    [InlineData(At.Closed, "predict", Locked)]
    [InlineData(At.Closed, "take back", Locked)]
    [InlineData(At.Closed, "start", Started)]
    [InlineData(At.Closed, "finish", SeenAlready)]
    [InlineData(At.Closed, "answer", Adopted)]
    [InlineData(At.Closed, "adopt", Adopted)]
    [InlineData(At.Closed, "adapt", Adopted)]
    [InlineData(At.Closed, "abandon", Adopted)]
    public void A_cycle_does_not_go_there(At from, string act, string reason)
    {
        var cycle = CycleAt(from);
        var (state, end, steps, predictions) = (cycle.State, cycle.End, cycle.Steps.Count, cycle.Predictions.Count);

        var refusal = Assert.Throws<DomainException>(() => Do(cycle, act));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal((state, end, steps, predictions), (cycle.State, cycle.End, cycle.Steps.Count, cycle.Predictions.Count));
    }

    [Fact]
    public void Predictions_are_locked_with_the_moment_at_which_the_test_starts()
    {
        var cycle = CycleAt(At.Planned);
        cycle.Predict(Guid.NewGuid(), "Do breaks hold?", "Yes, all", By());

        cycle.Start(Guid.NewGuid(), new Deed(Nurse, Morning.AddHours(3)));

        Assert.All(cycle.Predictions, prediction => Assert.Equal(Morning.AddHours(3), prediction.LockedAt));
        Assert.All(cycle.Predictions, prediction => Assert.Equal(Morning, prediction.WrittenAt));
    }

    [Fact]
    public void A_prediction_that_was_taken_back_does_not_start_a_test()
    {
        var cycle = CycleAt(At.Planned);
        cycle.TakeBack(1, By());

        Assert.Equal(NeedsPrediction, Assert.Throws<DomainException>(() => Do(cycle, "start")).Message);
        Assert.Throws<NotFoundException>(() => cycle.TakeBack(1, By()));
        cycle.Predict(Guid.NewGuid(), "Do breaks hold?", "Yes", By());
        cycle.Start(Guid.NewGuid(), By());

        Assert.Null(cycle.Predictions[0].LockedAt);
        Assert.Equal(Morning, cycle.Predictions[1].LockedAt);
    }

    [Fact]
    public void Six_predictions_are_enough()
    {
        var cycle = CycleAt(At.Bare);
        for (var i = 0; i < 6; i++)
            Do(cycle, "predict");

        Assert.Equal("6 predictions are enough for one test. Take one back first.", Assert.Throws<DomainException>(() => Do(cycle, "predict")).Message);
        cycle.TakeBack(6, By());
        Do(cycle, "predict");

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], cycle.Predictions.Select(prediction => prediction.Position));
    }

    [Fact]
    public void One_prediction_without_an_answer_is_enough_to_decide_nothing()
    {
        var cycle = CycleAt(At.Planned);
        cycle.Predict(Guid.NewGuid(), "Do breaks hold?", "Yes", By());
        Do(cycle, "start");
        Do(cycle, "finish");
        cycle.Answer(1, Verdict.Wrong, "76", "Zones were empty", By());

        var refusal = Assert.Throws<DomainException>(() => Do(cycle, "adopt"));

        Assert.Equal("The prediction about “Do breaks hold?” has no answer yet. Say whether it was right, and what you learned.", refusal.Message);
        cycle.Answer(2, Verdict.Partly, "13 of 14", "Nearly", By());
        Do(cycle, "adopt");
        Assert.Equal(CycleEnd.Adopt, cycle.End);
    }

    [Fact]
    public void Adapt_opens_the_next_cycle_with_the_lesson_and_without_a_prediction()
    {
        var cycle = CycleAt(At.Answered);

        var next = cycle.Adapt(Guid.NewGuid(), "Zones need cover", Guid.NewGuid(), Guid.NewGuid(), 2, By());

        Assert.Equal(CycleEnd.Adapt, cycle.End);
        Assert.Equal((2, CycleState.Planned, 1, "Zones need cover"), (next.Number, next.State, next.AdaptedFrom, next.CarriedOver));
        Assert.Equal((cycle.ProjectId, cycle.NodeId, cycle.Idea, cycle.Scale), (next.ProjectId, next.NodeId, next.Idea, next.Scale));
        Assert.Empty(next.Predictions);
        Assert.Equal(NeedsPrediction, Assert.Throws<DomainException>(() => Do(next, "start")).Message);
    }

    [Fact]
    public void Adoption_begins_today_or_later()
    {
        var cycle = CycleAt(At.Answered);

        var refusal = Assert.Throws<DomainException>(() => cycle.Adopt(Guid.NewGuid(), "Lesson", "Zones", Today.AddDays(-1), Outcome, By()));

        Assert.Equal("What is done differently begins today or later. Choose today or a later day.", refusal.Message);
        Assert.Equal(CycleState.Studying, cycle.State);
    }

    [Fact]
    public void Adoption_tells_what_is_done_differently_and_by_which_measure_it_shows()
    {
        var cycle = CycleAt(At.Answered);
        Assert.Empty(cycle.TakeHappened());

        cycle.Adopt(Guid.NewGuid(), "Lesson", "Zones with cover", Today, Outcome, By());

        Assert.Equal(new CycleAdopted(cycle.Id, 1001, 1, cycle.NodeId, "Zones with cover", Outcome, Today, Nurse, Morning), Assert.Single(cycle.TakeHappened()));
        Assert.Equal(("Zones with cover", Today), (cycle.Change, cycle.ChangeFrom));
    }

    private static Deed By() => new(Nurse, Morning);

    private static CyclePlan Plan() => new("Zones", "Are bells answered sooner?", TestScale.OneShift, "1 bay", "Support worker", "Answers", "Tonight", "Bells");

    private static Cycle CycleAt(At at)
    {
        var cycle = new Cycle(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1001, 1, Guid.NewGuid(), Plan(), By());
        string[] way = at switch
        {
            At.Bare => [],
            At.Planned => ["predict"],
            At.Doing => ["predict", "start"],
            At.Studying => ["predict", "start", "finish"],
            At.Answered => ["predict", "start", "finish", "answer"],
            _ => ["predict", "start", "finish", "answer", "adopt"],
        };
        foreach (var act in way)
            Do(cycle, act);
        return cycle;
    }

    private static void Do(Cycle cycle, string act)
    {
        switch (act)
        {
            case "plan": cycle.ChangePlan(Plan()); break;
            case "predict": cycle.Predict(Guid.NewGuid(), "Are bells answered sooner?", "80 of 100", By()); break;
            case "take back": cycle.TakeBack(1, By()); break;
            case "start": cycle.Start(Guid.NewGuid(), By()); break;
            case "finish": cycle.Finish(Guid.NewGuid(), true, "12 bells", By()); break;
            case "answer": cycle.Answer(1, Verdict.Right, "83", "Staff like it", By()); break;
            case "adopt": cycle.Adopt(Guid.NewGuid(), "Lesson", "Zones", Today, Outcome, By()); break;
            case "adapt": cycle.Adapt(Guid.NewGuid(), "Lesson", Guid.NewGuid(), Guid.NewGuid(), 2, By()); break;
            case "abandon": cycle.Abandon(Guid.NewGuid(), "No", By()); break;
            default: throw new ArgumentOutOfRangeException(nameof(act), act, "No such act");
        }
    }
}
