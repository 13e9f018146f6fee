using System.Globalization;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What a chart says, in words: level, change and since when, kind of variation, target. Plain numbers first.</summary>
public static class ChartSentence
{
    /// <summary>The sentence over the chart.</summary>
    public static string Full(MeasureDefinition definition, Chart chart)
    {
        if (chart.Counted == 0)
            return "No values yet.";
        if (chart.IconPoint is not { } at || chart.Points[at].Centre is not { } centre)
            return "Too few points to say anything yet.";
        string[] parts = [Level(definition, chart, at, centre), Kind(definition, chart, at), Target(definition, chart, at)];
        return string.Join(" ", parts.Where(part => part.Length > 0));
    }

    /// <summary>The words of a tile: "Steady. May meet or miss 95%, by chance".</summary>
    public static string Short(MeasureDefinition definition, Chart chart)
    {
        if (chart.Counted == 0 || chart.IconPoint is not { } at)
            return "No values yet";
        var target = chart.Points[at].Target is { } value ? Values.Words(value, definition.Unit) : "";
        var assurance = chart.Assurance switch
        {
            Spc.Assurance.ConsistentlyPass => $". Will meet {target}",
            Spc.Assurance.HitAndMiss => $". May meet or miss {target}, by chance",
            Spc.Assurance.ConsistentlyFail => $". Will miss {target}",
            _ => "",
        };
        var variation = chart.Variation switch
        {
            Variation.NotEnoughData => TooFew(chart),
            Variation.CommonCause => "Steady",
            _ => Capital(WhatTheSignalIs(definition, chart, at)),
        };
        return variation + assurance;
    }

    private static string Level(MeasureDefinition definition, Chart chart, int at, double centre)
    {
        var level = definition.IsPercentage && definition.Denominator is not null
            ? $"About {centre.ToString("0", CultureInfo.InvariantCulture)} in every 100"
            : $"About {Values.Words(centre, definition.Unit)} {Values.UnitWords(definition.Unit)}".TrimEnd();
        var phase = chart.Phases.LastOrDefault(p => p.First <= at && at <= p.Last);
        var before = chart.Phases.LastOrDefault(p => phase is not null && p.Number < phase.Number && p.Centre is not null);
        var change = before?.Centre is { } old && phase is not null
            ? $", {(centre > old ? "up" : "down")} from about {Values.Words(old, definition.Unit)} before {Periods.Words(definition.Every, chart.Points[phase.First].Date)}"
            : "";
        return $"{level}{change}.";
    }

    private static string Kind(MeasureDefinition definition, Chart chart, int at) => chart.Variation switch
    {
        Variation.NotEnoughData => $"{TooFew(chart)}. No limits yet.",
        Variation.CommonCause => "Steady: only the ups and downs to be expected, no signal.",
        Variation.ImprovementHigh or Variation.ImprovementLow => $"Improving: {WhatTheSignalIs(definition, chart, at)}.",
        Variation.ConcernHigh or Variation.ConcernLow => $"Concern: {WhatTheSignalIs(definition, chart, at)}.",
        _ => $"Changed: {WhatTheSignalIs(definition, chart, at)}.",
    };

    private static string Target(MeasureDefinition definition, Chart chart, int at)
    {
        if (chart.Points[at].Target is not { } value)
            return "";
        var target = Values.Words(value, definition.Unit);
        return chart.Assurance switch
        {
            Spc.Assurance.ConsistentlyPass => $"Will keep meeting the target of {target} unless the process changes.",
            Spc.Assurance.HitAndMiss => $"Will meet the target of {target} some {MeasureWords.Points(definition)} and miss it others, by chance.",
            Spc.Assurance.ConsistentlyFail => $"Will miss the target of {target} unless the process changes.",
            _ => $"The target is {target}.",
        };
    }

    private static string TooFew(Chart chart) => chart.HasEnoughData
        ? "Too few points since the limits were set anew"
        : $"Too few points: {chart.Counted} of {chart.MinimumPoints}";

    /// <summary>The rule on the latest point that tells most, with how long it has held.</summary>
    private static string WhatTheSignalIs(MeasureDefinition definition, Chart chart, int at)
    {
        var causes = chart.Points[at].SpecialCauses;
        if (causes.Count == 0)
            return $"the {Centre(definition)} is crossed too seldom to be chance";
        SpecialCause[] order = [SpecialCause.ShiftAbove, SpecialCause.ShiftBelow, SpecialCause.TrendIncreasing, SpecialCause.TrendDecreasing,
            SpecialCause.AboveUpperLimit, SpecialCause.BelowLowerLimit, SpecialCause.TwoOfThreeAbove, SpecialCause.TwoOfThreeBelow];
        return OfRule(definition, chart, at, order.First(causes.Contains));
    }

    /// <summary>What one rule says of a point: "7 weeks in a row below the mean".</summary>
    internal static string OfRule(MeasureDefinition definition, Chart chart, int at, SpecialCause cause)
    {
        var units = MeasureWords.Points(definition);
        var centre = Centre(definition);
        var count = Length(chart, at, cause);
        var held = count == 1 ? $"in the latest {MeasureWords.Point(definition)}" : $"for {count} {units} in a row";
        return cause switch
        {
            SpecialCause.AboveUpperLimit => $"above the upper limit {held}",
            SpecialCause.BelowLowerLimit => $"below the lower limit {held}",
            SpecialCause.ShiftAbove => $"{count} {units} in a row above the {centre}",
            SpecialCause.ShiftBelow => $"{count} {units} in a row below the {centre}",
            SpecialCause.TrendIncreasing => $"rising for {count} {units} in a row",
            SpecialCause.TrendDecreasing => $"falling for {count} {units} in a row",
            SpecialCause.TwoOfThreeAbove => "two of the last three close to or beyond the upper limit",
            _ => "two of the last three close to or beyond the lower limit",
        };
    }

    private static string Centre(MeasureDefinition definition) => definition.Chart.Centre;

    private static int Length(Chart chart, int at, SpecialCause cause) => chart.Points.Take(at + 1).Reverse()
        .Where(point => point.Value is not null && !point.Ghost)
        .TakeWhile(point => point.SpecialCauses.Contains(cause))
        .Count();

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
