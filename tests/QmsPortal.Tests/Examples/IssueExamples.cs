using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Paretos;
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
        Example.Of<WriteIssueForWall.Command>(async w =>
        {
            var issue = await w.Raised();
            return (w.Joy, new() { Number = issue.Number, Version = issue.Version, Wall = "Blinds in bay C" });
        }),
        Example.Of<SolveIssue.Command>(async w =>
        {
            var issue = await w.Raised();
            return (w.Joy, new() { Number = issue.Number, Version = issue.Version, Answer = "A new blind hangs" });
        }),
        Example.Of<SayMoreOfIssue.Command>(async w => (w.Dan, new() { Number = (await w.Raised()).Number, More = Fresh.Words("Only the left half") })),
        Example.Of<ConfirmIssue.Command>(async w =>
        {
            var issue = await w.Solved();
            return (w.Amara, new() { Number = issue.Number, Version = issue.Version, StillWrong = "It is torn again" });
        }),

        Example.Of<ReturnParkedIssue.Command>(async w =>
        {
            var due = await w.DueAfter(issue => new ParkIssue.Command { Number = issue.Number, Version = issue.Version, Until = InDays(w, 7) });
            return (Example.TheSite, new() { Issue = due.Record, DueAt = due.At });
        }),
        Example.Of<TellOfOverdueIssue.Command>(async w =>
        {
            var due = await w.DueAfter(issue => new ActOnIssue.Command { Number = issue.Number, Version = issue.Version, Who = "Housekeeping lead", By = InDays(w, 2) });
            return (Example.TheSite, new() { Issue = due.Record, DueAt = due.At });
        }),
        Example.Of<TellOfUnconfirmedAnswer.Command>(async w =>
        {
            var due = await w.DueAfter(issue => new SolveIssue.Command { Number = issue.Number, Version = issue.Version, Answer = "A new blind hangs" });
            return (Example.TheSite, new() { Issue = due.Record, DueAt = due.At });
        }),

        Example.Of<RestrictIssue.Command>(async w => (w.Joy, new() { Number = (await w.Raised()).Number, People = [await w.Person(w.Dan)], Reason = "Names a colleague" })),
        Example.Of<NamePeople.Command>(async w => (w.Joy, new() { Number = await w.Restricted(), People = [await w.Person(w.Bethan)] })),
        Example.Of<EndSight.Command>(async w => (w.Joy, new() { Number = await w.Restricted(), Person = await w.Person(w.Dan) })),
        Example.Of<LiftRestriction.Command>(async w => (w.Joy, new() { Number = await w.Restricted(), Reason = "The name is taken out" })),

        Example.Of<ShowIssue.Query>(async w => (w.Amara, new((await w.Raised()).Number))),
        Example.Of<ShowPareto.Query>(async w => (w.Amara, new(w.Ward7, await w.PathOf(w.Ward7), ParetoSource.IssueKinds, 90))),
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

    private static async Task<int> Restricted(this TestWorld world)
    {
        var issue = await world.Raised();
        await world.Send(world.Joy, new RestrictIssue.Command { Number = issue.Number, People = [await world.Person(world.Dan)], Reason = "Names a colleague" });
        return issue.Number;
    }

    /// <summary>What is ahead of an issue once Joy has decided.</summary>
    private static async Task<Due> DueAfter(this TestWorld world, Func<Issue, MediatR.IRequest<MediatR.Unit>> decide)
    {
        var issue = await world.Raised();
        await world.Send(world.Joy, decide(issue));
        return (await world.Ask(db => db.Set<DueTime>().AsNoTracking().SingleAsync(due => due.RecordId == issue.Id))).Due;
    }

    private static Task<Issue> Issue(this TestWorld world, int number) => world.Ask(db => db.Issues.AsNoTracking().SingleAsync(issue => issue.Number == number));

    private static DateInput InDays(TestWorld world, int days) => DateInput.From(world.Clock.Today().AddDays(days));
}
