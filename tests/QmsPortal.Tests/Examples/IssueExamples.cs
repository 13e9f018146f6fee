using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
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

        Example.Of<ShowIssue.Query>(async w => (w.Amara, new((await w.Raised()).Number))),
        Example.Of<ListIssues.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<OpenIssues.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<MyIssues.Query>(w => (w.Amara, new())),
    ];

    public static async Task<Issue> Raised(this TestWorld world) => await world.Issue(
        await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = Fresh.Words("The blind is torn"), Kind = IssueKind.Environment }));

    private static async Task<Issue> Solved(this TestWorld world)
    {
        var issue = await world.Raised();
        await world.Send(world.Joy, new SolveIssue.Command { Number = issue.Number, Version = issue.Version, Answer = "A new blind hangs" });
        return await world.Issue(issue.Number);
    }

    private static Task<Issue> Issue(this TestWorld world, int number) => world.Ask(db => db.Issues.AsNoTracking().SingleAsync(issue => issue.Number == number));

    private static DateInput InDays(TestWorld world, int days) => DateInput.From(world.Clock.Today().AddDays(days));
}
