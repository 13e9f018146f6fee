using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class ImportExamples
{
    private const string TwoMonths = "when,late\n2026-02-01,4\n2026-03-01,6\n";

    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<UploadImport.Command>(async w => (w.Imogen, new() { Measure = await w.Defined(), Place = w.Ward7, File = Fresh.Csv(TwoMonths) })),
        Example.Of<ChooseColumns.Command>(async w => (w.Imogen, await WhenAndLate(w))),
        Example.Of<RunImport.Command>(async w =>
        {
            var import = await w.Chosen();
            return (w.Imogen, new() { Number = import.Number, Version = import.Version });
        }),
        Example.Of<UndoImport.Command>(async w =>
        {
            var chosen = await w.Chosen();
            var import = await w.Import(await w.Send(w.Imogen, new RunImport.Command { Number = chosen.Number, Version = chosen.Version }));
            return (w.Imogen, new() { Number = import.Number, Version = import.Version, Reason = "The wrong file" });
        }),

        Example.Of<ListImports.Query>(w => (w.Imogen, new())),
        Example.Of<ShowImport.Query>(async w => (w.Imogen, new((await w.Chosen()).Number))),
    ];

    private static async Task<ChooseColumns.Command> WhenAndLate(TestWorld world)
    {
        var number = await world.Send(world.Imogen, new UploadImport.Command { Measure = await world.Defined(), Place = world.Ward7, File = Fresh.Csv(TwoMonths) });
        return new() { Number = number, Version = (await world.Import(number)).Version, Period = "when", Numerator = "late" };
    }

    private static async Task<Import> Chosen(this TestWorld world) => await world.Import(await world.Send(world.Imogen, await WhenAndLate(world)));

    private static Task<Import> Import(this TestWorld world, int number) => world.Ask(db => db.Imports.AsNoTracking().SingleAsync(import => import.Number == number));
}
