using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Planning;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.Planning;

/// <summary>Needs and goals brought as far as a test wants them: Leila records and throws, Moira validates, Ruth prioritises, Joy catches.</summary>
internal static class PlanWorld
{
    public const string CallBells = "night-call-bells-answered-in-5-minutes";

    public static RecordNeed.Command ANeed(this TestWorld world) => new()
    {
        Place = world.OlderPeoplesCare,
        People = Fresh.Words("wake at night"),
        Needs = "a light they can reach",
        SoThat = "they do not fall",
        Source = NeedSource.Complaint,
        SourceWords = "Complaints of this spring",
        Voices = 4,
        Better = "A light within reach at every bed",
        Owner = "Matron",
    };

    public static async Task<Need> Need(this TestWorld world, NeedState state = NeedState.Heard)
    {
        var number = await world.Send(world.Leila, world.ANeed());
        if (state is not NeedState.Heard)
            await world.Say(world.Leila, number, (n, v) => new ThemeNeed.Command { Number = n, Version = v, Theme = "Nights", Others = 5 });
        if (state is not (NeedState.Heard or NeedState.Themed))
            await world.Say(world.Moira, number, (n, v) => new ValidateNeed.Command { Number = n, Version = v, With = "Two carers" });
        if (state is not (NeedState.Heard or NeedState.Themed or NeedState.Validated))
            await world.Say(world.Ruth, number, (n, v) => new PrioritiseNeed.Command { Number = n, Version = v, Why = "It harms most" });
        if (state is NeedState.NotNow or NeedState.Met)
            await world.Say(world.Ruth, number, (n, v) => new PutOffNeed.Command { Number = n, Version = v, Reason = "Staff first", Told = "Those who wrote, by letter" });
        if (state is NeedState.Met)
            await world.Say(world.Moira, number, (n, v) => new MeetNeed.Command { Number = n, Version = v, Seen = "A light at every bed" });
        return await world.StoredNeed(number);
    }

    public static DraftGoal.Command AGoal(this TestWorld world, int? need = null, int? serves = null) => new()
    {
        Place = world.Ward7,
        Words = Fresh.Words("Lights within reach"),
        Target = 90,
        Unit = "%",
        Due = DateInput.From(new DateOnly(2027, 3, 31)),
        Owner = "Ward sister",
        Need = need,
        Serves = serves,
    };

    public static async Task<Goal> Goal(this TestWorld world, GoalState state = GoalState.Draft, int? need = null)
    {
        var number = await world.Send(world.Leila, world.AGoal(need ?? (await world.Need(NeedState.Prioritised)).Number));
        if (state is GoalState.Draft)
            return await world.StoredGoal(number);
        var bells = (await world.Series(world.Ward7, CallBells)).Id;
        await world.Move(world.Leila, number, (n, v) => new ChooseMeasure.Command { Number = n, Version = v, Series = bells });
        await world.Move(world.Leila, number, (n, v) => new ThrowGoal.Command { Number = n, Version = v, Target = 90, Due = DateInput.From(new DateOnly(2027, 3, 31)), Words = "Can you?" });
        if (state is GoalState.Caught or GoalState.Live)
            await world.Move(world.Joy, number, (n, v) => new CatchGoal.Command { Number = n, Version = v, Said = "We can" });
        if (state is GoalState.Live)
            await world.Move(world.Leila, number, (n, v) => new StartGoal.Command { Number = n, Version = v });
        return await world.StoredGoal(number);
    }

    /// <summary>Sends a command about a need, from the version it has now.</summary>
    public static async Task Say(this TestWorld world, string by, int need, Func<int, uint, IRequest<Unit>> command) => await world.Send(by, command(need, (await world.StoredNeed(need)).Version));

    public static async Task Move(this TestWorld world, string by, int goal, Func<int, uint, IRequest<Unit>> command) => await world.Send(by, command(goal, (await world.StoredGoal(goal)).Version));

    public static Task<Need> StoredNeed(this TestWorld world, int number) => world.Ask(db => db.Needs.AsNoTracking().Include(need => need.Steps.OrderBy(step => step.Position)).SingleAsync(need => need.Number == number));

    public static Task<Goal> StoredGoal(this TestWorld world, int number) => world.Ask(db => db.Goals.AsNoTracking().Include(goal => goal.Steps.OrderBy(step => step.Position)).SingleAsync(goal => goal.Number == number));
}
