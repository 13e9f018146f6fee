using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Measures of a test's own, so that no other test's values are among theirs.</summary>
internal static class Measuring
{
    /// <summary>"Meals late of meals served", by month, under a title that no other measure has.</summary>
    public static DefineMeasure.Command Percentage(string title) => Count(title) with { Numerator = "Meals late", Denominator = "Meals served", Multiplier = 100, Unit = "%" };

    /// <summary>A plain count by month.</summary>
    public static DefineMeasure.Command Count(string title) => new()
    {
        Title = Fresh.Words(title),
        ShortName = title,
        Numerator = "How many",
        Multiplier = 1,
        Unit = title.ToLowerInvariant(),
        Direction = ImprovementDirection.Decrease,
        Chart = ChartKind.Xmr,
        Every = Period.Month,
    };

    /// <summary>Defines it and begins it at these places.</summary>
    /// <returns>Its code.</returns>
    public static async Task<string> Measure(this TestWorld world, DefineMeasure.Command measure, params string[] places)
    {
        var code = await world.Send(world.Imogen, measure);
        foreach (var place in places)
            await world.Send(world.Imogen, new StartMeasuring.Command { Place = place, Measure = code });
        return code;
    }

    public static Task<Guid> Value(this TestWorld world, string place, string measure, DateOnly period, decimal numerator, decimal? denominator = null, bool provisional = false) =>
        world.Send(world.Leila, new RecordValue.Command { Place = place, Measure = measure, Period = DateInput.From(period), Numerator = numerator, Denominator = denominator, Provisional = provisional });
}
