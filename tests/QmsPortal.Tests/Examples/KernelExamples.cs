using QmsPortal.Kernel.Audit;

namespace QmsPortal.Tests.Examples;

internal static class KernelExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<ShowHistory.Query>(async w => (w.Joy, new((await w.Raised()).Id))),
    ];
}
