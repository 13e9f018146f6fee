using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>A run or Shewhart chart of a case.</summary>
internal static class ControlAnswer
{
    public static IReadOnlyDictionary<string, object?> Of(CaseFile given, ControlChartKind kind)
    {
        var settings = given.Settings;
        settings.MustBeAmong("profile", "freeze", "splitAfter", "exclude", "ghost", "multiply", "centreLine", "target", "aggregate", "runsMethod", "screenOutliers");
        if (settings.Text("runsMethod") is { } method && method is not "anhoej") throw new SpcInputException("Runs are analysed by the Anhøj rules only.");

        return Of(ControlChart.Of(kind, Samples(given, kind), new ControlChartSettings
        {
            Freeze = settings.Whole("freeze"),
            SplitAfter = settings.Wholes("splitAfter") ?? [],
            Exclude = settings.Wholes("exclude") ?? [],
            Multiply = settings.Number("multiply") ?? 1,
            Centre = settings.Number("centreLine"),
            Aggregate = AggregateOf(settings.Text("aggregate")),
            ScreenOutliers = settings.Truth("screenOutliers") ?? true,
        }));
    }

    public static Dictionary<string, object?> Of(ControlChart chart) => new()
    {
        ["y"] = CaseAnswer.Column(chart.Points, point => point.Value),
        ["cl"] = CaseAnswer.Column(chart.Points, point => point.Centre),
        ["lcl"] = CaseAnswer.Column(chart.Points, point => point.LowerLimit),
        ["ucl"] = CaseAnswer.Column(chart.Points, point => point.UpperLimit),
        ["lcl95"] = CaseAnswer.Column(chart.Points, point => point.LowerTwoSigma),
        ["ucl95"] = CaseAnswer.Column(chart.Points, point => point.UpperTwoSigma),
        ["subgroupSize"] = CaseAnswer.Column(chart.Points, point => point.SubgroupSize),
        ["phase"] = CaseAnswer.Column(chart.Points, point => point.Phase),
        ["inBaseline"] = CaseAnswer.Column(chart.Points, point => point.InBaseline),
        ["included"] = CaseAnswer.Column(chart.Points, point => point.Included),
        ["sigmaSignal"] = CaseAnswer.Column(chart.Points, point => point.IsBeyondLimit),
        ["phases"] = CaseAnswer.Column(chart.Phases, phase => new
        {
            phase = phase.Number,
            nObs = phase.Runs.Observations,
            nUseful = phase.Runs.Useful,
            longestRun = phase.Runs.LongestRun,
            longestRunMax = phase.Runs.LongestRunMax,
            crossings = phase.Runs.Crossings,
            crossingsMin = phase.Runs.CrossingsMin,
            runsSignal = phase.Runs.Signal,
        }),
    };

    private static Sample[] Samples(CaseFile given, ControlChartKind kind)
    {
        var input = given.Input;
        var observations = kind is ControlChartKind.XBar or ControlChartKind.S ? input.Numbers("observations") : null;
        var denominators = input.Numbers("denominators");
        var values = observations ?? (denominators is null ? input.Numbers("values") : input.Numbers("numerators"))
            ?? throw new SpcInputException("The input has no numbers for this chart.");
        CaseFile.MustMatch("denominators", denominators?.Length, values.Length);

        var (dates, numbers) = given.Axis(values.Length);
        var targets = CaseTargets.Of(given.Settings, values.Length);
        var ghosts = Ghosts(given.Settings.Wholes("ghost") ?? [], i => dates?[i].DayNumber ?? numbers?[i] ?? i, values.Length);
        return [.. values.Select((value, i) => dates is not null
            ? new Sample(dates[i], value, denominators?[i], targets[i], ghosts[i])
            : new Sample(numbers?[i] ?? i + 1, value, denominators?[i], targets[i], ghosts[i]))];
    }

    // Ghosts are named like points, so a whole subgroup is one.
    private static bool[] Ghosts(int[] ghosts, Func<int, double> place, int count)
    {
        if (ghosts.Length == 0) return new bool[count];

        double[] places = [.. Enumerable.Range(0, count).Select(place).Distinct().Order()];
        CaseTargets.MustExist(ghosts, places.Length);
        var named = ghosts.Select(ghost => places[ghost - 1]).ToHashSet();
        return [.. Enumerable.Range(0, count).Select(i => named.Contains(place(i)))];
    }

    private static Aggregate AggregateOf(string? name) => name switch
    {
        null or "mean" => Aggregate.Mean,
        "median" => Aggregate.Median,
        "sum" => Aggregate.Sum,
        "sd" => Aggregate.StandardDeviation,
        _ => throw new SpcInputException("Values at one place become one by mean, median, sum or sd."),
    };
}
