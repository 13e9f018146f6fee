using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class ActionExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<AddAction.Command>(async w => (w.Joy, await w.ToAdd(w.Amara, 7, 2))),
        Example.Of<StartAction.Command>(async w =>
        {
            var action = await w.ActionAdded();
            return (w.Amara, new() { Number = action.Number, Version = action.Version });
        }),
        Example.Of<FinishAction.Command>(async w =>
        {
            var action = await w.ActionBegun();
            return (w.Amara, new() { Number = action.Number, Version = action.Version, Said = "A new blind hangs" });
        }),
        Example.Of<MoveAction.Command>(async w =>
        {
            var action = await w.ActionAdded();
            return (w.Amara, new() { Number = action.Number, Version = action.Version, By = Day(w, 14), Why = "The blind is on order" });
        }),
        Example.Of<GiveAction.Command>(async w =>
        {
            var action = await w.ActionAdded();
            return (w.Joy, new() { Number = action.Number, Version = action.Version, Owner = await w.Person(w.Dan), Why = "Amara is on leave" });
        }),
        Example.Of<CancelAction.Command>(async w =>
        {
            var action = await w.ActionAdded();
            return (w.Joy, new() { Number = action.Number, Version = action.Version, Reason = "The window is bricked up" });
        }),
        Example.Of<CheckAction.Command>(async w =>
        {
            var action = await w.ActionThatHadItsTime();
            return (w.Joy, new() { Number = action.Number, Version = action.Version, Effect = Effect.Effective, Why = "Nobody has asked for it since" });
        }),
        Example.Of<TellOfDueAction.Command>(async w =>
        {
            var due = (await w.ActionAdded()).Ahead()[0];
            return (Example.TheSite, new() { Action = due.Record, DueAt = due.At });
        }),
        Example.Of<TellOfDueCheck.Command>(async w =>
        {
            var due = (await w.ActionFinished()).Ahead()[0];
            return (Example.TheSite, new() { Action = due.Record, DueAt = due.At });
        }),
        Example.Of<TellOfLeaversActions.Command>(async w =>
        {
            var (leaver, _) = await w.Employed();
            await w.Send(w.Joy, await w.ToAdd(w.Amara, 7, 2) with { Owner = leaver });
            await w.Send(w.Rowan, new CloseAccount.Command { Person = leaver, Reason = "Left for another trust" });
            return (Example.TheSite, new() { Person = leaver, DueAt = w.Clock.GetUtcNow() });
        }),
        Example.Of<PrepareAction.Query>(async w => (w.Joy, new((await w.Raised()).Number))),
        Example.Of<ShowAction.Query>(async w => (w.Joy, new((await w.ActionAdded()).Number))),
        Example.Of<ListActions.Query>(w => (w.Joy, new("/riverside-hospitals/"))),
        Example.Of<DueActions.Query>(w => (w.Joy, new("/riverside-hospitals/"))),
        Example.Of<MyActions.Query>(w => (w.Amara, new())),
    ];

    public static async Task<AddAction.Command> ToAdd(this TestWorld world, string owner, int days, int weeks) =>
        new() { Issue = (await world.Raised()).Number, Words = Fresh.Words("Hang a new blind"), Owner = await world.Person(owner), By = Day(world, days), Weeks = weeks };

    /// <summary>Amara has it, on an issue of Ward 7.</summary>
    public static async Task<ActionItem> ActionAdded(this TestWorld world, int days = 7, int weeks = 2) => await world.Action(await world.Send(world.Joy, await world.ToAdd(world.Amara, days, weeks)));

    public static async Task<ActionItem> ActionBegun(this TestWorld world, int weeks = 2)
    {
        var action = await world.ActionAdded(weeks: weeks);
        await world.Send(world.Amara, new StartAction.Command { Number = action.Number, Version = action.Version });
        return await world.Action(action.Number);
    }

    public static async Task<ActionItem> ActionFinished(this TestWorld world, int weeks = 2)
    {
        var action = await world.ActionBegun(weeks);
        await world.Send(world.Amara, new FinishAction.Command { Number = action.Number, Version = action.Version, Said = "A new blind hangs" });
        return await world.Action(action.Number);
    }

    /// <summary>As if it had been done some weeks ago: the clock is everybody's.</summary>
    public static async Task<ActionItem> ActionThatHadItsTime(this TestWorld world)
    {
        var (action, today) = (await world.ActionFinished(), world.Clock.Today());
        await world.Ask(db => db.Set<ActionItem>().Where(known => known.Id == action.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.CheckOn, today)));
        return await world.Action(action.Number);
    }

    public static Task<ActionItem> Action(this TestWorld world, int number) => world.Ask(db => db.Set<ActionItem>().AsNoTracking().Include(action => action.Steps.OrderBy(step => step.Position)).SingleAsync(action => action.Number == number));

    private static DateInput Day(TestWorld world, int days) => DateInput.From(world.Clock.Today().AddDays(days));
}
