using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.KeptForms;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class KernelExamples
{
    private const string Path = "/raise?at=ward-7";

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<ShowHistory.Query>(async w => (w.Joy, new((await w.Raised()).Id))),
        Example.Of<ShowChangesSince.Query>(async w =>
        {
            var issue = await w.Raised();
            await w.Send(w.Joy, new SolveIssue.Command { Number = issue.Number, Version = issue.Version, Answer = "A new blind hangs" });
            return (w.Amara, new(issue.Id, issue.Version));
        }),

        Example.Of<KeepForm.Command>(async w => (Example.Nobody, await w.Written())) with { SavesOneRow = true, Second = Second.AddsAnother },
        Example.Of<ShowKeptForm.Query>(async w => (w.Amara, new(await w.SendAsTheSite(await w.Written()), Path))),
    ];

    /// <summary>What Amara had written when her session ended; to the site it is cipher.</summary>
    private static async Task<KeepForm.Command> Written(this TestWorld world) => new() { Person = await world.Person(world.Amara), Path = Path, Fields = Fresh.Words("cipher") };
}
