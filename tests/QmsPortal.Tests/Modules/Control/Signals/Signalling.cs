using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control.Imports;
using QmsPortal.Tests.Support;
using Signal = QmsPortal.Modules.Control.Signals.Signal;

namespace QmsPortal.Tests.Modules.Control.Signals;

/// <summary>Charts that signal.</summary>
internal static class Signalling
{
    /// <summary>13 steady months, 50 and 52 in turn, from January 2025: limits of about 45.7 and 56.3.</summary>
    public static readonly IReadOnlyList<int> Steady = [.. Enumerable.Range(0, 13).Select(i => i % 2 == 0 ? 50 : 52)];

    public static DateOnly Month(int index) => new DateOnly(2025, 1, 1).AddMonths(index);

    /// <summary>A measure of its own at a place, with steady months before it.</summary>
    public static async Task<string> SteadyMeasure(this TestWorld world, string place, IEnumerable<int>? then = null)
    {
        var code = await world.Send(world.Imogen, new DefineMeasure.Command
        {
            Title = Fresh.Words("Late meals"),
            ShortName = "Late meals",
            Numerator = "Meals served late",
            Multiplier = 1,
            Unit = "meals",
            Direction = ImprovementDirection.Decrease,
            Chart = ChartKind.Xmr,
            Every = Period.Month,
        });
        await world.Bring(code, place, 0, [.. Steady, .. then ?? []]);
        return code;
    }

    /// <summary>Imports values, month after month from this one on; answers the number of the import.</summary>
    public static async Task<int> Bring(this TestWorld world, string measure, string place, int first, params IReadOnlyList<int> values)
    {
        var rows = values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{Month(first + i):yyyy-MM-dd},{value}"));
        var number = await world.Prepare(world.Imogen, measure, place, $"period,numerator\n{string.Join('\n', rows)}\n", new ImportColumns { Period = "period", Numerator = "numerator" });
        return await world.Run(world.Imogen, number);
    }

    public static Task<Guid> Add(this TestWorld world, string measure, string place, int month, decimal value, string? by = null) =>
        world.Send(by ?? world.Amara, new RecordValue.Command { Place = place, Measure = measure, Period = DateInput.From(Month(month)), MonthOnly = true, Numerator = value });

    public static async Task<IReadOnlyList<Signal>> SignalsOf(this TestWorld world, string measure) => await world.Ask(async db =>
    {
        var series = db.Series;
        return await db.Signals.AsNoTracking().Include(signal => signal.Steps.OrderBy(step => step.Position))
            .Where(signal => series.Any(s => s.Id == signal.SeriesId && s.Code == measure)).OrderBy(signal => signal.Number).ToListAsync();
    });

    public static async Task<Signal> Stored(this TestWorld world, Signal signal) =>
        await world.Ask(db => db.Signals.AsNoTracking().Include(s => s.Steps.OrderBy(step => step.Position)).SingleAsync(s => s.Id == signal.Id));

    /// <summary>A signal of a chart of its own on Ward 7: one month far above the upper limit.</summary>
    public static async Task<Signal> Signalled(this TestWorld world) => (await world.SignalsOf(await world.SteadyMeasure(world.Ward7, [70]))).Single();
}
