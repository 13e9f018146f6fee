namespace QmsPortal.Spc.Tests;

/// <summary>Series and settings drawn from a seed: noise of few distinct values (so that ties are common), steps, slopes, outliers and flat stretches, with gaps and ghosts.</summary>
internal static class RandomSeries
{
    public static Observation[] Observations(Random random)
    {
        var count = random.Next(8) == 0 ? random.Next(0, 13) : random.Next(13, 61);
        var decimals = random.Next(3);
        var spread = random.Next(1, 12);
        var level = random.Next(-20, 100);
        var untidy = random.Next(2) == 0;
        var target = random.Next(3) == 0 ? (double?)null : random.Next(level - 30, level + 30);
        var step = random.Next(-spread, spread + 1);
        var stepAt = random.Next(count + 1);
        var slope = random.Next(4) == 0 ? random.Next(-2, 3) : 0;
        var flat = random.Next(5) == 0;

        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var noise = flat && random.Next(6) != 0 ? 0 : random.Next(-spread, spread + 1);
            var outlier = random.Next(25) == 0 ? random.Next(-6 * spread, 6 * spread) : 0;
            var whole = level + noise + outlier + slope * i + (i >= stepAt ? step : 0);
            return new Observation(
                Given.Month(i),
                untidy && random.Next(10) == 0 ? null : (double)(whole / Power(decimals)),
                random.Next(20) == 0 ? null : target,
                untidy && random.Next(12) == 0);
        })];
    }

    public static XmrSettings XmrSettings(Random random, int count) => new()
    {
        Direction = (ImprovementDirection)random.Next(3),
        RebaseDates = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Given.Month(random.Next(-1, count + 2)))],
        FixAfterPoints = random.Next(2) == 0 ? null : random.Next(12, 25),
        ScreenOutliers = random.Next(2) == 0,
        RunLength = random.Next(6, 9),
        MinimumPoints = random.Next(4) == 0 ? random.Next(13, 25) : 13,
        ConflictRule = (ConflictRule)random.Next(3),
    };

    public static XmrSettings PlotTheDotsSettings(Random random, int count) => new()
    {
        Profile = RuleProfile.PlotTheDots,
        Direction = (ImprovementDirection)random.Next(3),
        RebaseDates = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Given.Month(random.Next(-1, count + 2)))],
        FixAfterPoints = random.Next(2) == 0 ? null : random.Next(12, 25),
        ScreenOutliers = random.Next(3) == 0 ? null : random.Next(2) == 0,
        RunLength = random.Next(2) == 0 ? null : random.Next(6, 9),
        Ties = random.Next(2) == 0 ? null : (TiePolicy)random.Next(2),
    };

    /// <summary>Rows at places 1, 2, 3, ... that the kind of chart can take.</summary>
    public static Sample[] Samples(Random random, ControlChartKind kind)
    {
        var inSubgroups = kind is ControlChartKind.XBar or ControlChartKind.S || random.Next(6) == 0 && kind is not (ControlChartKind.G or ControlChartKind.T);
        var isRatio = kind is ControlChartKind.P or ControlChartKind.PPrime or ControlChartKind.U or ControlChartKind.UPrime or ControlChartKind.IPrime;
        var sameSize = random.Next(3) == 0;
        var untidy = random.Next(2) == 0;
        var constant = random.Next(12) == 0;
        var largest = random.Next(2, 30);
        var level = random.Next(0, 40);
        var step = random.Next(3) == 0 ? random.Next(0, 20) : 0;
        var places = random.Next(10) == 0 ? random.Next(0, 4) : random.Next(4, 41);

        return [.. Enumerable.Range(1, places).SelectMany(place => Enumerable.Range(0, !inSubgroups ? 1 : sameSize ? 5 : random.Next(1, 8)).Select(_ =>
        {
            var value = level + (constant ? 0 : random.Next(largest)) + (place > places / 2 ? step : 0) + (random.Next(30) == 0 ? 4 * largest : 0);
            var denominator = isRatio ? sameSize ? 200 : random.Next(untidy ? 12 : 30) == 0 ? 0 : random.Next(150, 400) : (int?)null;
            double? given = kind == ControlChartKind.T ? value + 0.5 : value;
            if (denominator == 0 && kind is ControlChartKind.P or ControlChartKind.PPrime) given = 0;
            return new Sample(
                place,
                untidy && random.Next(12) == 0 ? null : kind is ControlChartKind.I or ControlChartKind.IPrime or ControlChartKind.Run ? given - 15 : given,
                isRatio && untidy && random.Next(20) == 0 ? null : denominator,
                null,
                untidy && random.Next(10) == 0);
        }))];
    }

    public static ControlChartSettings ControlSettings(Random random, ControlChartKind kind, int count) => new()
    {
        SplitAfter = random.Next(3) != 0 || count == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(1, count + 1))],
        Freeze = random.Next(3) != 0 ? null : random.Next(1, 30),
        Exclude = random.Next(2) == 0 || count == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, count + 1))],
        Multiply = random.Next(2) == 0 ? 1 : 1000,
        Centre = random.Next(6) != 0 ? null : kind is ControlChartKind.P or ControlChartKind.PPrime ? 0.125 : 12.5,
        ScreenOutliers = random.Next(3) != 0,
    };

    public static RunChartSettings RunChartSettings(Random random, int count) => new()
    {
        Direction = (ImprovementDirection)random.Next(3),
        SplitAfter = random.Next(3) != 0 || count == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(1, count + 1))],
        Freeze = random.Next(3) != 0 ? null : random.Next(1, 30),
        Exclude = random.Next(2) == 0 || count == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(1, count + 1))],
    };

    private static decimal Power(int decimals) => decimals switch { 0 => 1m, 1 => 10m, _ => 100m };
}
