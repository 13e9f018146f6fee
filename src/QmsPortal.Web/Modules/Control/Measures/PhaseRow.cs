using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A phase as it stands under its chart.</summary>
/// <param name="Sign">What marks it on the chart; null where it is not drawn.</param>
/// <param name="Old">The limits until then, where it is in force.</param>
public sealed record PhaseRow(
    Guid Id, string? Sign, DateOnly From, string FromWords, PhaseState State, string Reason, string Evidence, Guid? Cycle, Guid OfferedBy, string Offered,
    string? Decided, string DecidedWords, DateTimeOffset At, string? Old, string? New, bool IsShort)
{
    /// <summary>Oldest day first.</summary>
    internal static IReadOnlyList<PhaseRow> Of(MeasureSeries series, Spc.Chart chart, DateOnly today)
    {
        var signs = Measures.Signs.Of(series);
        return [.. series.Phases.OrderBy(phase => phase.From).ThenBy(phase => phase.Id).Select(phase => RowOf(series, chart, phase, signs.GetValueOrDefault(phase.Id), today))];
    }

    private static PhaseRow RowOf(MeasureSeries series, Spc.Chart chart, ChartPhase phase, string? sign, DateOnly today)
    {
        var steps = phase.Steps.OrderBy(step => step.Position).ToList();
        var start = series.StartOf(phase.From);
        var lines = phase.State is PhaseState.InForce ? chart.Phases.FirstOrDefault(known => chart.Points[known.First].Date == start) : null;
        var decided = steps.Count > 1 ? steps[^1] : null;
        return new PhaseRow(
            phase.Id, sign, phase.From, phase.From.Words(today), phase.State, steps[0].Words, phase.Evidence, phase.CycleId, phase.OfferedBy, By(steps[0], today),
            decided is null ? null : By(decided, today), decided?.Words ?? "", steps[^1].At,
            phase.State is PhaseState.InForce ? Words(series.Definition, phase.OldCentre, phase.OldLower, phase.OldUpper) : null,
            lines is null ? null : Words(series.Definition, lines.Centre, lines.LowerLimit, lines.UpperLimit), lines is { Short: true });
    }

    private static string By(PhaseStep step, DateOnly today) => $"{step.Name}, {step.Post.ToLowerInvariant()}, {step.At.Words(today)}";

    private static string Words(MeasureDefinition definition, double? centre, double? lower, double? upper) =>
        $"{(definition.Chart.Centre)} {Values.Words(centre, definition.Unit, 1)}" + (PhaseNumbers.Range(definition, lower, upper) is { } range ? $", usual range {range}" : "");
}
