using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Improvement.Projects;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Improvement;

/// <summary>A cycle over HTTP, without JavaScript: plan, do, study, act.</summary>
public class CyclePageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_cycle_is_planned_predicted_done_studied_and_adapted()
    {
        var project = await world.Chartered();
        var joy = await world.As(world.Joy);

        var form = await (await joy.Get($"/projects/{project.Number}")).Follow("Plan the first test");
        var planned = (await form.Submit("Plan cycle", ("What change do you test?", "Soft shoes"), ("What do you want to learn?", "Do people sleep?"), ("How big is the test?", "One person, one shift"),
            ("Where, and how often?", "1 bay"), ("Who does it?", "One nurse"), ("What do they do?", "Wears soft shoes"), ("When?", "Thursday night"), ("What do you count, and who writes it down?", "Who slept"))).Is(200);
        Assert.Equal("Cycle 1: Soft shoes", planned.Heading);
        Assert.False(planned.HasButton("Start doing"));

        var predicted = (await planned.Submit("Write prediction", ("Which question?", "Do people sleep?"), ("What do you expect to see?", "7 of 10 sleep"))).Is(200);
        Assert.Contains("Predicted: 7 of 10 sleep written Tue 5 May", predicted.Text, StringComparison.Ordinal);
        var doing = (await predicted.Submit("Start doing")).Is(200);
        Assert.Contains("locked Tue 5 May", doing.Text, StringComparison.Ordinal);

        var studying = (await doing.Submit("Study it", ("Was it carried out as planned?", "Yes"), ("What did you see?", "5 of 10 slept"))).Is(200);
        var unanswered = (await (await joy.Get($"/projects/{project.Number}/cycles/1/decide")).Submit("Decide", ("What do you do with the change?", "Abandon: we do not go on with it"), ("What did you learn, and what comes next?", "Doors"))).Is(422);
        Assert.Equal(["The prediction about “Do people sleep?” has no answer yet. Say whether it was right, and what you learned."], unanswered.Summary);

        var answered = (await studying.Submit("Answer the prediction", ("Right, partly or wrong?", "Wrong"), ("What did you see?", "5 of 10"), ("What did you learn?", "Doors are louder"))).Is(200);
        Assert.Contains("Wrong. 5 of 10 Learned: Doors are louder", answered.Text, StringComparison.Ordinal);
        Assert.Contains("It needs: a decision on cycle 1.", (await joy.Get($"/projects/{project.Number}")).Text, StringComparison.Ordinal);
        Assert.Equal($"/projects/{project.Number}/cycles/1", (await joy.Get($"/projects/{project.Number}/cycles/1/plan")).Is(200).Address);
        var adapted = (await (await answered.Follow("Decide")).Submit("Decide", ("What do you do with the change?", "Adapt: change it and test again"), ("What did you learn, and what comes next?", "Doors next"))).Is(200);

        Assert.Equal($"/projects/{project.Number}", adapted.Address);
        Assert.True(adapted.HasLink("Start cycle 2"));
        var second = await joy.Get($"/projects/{project.Number}/cycles/2");
        Assert.Contains("Adapted from cycle 1, where this was learned: “Doors next”", second.Text, StringComparison.Ordinal);
        Assert.Contains("No prediction yet.", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_without_a_prediction_is_refused_though_no_page_offers_it()
    {
        var cycle = await world.Planned();
        await world.Send(world.Joy, new TakeBackPrediction.Command { Project = cycle.ProjectNumber, Cycle = 1, Version = cycle.Version, Position = 1 });
        var bare = await world.Cycle(cycle.ProjectNumber, 1);

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, new StartCycle.Command { Project = bare.ProjectNumber, Cycle = 1, Version = bare.Version }));

        Assert.Equal("A cycle needs a prediction before it starts. Write what you expect to see.", refusal.Message);
        Assert.Equal(CycleState.Planned, (await world.Cycle(cycle.ProjectNumber, 1)).State);
    }

    /// <summary>No command of a cycle takes a day on which it was done; one that is sent all the same is nobody's.</summary>
    [Fact]
    public async Task A_start_and_a_prediction_have_the_time_of_the_system_whatever_is_sent()
    {
        Type[] dated = [typeof(DateOnly), typeof(DateOnly?), typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(DateTime), typeof(DateTime?), typeof(DateInput)];
        foreach (var command in new[] { typeof(PlanCycle.Command), typeof(Predict.Command), typeof(StartCycle.Command), typeof(FinishCycle.Command), typeof(AnswerPrediction.Command) })
            Assert.DoesNotContain(command.GetProperties(), property => dated.Contains(property.PropertyType));

        var cycle = await world.Planned();
        var joy = await world.As(world.Joy);
        var page = await joy.Get($"/projects/{cycle.ProjectNumber}/cycles/1");
        (await joy.Post($"/projects/{cycle.ProjectNumber}/cycles/1?handler=Start", ("__RequestVerificationToken", page.Hidden("__RequestVerificationToken")), ("Command.Version", page.Hidden("Command.Version")),
            ("Command.At", "2026-01-01"), ("Command.LockedAt", "2026-01-01"), ("Command.Deed.At", "2026-01-01"))).Is(200);

        var started = await world.Cycle(cycle.ProjectNumber, 1);
        Assert.Equal(CycleState.Doing, started.State);
        Assert.All(started.Predictions, prediction => Assert.Equal(world.Clock.GetUtcNow(), prediction.LockedAt));
        Assert.Equal(world.Clock.GetUtcNow(), started.Steps[^1].At);
    }

    [Fact]
    public async Task Adoption_moves_the_project_on_and_says_from_which_day()
    {
        var cycle = await world.Answered();
        var joy = await world.As(world.Joy);
        var form = await joy.Get($"/projects/{cycle.ProjectNumber}/cycles/1/decide");

        var refused = (await form.Submit("Decide", ("What do you do with the change?", "Adopt: this is how we do it from now on"), ("What did you learn, and what comes next?", "Shoes"))).Is(400);
        Assert.Equal("Enter what is done differently from now on", refused.ErrorsBeside("If you adopt it: what is done differently from now on?"));
        Assert.Equal("Enter from which day", refused.ErrorsBeside("If you adopt it: from which day?"));
        var early = (await refused.Submit("Decide", ("If you adopt it: what is done differently from now on?", "Soft shoes"), ("If you adopt it: from which day?", "4 5 2026"))).Is(422);
        Assert.Equal(["What is done differently begins today or later. Choose today or a later day."], early.Summary);
        var adopted = (await early.Submit("Decide", ("If you adopt it: from which day?", "6 5 2026"))).Is(200);

        Assert.Contains("From Wednesday 6 May 2026: Soft shoes", adopted.Text, StringComparison.Ordinal);
        Assert.Equal(ProjectState.Implementing, (await world.Project(cycle.ProjectNumber)).State);
    }

    [Fact]
    public async Task An_adopted_cycle_shows_what_it_offered_and_what_became_of_it()
    {
        var project = await world.Ask(db => db.Projects.Where(project => project.Name == "Answering call bells at night").Select(project => project.Number).SingleAsync());
        var joy = await world.As(world.Joy);

        var adopted = (await joy.Get($"/projects/{project}/cycles/3")).Is(200).Part("What it changes");
        var adapted = (await joy.Get($"/projects/{project}/cycles/2")).Is(200);

        Assert.Contains("How the work is done Accepted", adopted, StringComparison.Ordinal);
        Assert.Contains("It became version 3 of Night rounds for people who wander Draft, not yet in force", adopted, StringComparison.Ordinal);
        Assert.Contains("New limits on the chart from", adopted, StringComparison.Ordinal);
        Assert.Contains("Waits for an improvement lead, a quality manager or a data steward", adopted, StringComparison.Ordinal);
        Assert.DoesNotContain("What it changes", adapted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_cycle_tests_its_project_on_the_thread()
    {
        var cycle = await world.Answered();
        await world.Send(world.Joy, new DecideCycle.Command { Project = cycle.ProjectNumber, Cycle = 1, Version = cycle.Version, End = CycleEnd.Adapt, Lesson = "Doors" });

        var second = await world.Cycle(cycle.ProjectNumber, 2);
        foreach (var id in new[] { cycle.Id, second.Id })
            Assert.Equal((Relation.Tests, cycle.ProjectId), await world.Ask(db => db.ThreadLinks.Where(link => link.FromId == id).Select(link => new ValueTuple<Relation, Guid>(link.Relation, link.ToId)).SingleAsync()));
        Assert.Equal(["Adapt", "Planned"], await world.Ask(db => db.ThreadNodes.Where(node => node.Id == cycle.Id || node.Id == second.Id).OrderBy(node => node.Address).Select(node => node.State).ToListAsync()));
    }

    [Fact]
    public async Task No_cycle_comes_before_the_charter_and_none_of_another_ward()
    {
        var idea = await world.Idea();

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, Improvements.Plan with { Project = idea.Number }));
        Assert.StartsWith("The charter is not accepted yet", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, Improvements.Plan with { Project = idea.Number }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, Improvements.Plan with { Project = idea.Number }));
        (await (await world.As(world.Bethan)).Get($"/projects/{idea.Number}/cycles/new")).Is(404);
        (await (await world.As(world.Amara)).Get($"/projects/{idea.Number}/cycles/new")).Is(403);
    }

    [Fact]
    public async Task A_plan_changes_until_the_test_starts_and_a_stale_one_is_refused()
    {
        var cycle = await world.Planned();
        var joy = await world.As(world.Joy);
        var (one, two) = (await joy.Get($"/projects/{cycle.ProjectNumber}/cycles/1/plan"), await joy.Get($"/projects/{cycle.ProjectNumber}/cycles/1/plan"));
        Assert.Equal("Soft shoes", one.Value("What change do you test?"));

        (await one.Submit("Save plan", ("Who does it?", "Two nurses"))).Is(200);
        (await two.Submit("Save plan", ("Who does it?", "Three nurses"))).Is(409);

        Assert.Equal("Two nurses", (await world.Cycle(cycle.ProjectNumber, 1)).Who);
    }
}
