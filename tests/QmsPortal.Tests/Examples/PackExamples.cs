using QmsPortal.Modules.Assurance.Packs;
using QmsPortal.Tests.Modules.Assurance.Packs;

namespace QmsPortal.Tests.Examples;

internal static class PackExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<StartPack.Command>(async w => (w.Tomasz, new() { Place = w.Ward7, Framework = await w.Framework(), Title = Fresh.Words("Visit") })),
        Example.Of<FreezePack.Command>(async w =>
        {
            var number = await w.Begun();
            return (w.Tomasz, new() { Number = number, Version = await w.PackVersion(number) });
        }),
        Example.Of<ReleasePack.Command>(async w =>
        {
            var number = await w.Frozen();
            return (w.Helen, new() { Number = number, Version = await w.PackVersion(number) });
        }),

        Example.Of<ShowPack.Query>(async w => (w.Tomasz, new(await w.Begun()))),
        Example.Of<ListPacks.Query>(async w => (w.Tomasz, new(await w.PathOf(w.Ward7)))),
        Example.Of<OpenPackFile.Query>(async w => (w.Tomasz, new(await w.Frozen()))),
    ];
}
