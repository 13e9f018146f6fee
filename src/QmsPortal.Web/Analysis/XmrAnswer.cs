using System.Text.RegularExpressions;
using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>An XmR chart of a case, in the fields of its profile.</summary>
internal static partial class XmrAnswer
{
    public static IReadOnlyDictionary<string, object?> Of(CaseFile given, RuleProfile profile)
    {
        var settings = given.Settings;
        settings.MustBeAmong("profile", "improvementDirection", "target", "rebaseDates", "fixAfterPoints", "screenOutliers", "ghost", "runLength", "minimumPoints", "conflictRule", "ties");
        var chosen = new XmrSettings
        {
            Profile = profile,
            Direction = Named<ImprovementDirection>(settings.Text("improvementDirection"), ImprovementDirection.Increase, "improvementDirection")!.Value,
            RebaseDates = settings.Dates("rebaseDates") ?? [],
            FixAfterPoints = settings.Whole("fixAfterPoints"),
            ScreenOutliers = settings.Truth("screenOutliers"),
            RunLength = settings.Whole("runLength"),
            MinimumPoints = settings.Whole("minimumPoints"),
            ConflictRule = Named<ConflictRule>(settings.Text("conflictRule"), null, "conflictRule"),
            Ties = Named<TiePolicy>(settings.Text("ties"), null, "ties"),
        };
        var observations = Observations(given);
        var chart = XmrChart.Of(observations, chosen);
        return profile switch
        {
            RuleProfile.Mdc => Mdc(chart),
            RuleProfile.PlotTheDots => PlotTheDots(chart, chosen.RunLength ?? 7),
            _ => Anhoej(chart, observations, chosen),
        };
    }

    private static Dictionary<string, object?> Mdc(Chart chart) => new(Lines(chart))
    {
        ["ghost"] = CaseAnswer.Column(chart.Points, point => point.Ghost),
        ["specialCause"] = CaseAnswer.Column(chart.Points, point => point.SpecialCauses.Select(cause => Words(cause))),
        ["pointType"] = CaseAnswer.Column(chart.Points, point => PointType(point.Judgement)),
    };

    private static Dictionary<string, object?> PlotTheDots(Chart chart, int runLength) => new(Lines(chart))
    {
        ["relativeToCentre"] = CaseAnswer.Column(chart.Points, point => point.Side),
        ["outsideLimits"] = CaseAnswer.Column(chart.Points, point => point.IsBeyondLimit),
        ["closeToLimits"] = CaseAnswer.Column(chart.Points, point => point.IsNearLimit),
        ["specialCause"] = CaseAnswer.Column(chart.Points, point => point.SpecialCauses.Count == 0 ? "Common Cause" : Label(point.SpecialCauses[0], runLength)),
        ["pointType"] = CaseAnswer.Column(chart.Points, point => PointType(point.Judgement) ?? PointType(Judgement.CommonCause)),
    };

    /// <summary>The I chart that the profile is, and the icons besides.</summary>
    private static Dictionary<string, object?> Anhoej(Chart chart, Observation[] observations, XmrSettings settings) => new(ControlAnswer.Of(ControlChart.Of(
        ControlChartKind.I,
        observations.Select(observation => new Sample(observation.Date, observation.Value, null, observation.Target, observation.Ghost)),
        new ControlChartSettings
        {
            SplitAfter = [.. chart.Phases.SkipLast(1).Select(phase => phase.Last + 1)],
            Freeze = settings.FixAfterPoints,
            ScreenOutliers = settings.ScreenOutliers ?? true,
        })))
    {
        ["icons"] = Icons(chart),
    };

    private static Dictionary<string, object?> Lines(Chart chart) => new()
    {
        ["y"] = CaseAnswer.Column(chart.Points, point => point.Value),
        ["cl"] = CaseAnswer.Column(chart.Points, point => point.Centre),
        ["lcl"] = CaseAnswer.Column(chart.Points, point => point.LowerLimit),
        ["ucl"] = CaseAnswer.Column(chart.Points, point => point.UpperLimit),
        ["phase"] = CaseAnswer.Column(chart.Points, point => point.Phase),
        ["shortPhase"] = CaseAnswer.Column(chart.Points, point => point.ShortPhase),
        ["icons"] = Icons(chart),
    };

    private static object Icons(Chart chart) => new { variation = Words(chart.Variation), assurance = chart.Assurance is { } assurance ? Words(assurance) : null };

    private static Observation[] Observations(CaseFile given)
    {
        var values = given.Input.Numbers("values") ?? Ratios(given.Input) ?? throw new SpcInputException("The input has no values.");
        var targets = CaseTargets.Of(given.Settings, values.Length);
        var ghosts = given.Settings.Wholes("ghost") ?? [];
        CaseTargets.MustExist(ghosts, values.Length);
        var (dates, numbers) = given.Axis(values.Length);
        dates ??= InOrder(numbers, values.Length);

        var observations = values.Select((value, i) => new Observation(dates[i], value, targets[i])).ToArray();
        // Points are named in order of time, and targets beside their values.
        var sorted = observations.OrderBy(observation => observation.Date).ToArray();
        foreach (var ghost in ghosts) sorted[ghost - 1] = sorted[ghost - 1] with { Ghost = true };
        return sorted;
    }

    private static double?[]? Ratios(CaseFields input)
    {
        if (input.Numbers("numerators") is not { } numerators || input.Numbers("denominators") is not { } denominators) return null;
        CaseFile.MustMatch("denominators", denominators.Length, numerators.Length);
        if (Array.Exists(denominators, denominator => denominator < 0)) throw new SpcInputException("A denominator is below zero.");
        return [.. numerators.Zip(denominators, (numerator, denominator) => denominator == 0 ? null : numerator / denominator)];
    }

    /// <summary>A chart without dates stands on days that say no more than the order.</summary>
    private static DateOnly[] InOrder(double[]? places, int count)
    {
        if (places is null) return [.. Enumerable.Range(0, count).Select(DateOnly.FromDayNumber)];
        var ranks = places.Distinct().Order().Select((place, rank) => (place, rank)).ToDictionary(pair => pair.place, pair => pair.rank);
        return ranks.Count == count ? [.. places.Select(place => DateOnly.FromDayNumber(ranks[place]))] : throw new SpcInputException("There is more than one point for one x. Give each once.");
    }

    private static T? Named<T>(string? name, T? left, string field)
        where T : struct, Enum => name is null ? left
            : Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Words(value!.Value) == name) ?? throw new SpcInputException($"There is no {field} {name}.");

    private static string PointType(Judgement judgement) => judgement is Judgement.CommonCause ? "common_cause" : $"special_cause_{Words(judgement)}";

    private static string? PointType(Judgement? judgement) => judgement is { } given ? PointType(given) : null;

    private static string Label(SpecialCause cause, int runLength) => cause switch
    {
        SpecialCause.AboveUpperLimit => "Above UCL",
        SpecialCause.BelowLowerLimit => "Below LCL",
        SpecialCause.TrendIncreasing => $"{runLength} Point Trend (Increasing)",
        SpecialCause.TrendDecreasing => $"{runLength} Point Trend (Decreasing)",
        SpecialCause.TwoOfThreeAbove => "2 in 3 Above CL",
        SpecialCause.TwoOfThreeBelow => "2 in 3 Below CL",
        SpecialCause.ShiftAbove => $"{runLength} Points Above CL",
        _ => $"{runLength} Points Below CL",
    };

    private static string Words<T>(T name)
        where T : struct, Enum => WordStart().Replace(name.ToString(), "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
