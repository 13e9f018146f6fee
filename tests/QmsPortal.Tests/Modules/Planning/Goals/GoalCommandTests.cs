using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Contracts.Planning;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Planning.Goals;

/// <summary>Draft, throw, return, catch, live: through the real pipeline and PostgreSQL.</summary>
public class GoalCommandTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly DateInput March = DateInput.From(new DateOnly(2027, 3, 31));

    [Fact]
    public async Task A_goal_is_joined_to_its_need_the_goal_it_serves_and_its_measure()
    {
        var need = await world.Need();
        var above = await world.Send(world.Samuel, world.AGoal(need.Number) with { Place = world.Riverside });
        var number = await world.Send(world.Leila, world.AGoal(need.Number, above));
        var bells = await world.Series(world.Ward7, PlanWorld.CallBells);
        await world.Move(world.Leila, number, (n, v) => new ChooseMeasure.Command { Number = n, Version = v, Series = bells.Id });

        var goal = await world.StoredGoal(number);
        Assert.Equal(
            [(Relation.Answers, need.Id), (Relation.Serves, (await world.StoredGoal(above)).Id), (Relation.MeasuredBy, bells.Id)],
            (await Links(goal.Id)).Where(link => link.EndedAt is null).OrderBy(link => link.Relation).Select(link => (link.Relation, link.ToId)));
        Assert.Equal((GoalState.Draft, 2, "Night call bells answered in 5 minutes"), (goal.State, goal.Moves, goal.Steps[^1].Words));
    }

    [Fact]
    public async Task Another_need_or_measure_ends_the_link_before_and_keeps_it()
    {
        var goal = await world.Goal();
        var another = await world.Need();
        foreach (var measure in new[] { PlanWorld.CallBells, "falls-with-harm" })
        {
            var series = (await world.Series(world.Ward7, measure)).Id;
            await world.Move(world.Leila, goal.Number, (n, v) => new ChooseMeasure.Command { Number = n, Version = v, Series = series });
        }

        await world.Move(world.Leila, goal.Number, (n, v) => new PrepareGoal.Command { Number = n, Version = v, Need = another.Number, Owner = "Housekeeper", Baseline = 70 });

        var links = await Links(goal.Id);
        Assert.Equal([(Relation.Answers, another.Id), (Relation.MeasuredBy, (await world.Series(world.Ward7, "falls-with-harm")).Id)],
            links.Where(link => link.EndedAt is null).OrderBy(link => link.Relation).Select(link => (link.Relation, link.ToId)));
        Assert.Equal(2, links.Count(link => link.EndReason == "Another one was chosen for the goal"));
        Assert.Equal(("Housekeeper", 70m), ((await world.StoredGoal(goal.Number)).Owner, (await world.StoredGoal(goal.Number)).Baseline));
    }

    [Fact]
    public async Task What_a_goal_rests_on_is_of_its_line_and_its_measure_of_its_place()
    {
        var surgical = await world.Send(world.Moira, world.ANeed() with { Place = "surgery" });
        var beside = await world.Send(world.Leila, world.AGoal() with { Place = world.Ward9 });
        var goal = await world.Goal();
        var ninth = (await world.Series(world.Ward9, PlanWorld.CallBells)).Id;

        Assert.Equal("Choose a need of Ward 7, or of what it is a part of", await Refused(world.AGoal(surgical)));
        Assert.Equal("Choose a goal of a place above that is not closed", await Refused(world.AGoal(serves: beside)));
        Assert.Equal("Choose a measure of Ward 7 or of a part of it", await Refused(new ChooseMeasure.Command { Number = goal.Number, Version = goal.Version, Series = ninth }));
        Assert.Equal("Choose a measure of Ward 7 or of a part of it", await Refused(new ChooseMeasure.Command { Number = goal.Number, Version = goal.Version, Series = goal.Id }));
    }

    [Fact]
    public async Task Goals_are_set_for_a_place_by_its_service_lead_or_an_executive()
    {
        await world.Send(world.Marcus, world.AGoal());
        await world.Send(world.Ruth, world.AGoal() with { Place = world.Riverside });

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Leila, world.AGoal() with { Place = world.AcuteUnit }));
        foreach (var person in new[] { world.Joy, world.Amara, world.Petra, world.Moira, world.Tomasz, world.Priya, world.Rowan })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, world.AGoal()));
    }

    [Fact]
    public async Task A_teams_goal_is_answered_by_its_lead_and_by_nobody_above()
    {
        var goal = await world.Goal(GoalState.Thrown);
        var caught = new CatchGoal.Command { Number = goal.Number, Version = goal.Version };

        Assert.Equal("A goal is answered at its own place. Ask the team lead of Ward 7.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Marcus, caught))).Message);
        Assert.StartsWith("You set or threw this goal", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Leila, caught))).Message, StringComparison.Ordinal);
        Assert.StartsWith("A goal is answered at its own place.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Ruth, caught))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, caught));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, caught));

        await world.Send(world.Joy, caught);
        Assert.Equal(GoalState.Caught, (await world.StoredGoal(goal.Number)).State);
    }

    [Fact]
    public async Task A_goal_of_the_whole_organisation_is_caught_by_another_executive()
    {
        var number = await world.Send(world.Samuel, world.AGoal() with { Place = world.Riverside });
        await world.Move(world.Samuel, number, (n, v) => new ThrowGoal.Command { Number = n, Version = v, Target = 90, Due = March, Words = "For all of us" });

        Assert.Equal("You set or threw this goal, so another person answers it. Ask another executive.",
            (await Assert.ThrowsAsync<DomainException>(() => world.Move(world.Samuel, number, (n, v) => new CatchGoal.Command { Number = n, Version = v }))).Message);
        await world.Move(world.Ruth, number, (n, v) => new CatchGoal.Command { Number = n, Version = v });

        Assert.Equal(GoalState.Caught, (await world.StoredGoal(number)).State);
    }

    [Fact]
    public async Task There_and_back_every_throw_stays_with_its_value_and_reason()
    {
        var goal = await world.Goal(GoalState.Thrown);
        await world.Move(world.Joy, goal.Number, (n, v) => new ReturnGoal.Command { Number = n, Version = v, Target = 80, Due = March, Words = "Not with two" });
        await world.Move(world.Leila, goal.Number, (n, v) => new ThrowGoal.Command { Number = n, Version = v, Target = 85, Due = March, Words = "Half way" });
        await world.Move(world.Joy, goal.Number, (n, v) => new CatchGoal.Command { Number = n, Version = v, Said = "Yes" });

        Assert.Equal(
            [(GoalMove.Drafted, 90m, ""), (GoalMove.Measured, null, "Night call bells answered in 5 minutes"), (GoalMove.Thrown, 90m, "Can you?"), (GoalMove.Returned, 80m, "Not with two"), (GoalMove.Thrown, 85m, "Half way"), (GoalMove.Caught, 85m, "Yes")],
            (await world.StoredGoal(goal.Number)).Steps.Select(step => (step.What, step.Target, step.Words)));
    }

    [Fact]
    public async Task Live_asks_control_whether_the_measure_has_a_baseline()
    {
        var number = await Caught(await NewSeries());
        var start = new StartGoal.Command { Number = number, Version = (await world.StoredGoal(number)).Version };

        Assert.Equal("This goal cannot go live yet. Its measure has 0 counted points, and a baseline needs 13. Wait, choose another measure, or mark it as new.",
            (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Leila, start))).Message);
        var series = await world.Ask(async db => (await db.Set<ThreadLink>().SingleAsync(link => link.Relation == Relation.MeasuredBy && link.EndedAt == null && link.FromId == db.Set<Goal>().Single(goal => goal.Number == number).Id)).ToId);
        await world.Move(world.Leila, number, (n, v) => new ChooseMeasure.Command { Number = n, Version = v, Series = series, IsNew = true });
        await world.Move(world.Leila, number, (n, v) => new StartGoal.Command { Number = n, Version = v });

        Assert.Equal(GoalState.Live, (await world.StoredGoal(number)).State);
    }

    [Fact]
    public async Task Live_takes_the_need_of_the_goal_it_serves_and_refuses_when_the_link_has_ended()
    {
        var all = await world.Send(world.Samuel, world.AGoal((await world.Need()).Number) with { Place = world.Riverside });
        var between = await world.Send(world.Marcus, world.AGoal(serves: all) with { Place = world.OlderPeoplesCare });
        var number = await world.Send(world.Leila, world.AGoal(serves: between));
        var served = (await world.Send(world.Amara, new ShowGoal.Query(number))).Need;
        Assert.NotNull(served);

        await world.Move(world.Marcus, between, (n, v) => new PrepareGoal.Command { Number = n, Version = v, Owner = "Matron" });

        var view = await world.Send(world.Amara, new ShowGoal.Query(number));
        Assert.Null(view.Need);
        Assert.Contains("No need stands behind it. Say which need it answers, or which goal it serves.", view.Missing);
    }

    [Fact]
    public async Task Other_modules_learn_of_the_goals_of_a_place_in_one_query()
    {
        var (need, path) = (await world.Need(NeedState.Prioritised), await world.PathOf(world.Ward7));
        var goal = await world.Goal(GoalState.Live, need.Number);
        var bare = await world.Goal();

        var here = await world.Send(world.Amara, new GoalsAt.Query(path, Rows: 100));
        var live = await world.Send(world.Amara, new GoalsAt.Query(path, Show: GoalsAt.Show.Live, Rows: 100));

        var row = live.Rows.Single(row => row.Number == goal.Number);
        Assert.Equal((goal.Id, goal.Words, "Live", "blue", "ward-7", "90% by Wed 31 Mar 2027", $"/goals/{goal.Number}"), (row.Id, row.Title, row.State, row.StateColour, row.PlaceCode, row.TargetWords, row.Address));
        Assert.Equal(new GoalsAt.NeedBehind(need.Number, need.Statement), row.Need);
        Assert.Equal((await world.Series(world.Ward7, PlanWorld.CallBells)).Id, row.Series);
        Assert.DoesNotContain(live.Rows, row => row.Number == bare.Number);
        Assert.Null(here.Rows.Single(row => row.Number == bare.Number).Series);
        Assert.All(here.Rows, row => Assert.Equal("ward-7", row.PlaceCode));
        Assert.Equal(here.Rows.Select(row => row.Number).OrderDescending(), here.Rows.Select(row => row.Number));
    }

    [Fact]
    public async Task A_long_list_of_goals_and_needs_is_paged_by_key()
    {
        var path = await world.PathOf(world.Medicine);
        var all = (await world.Send(world.Amara, new GoalsAt.Query(path, Below: true, Rows: 100))).Rows.Select(row => row.Number).ToList();
        var needs = (await world.Send(world.Amara, new ListNeeds.Query(path, Rows: 100))).Rows.Select(row => row.Number).ToList();

        var (paged, pagedNeeds) = (new List<int>(), new List<int>());
        for (string? after = ""; after is not null;)
        {
            var page = await world.Send(world.Amara, new GoalsAt.Query(path, Below: true, After: after, Rows: 2));
            paged.AddRange(page.Rows.Select(row => row.Number));
            after = page.Next;
        }

        for (string? after = ""; after is not null;)
        {
            var page = await world.Send(world.Amara, new ListNeeds.Query(path, After: after, Rows: 2));
            pagedNeeds.AddRange(page.Rows.Select(row => row.Number));
            after = page.Next;
        }

        Assert.True(all.Count > 3 && needs.Count > 3);
        Assert.Equal(all, paged);
        Assert.Equal(needs, pagedNeeds);
    }

    [Fact]
    public async Task The_series_to_choose_are_those_of_the_place_first_and_are_found_by_name()
    {
        var path = await world.PathOf(world.OlderPeoplesCare);

        var found = await world.Send(world.Leila, new SeriesToChoose.Query(path, Find: "CALL bells"));
        var one = await world.Send(world.Leila, new SeriesToChoose.Query("/", Series: found.Rows[0].Series));
        var first = await world.Send(world.Leila, new SeriesToChoose.Query(path, Rows: 3));

        Assert.NotEmpty(found.Rows);
        Assert.All(found.Rows, row => Assert.Equal("Night call bells answered in 5 minutes", row.Name));
        Assert.Equal(found.Rows[0], Assert.Single(one.Rows));
        Assert.True(one.Rows[0].Points >= 13);
        Assert.Equal((3, true), (first.Rows.Count, first.More));
        Assert.Empty((await world.Send(world.Leila, new SeriesToChoose.Query(path, Find: "%"))).Rows);
        Assert.DoesNotContain((await world.Send(world.Leila, new SeriesToChoose.Query("/", Rows: 100))).Rows, row => row.PlaceName.StartsWith("England", StringComparison.Ordinal));
    }

    private async Task<Guid> NewSeries()
    {
        await world.Send(world.Imogen, new QmsPortal.Modules.Control.Measures.StartMeasuring.Command { Place = world.Ward7, Measure = "ae-seen-within-4-hours" });
        return (await world.Series(world.Ward7, "ae-seen-within-4-hours")).Id;
    }

    private async Task<int> Caught(Guid series)
    {
        var goal = await world.Goal();
        await world.Move(world.Leila, goal.Number, (n, v) => new ChooseMeasure.Command { Number = n, Version = v, Series = series });
        await world.Move(world.Leila, goal.Number, (n, v) => new ThrowGoal.Command { Number = n, Version = v, Target = 90, Due = March, Words = "Can you?" });
        await world.Move(world.Joy, goal.Number, (n, v) => new CatchGoal.Command { Number = n, Version = v });
        return goal.Number;
    }

    private async Task<string> Refused<T>(MediatR.IRequest<T> command) => (await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Leila, command))).Errors.Single().ErrorMessage;

    private Task<List<ThreadLink>> Links(Guid goal) => world.Ask(db => db.Set<ThreadLink>().AsNoTracking().Where(link => link.FromId == goal).ToListAsync());
}
