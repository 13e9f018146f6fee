namespace QmsPortal.Spc.Tests;

/// <summary>Series to chart, one point a month from January 2023.</summary>
internal static class Given
{
    public static readonly XmrSettings Xmr = new();

    public static readonly RunChartSettings Run = new();

    public static DateOnly Month(int index) => new DateOnly(2023, 1, 1).AddMonths(index);

    public static Observation[] Series(params double?[] values) =>
        [.. values.Select((value, i) => new Observation(Month(i), value))];

    /// <summary>10 and 12 in turn: mean 11 (with an even count), every moving range 2, limits 11 -+ 2.66 x 2.</summary>
    public static double?[] TenTwelve(int count) => [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? 10.0 : 12.0)];

    public static Observation[] WithTarget(this Observation[] series, double target) =>
        [.. series.Select(observation => observation with { Target = target })];

    public static SpecialCause[][] Causes(this Chart chart) => [.. chart.Points.Select(point => point.SpecialCauses.ToArray())];
}
