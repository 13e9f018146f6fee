using QmsPortal.Modules.Control.Imports;
using QmsPortal.Tests.Modules.Control.Imports;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class ImportExamples
{
    private const string TwoMonths = "when,late\n2026-02-01,4\n2026-03-01,6\n";

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<UploadImport.Command>(async w => (w.Imogen, new() { Measure = await w.Defined(), Place = w.Ward7, File = Fresh.Csv(TwoMonths) })),
        Example.Of<ChooseColumns.Command>(async w => (w.Imogen, await w.Choice(await w.Uploaded()))),
        Example.Of<RunImport.Command>(async w =>
        {
            var number = await w.Chosen();
            return (w.Imogen, new() { Number = number, Version = await w.VersionOf(number) });
        }),
        Example.Of<UndoImport.Command>(async w =>
        {
            var number = await w.Chosen();
            await w.Send(w.Imogen, new RunImport.Command { Number = number, Version = await w.VersionOf(number) });
            return (w.Imogen, new() { Number = number, Version = await w.VersionOf(number), Reason = "The wrong file" });
        }),

        Example.Of<ListImports.Query>(w => (w.Imogen, new())),
        Example.Of<ShowImport.Query>(async w => (w.Imogen, new(await w.Chosen()))),
    ];

    private static async Task<int> Uploaded(this TestWorld world) =>
        await world.Send(world.Imogen, new UploadImport.Command { Measure = await world.Defined(), Place = world.Ward7, File = Fresh.Csv(TwoMonths) });

    private static async Task<int> Chosen(this TestWorld world) => await world.Send(world.Imogen, await world.Choice(await world.Uploaded()));

    private static async Task<ChooseColumns.Command> Choice(this TestWorld world, int number) => new() { Number = number, Version = await world.VersionOf(number), Period = "when", Numerator = "late" };
}
