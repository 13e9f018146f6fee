using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.KeptForms;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class KernelExamples
{
    private const string Form = "/raise?at=ward-7";

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<ShowHistory.Query>(async w => (w.Joy, new((await w.Raised()).Id))),
        Example.Of<ShowChangesSince.Query>(async w =>
        {
            var issue = await w.Raised();
            return (w.Joy, new(issue.Id, issue.Version));
        }),
        Example.Of<KeepForm.Command>(async w => (Example.Nobody, await Typed(w))) with { TwiceIsTwo = true },
        Example.Of<ShowKeptForm.Query>(async w => (w.Amara, new(await w.SendAsTheSite(await Typed(w)), Form))),
    ];

    private static async Task<KeepForm.Command> Typed(TestWorld world) => new() { Person = await world.Person(world.Amara), Path = Form, Fields = "in cipher" };
}
