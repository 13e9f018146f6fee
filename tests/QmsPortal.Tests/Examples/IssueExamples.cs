using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class IssueExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<RaiseIssue.Command>(w => (w.Amara, new() { Place = w.Ward7, Words = Fresh.Words("The blind is torn"), Kind = IssueKind.Environment })),
        Example.Of<ActOnIssue.Command>(async w =>
        {
            var issue = await w.Raised();
            return (w.Joy, new() { Number = issue.Number, Version = issue.Version, Who = "Housekeeping lead", By = InDays(w, 2) });
        }),
        Example.Of<ParkIssue.Command>(async w =>
        {
            var issue = await w.Raised();
            return (w.Joy, new() { Number = issue.Number, Version = issue.Version, Until = InDays(w, 7) });
        }),
        Example.Of<SolveIssue.Command>(async w =>
        {
            var issue = await w.Raised();
            return (w.Joy, new() { Number = issue.Number, Version = issue.Version, Answer = "A new blind hangs" });
        }),
        Example.Of<ConfirmIssue.Command>(async w =>
        {
            var issue = await w.Solved();
            return (w.Amara, new() { Number = issue.Number, Version = issue.Version, StillWrong = "It is torn again" });
        }),
        Example.Of<RestrictIssue.Command>(async w => (w.Amara, new() { Number = (await w.Raised()).Number, People = [await w.Person(w.Dan)], Reason = "It names a colleague" })),
        Example.Of<NamePeople.Command>(async w => (w.Joy, new() { Number = await w.Restricted(), People = [await w.Person(w.Kofi)] })),
        Example.Of<EndSight.Command>(async w => (w.Joy, new() { Number = await w.Restricted(), Person = await w.Person(w.Dan) })),
        Example.Of<LiftRestriction.Command>(async w => (w.Joy, new() { Number = await w.Restricted(), Reason = "The name is taken out" })),

        Example.Of<ReturnParkedIssue.Command>(async w =>
        {
            var issue = await w.Raised();
            await w.Send(w.Joy, new ParkIssue.Command { Number = issue.Number, Version = issue.Version, Until = InDays(w, 7) });
            return (Example.TheSite, new() { Issue = issue.Id, DueAt = await w.DueAt(issue) });
        }) with { Second = Second.FindsNothingLeft },
        Example.Of<TellOfOverdueIssue.Command>(async w =>
        {
            var issue = await w.Raised();
            await w.Send(w.Joy, new ActOnIssue.Command { Number = issue.Number, Version = issue.Version, Who = "Housekeeping lead", By = InDays(w, 2) });
            return (Example.TheSite, new() { Issue = issue.Id, DueAt = await w.DueAt(issue) });
        }) with { Second = Second.FindsNothingLeft },
        Example.Of<TellOfUnconfirmedAnswer.Command>(async w =>
        {
            var issue = await w.Solved();
            return (Example.TheSite, new() { Issue = issue.Id, DueAt = await w.DueAt(issue) });
        }) with { Second = Second.FindsNothingLeft },

        Example.Of<ShowIssue.Query>(async w => (w.Amara, new((await w.Raised()).Number))),
        Example.Of<ListIssues.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<OpenIssues.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<MyIssues.Query>(w => (w.Amara, new())),
    ];

    public static async Task<Issue> Raised(this TestWorld world) => await world.Issue(
        await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = Fresh.Words("The blind is torn"), Kind = IssueKind.Environment }));

    public static async Task<Issue> Solved(this TestWorld world)
    {
        var issue = await world.Raised();
        await world.Send(world.Joy, new SolveIssue.Command { Number = issue.Number, Version = issue.Version, Answer = "A new blind hangs" });
        return await world.Issue(issue.Number);
    }

    /// <summary>To Amara, Joy and Dan.</summary>
    private static async Task<int> Restricted(this TestWorld world)
    {
        var number = (await world.Raised()).Number;
        await world.Send(world.Joy, new RestrictIssue.Command { Number = number, People = [await world.Person(world.Dan)], Reason = "It names a colleague" });
        return number;
    }

    /// <summary>When the site acts on it by itself.</summary>
    private static Task<DateTimeOffset> DueAt(this TestWorld world, Issue issue) =>
        world.Ask(db => db.Set<DueTime>().Where(due => due.RecordId == issue.Id && due.CancelledAt == null).Select(due => due.DueAt).SingleAsync());

    private static Task<Issue> Issue(this TestWorld world, int number) => world.Ask(db => db.Issues.AsNoTracking().SingleAsync(issue => issue.Number == number));

    private static DateInput InDays(TestWorld world, int days) => DateInput.From(world.Clock.Today().AddDays(days));
}
