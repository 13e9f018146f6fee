namespace QmsPortal.Spc.Tests;

public class ControlPropertyTests
{
    private const int SeriesCount = 2_600;

    [Fact]
    public void Shifting_and_scaling_individual_values_moves_the_lines_and_changes_no_mark() => ForEachSeries(IsMeasured, (kind, samples, settings, _) =>
    {
        var moved = samples.Select(sample => sample with { Value = 8 * sample.Value + (kind is ControlChartKind.MR or ControlChartKind.S ? 0 : 48 * (sample.Denominator ?? 1)) }).ToArray();
        if (settings.Centre is { } centre) settings = settings with { Centre = null };

        var (chart, other) = (ControlChart.Of(kind, samples, settings), ControlChart.Of(kind, moved, settings));

        AssertSameMarks(chart, other);
    });

    [Fact]
    public void Mirroring_individual_values_mirrors_the_marks() => ForEachSeries(kind => kind is ControlChartKind.Run or ControlChartKind.I or ControlChartKind.IPrime or ControlChartKind.XBar, (kind, samples, settings, _) =>
    {
        settings = settings with { Centre = null };
        var mirrored = samples.Select(sample => sample with { Value = -sample.Value });

        var (chart, mirror) = (ControlChart.Of(kind, samples, settings), ControlChart.Of(kind, mirrored, settings));

        Assert.Equal(chart.Points.Select(point => string.Join(',', point.SpecialCauses.Select(Mirrored))), mirror.Points.Select(point => string.Join(',', point.SpecialCauses)));
        Assert.All(chart.Points.Zip(mirror.Points), pair => Assert.Equal(pair.First.LowerLimit ?? 0, -pair.Second.UpperLimit ?? 0, 1e-6));
    });

    [Fact]
    public void Order_of_input_does_not_matter() => ForEachSeries(_ => true, (kind, samples, settings, seed) =>
    {
        var shuffled = samples.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(NaiveControl.Describe(ControlChart.Of(kind, samples, settings)), NaiveControl.Describe(ControlChart.Of(kind, shuffled, settings)));
    });

    [Fact]
    public void A_ghost_is_as_if_it_were_not_there() => ForEachSeries(_ => true, (kind, samples, settings, _) =>
    {
        settings = settings with { Freeze = null, SplitAfter = [], Exclude = [] };
        var all = ControlChart.Of(kind, samples, settings);
        var ghosts = samples.GroupBy(sample => sample.At).Where(place => place.All(sample => sample.Ghost)).Select(place => place.Key).ToHashSet();

        var without = ControlChart.Of(kind, samples.Where(sample => !sample.Ghost), settings);

        AssertSameText(NaiveControl.Describe(without), NaiveControl.Describe(all with { Points = [.. all.Points.Where(point => !ghosts.Contains(point.At))] }), without.Points.Count);
    });

    [Fact]
    public void Gaps_and_ghosts_carry_no_mark() => ForEachSeries(_ => true, (kind, samples, settings, _) =>
        Assert.All(ControlChart.Of(kind, samples, settings).Points.Where(point => point.Value is null || point.Ghost), point => Assert.Empty(point.SpecialCauses)));

    [Fact]
    public void Every_mark_has_its_reason() => ForEachSeries(_ => true, (kind, samples, settings, _) =>
    {
        var chart = ControlChart.Of(kind, samples, settings);
        for (var i = 0; i < chart.Points.Count; i++)
        {
            var reasons = chart.WhyMarked(i);
            Assert.Equal(chart.Points[i].SpecialCauses, reasons.Select(reason => reason.Cause));
            Assert.All(reasons, reason => Assert.True(reason.Points.Contains(i) && reason.Value == chart.Points[i].Value && IsBeyond(reason)));
        }
    });

    private static bool IsBeyond(Reason reason) =>
        reason.Cause is SpecialCause.AboveUpperLimit or SpecialCause.ShiftAbove ? reason.Value > reason.Line : reason.Value < reason.Line;

    private static bool IsMeasured(ControlChartKind kind) =>
        kind is ControlChartKind.Run or ControlChartKind.I or ControlChartKind.MR or ControlChartKind.IPrime or ControlChartKind.XBar or ControlChartKind.S;

    private static SpecialCause Mirrored(SpecialCause cause) => cause switch
    {
        SpecialCause.AboveUpperLimit => SpecialCause.BelowLowerLimit,
        SpecialCause.BelowLowerLimit => SpecialCause.AboveUpperLimit,
        SpecialCause.ShiftAbove => SpecialCause.ShiftBelow,
        _ => SpecialCause.ShiftAbove,
    };

    private static void ForEachSeries(Func<ControlChartKind, bool> concerned, Action<ControlChartKind, Sample[], ControlChartSettings, int> check)
    {
        var kinds = Enum.GetValues<ControlChartKind>().Where(concerned).ToArray();
        for (var seed = 0; seed < SeriesCount; seed++)
        {
            var random = new Random(seed);
            var kind = kinds[seed % kinds.Length];
            var samples = RandomSeries.Samples(random, kind);
            check(kind, samples, RandomSeries.ControlSettings(random, kind, samples.Select(sample => sample.At).Distinct().Count()), seed);
        }
    }

    // Without the analysis of runs a chart without points has nothing to compare.
    private static void AssertSameText(string expected, string actual, int points)
    {
        if (points > 0) Assert.Equal(expected, actual);
    }

    private static void AssertSameMarks(ControlChart expected, ControlChart actual)
    {
        Assert.Equal(expected.Points.Select(point => string.Join(',', point.SpecialCauses)), actual.Points.Select(point => string.Join(',', point.SpecialCauses)));
        Assert.Equal(expected.Phases.Select(phase => phase.Runs), actual.Phases.Select(phase => phase.Runs));
    }
}
