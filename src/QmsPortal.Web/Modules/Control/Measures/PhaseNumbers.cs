using QmsPortal.Kernel;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What a chart says before a day and from it on, in words.</summary>
/// <param name="Start">The first period that lies wholly after the day.</param>
/// <param name="Until">What the limits would be without a phase from that day.</param>
/// <param name="Before">What they are for the earlier points once it is in force.</param>
/// <param name="After">What they are from then on; null while there is no value yet.</param>
/// <param name="IsShort">Few values since: the new lines may still move.</param>
public sealed record PhaseNumbers(string Start, PhaseNumbers.Lines Until, PhaseNumbers.Lines Before, PhaseNumbers.Lines? After, bool IsShort, string Evidence)
{
    /// <summary>"82.1%" and "68.0% to 96.2%", over so many values.</summary>
    public sealed record Lines(string Centre, string? Range, int Counted);

    /// <summary>Null where the day is before the second value: then there is nothing to compare with.</summary>
    internal static PhaseNumbers? Of(MeasureSeries series, DateOnly from)
    {
        var now = series.Chart();
        var start = series.StartOf(from);
        if (now.Phases.Count == 0 || now.Points[0].Date >= (start ?? from))
            return null;
        var then = series.Chart(from);
        var after = then.Phases.FirstOrDefault(phase => then.Points[phase.First].Date == start);
        var before = then.Phases.Last(phase => then.Points[phase.First].Date < (start ?? from));
        var until = now.Phases.Last(phase => now.Points[phase.First].Date <= (start ?? from));
        var definition = series.Definition;
        return new PhaseNumbers(
            start is { } first ? Periods.Words(definition.Every, first) : $"the first value from {from.LongWords()} on",
            LinesOf(definition, until), LinesOf(definition, before), after is null ? null : LinesOf(definition, after), after is null or { Short: true }, Sentence(definition, before, after, now));
    }

    internal static Lines LinesOf(MeasureDefinition definition, Phase phase) => new(
        Values.Words(phase.Centre, definition.Unit, 1), Range(definition, phase.LowerLimit, phase.UpperLimit), phase.Counted);

    internal static string? Range(MeasureDefinition definition, double? lower, double? upper) =>
        lower is null || upper is null ? null : $"{Values.Words(lower, definition.Unit, 1)} to {Values.Words(upper, definition.Unit, 1)}";

    private static string Sentence(MeasureDefinition definition, Phase before, Phase? after, Chart now)
    {
        var centre = definition.Chart.Centre is "median" ? "Median" : "Mean";
        var since = after is null ? "no value since" : $"{Values.Words(after.Centre, definition.Unit, 1)} over {Count(after)} since";
        return $"{centre} {Values.Words(before.Centre, definition.Unit, 1)} over {Count(before)} before, {since}. By the limits until now: {ChartSentence.Short(definition, now)}.";

        string Count(Phase phase) => phase.Counted == 1 ? $"1 {MeasureWords.Point(definition)}" : $"{phase.Counted} {MeasureWords.Points(definition)}";
    }
}
