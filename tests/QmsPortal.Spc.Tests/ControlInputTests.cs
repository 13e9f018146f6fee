namespace QmsPortal.Spc.Tests;

/// <summary>Bad input has a plain answer on every chart.</summary>
public class ControlInputTests
{
    private static readonly ControlChartSettings Plain = new();

    public static TheoryData<ControlChartKind> Kinds => [.. Enum.GetValues<ControlChartKind>()];

    public static TheoryData<ControlChartKind, Sample, string> WrongRows => new()
    {
        { ControlChartKind.I, new Sample(1, double.NaN), "The value at 1 is not a number. Leave it empty if it is missing." },
        { ControlChartKind.I, new Sample(1, double.PositiveInfinity), "The value at 1 is not a number. Leave it empty if it is missing." },
        { ControlChartKind.I, new Sample(double.NaN, 1), "A place on the axis is not a number." },
        { ControlChartKind.I, new Sample(1, 1, Target: double.NaN), "The target at 1 is not a number. Leave it empty if it is missing." },
        { ControlChartKind.U, new Sample(new DateOnly(2024, 3, 1), 1, double.NaN), "The denominator for 1 March 2024 is not a number. Leave it empty if it is missing." },
        { ControlChartKind.P, new Sample(1, 1, -4), "The denominator at 1 is below zero." },
        { ControlChartKind.U, new Sample(1, -1, 4), "The count at 1 is below zero." },
        { ControlChartKind.C, new Sample(1, -1), "The count at 1 is below zero." },
        { ControlChartKind.G, new Sample(1, -1), "The count at 1 is below zero." },
        { ControlChartKind.P, new Sample(1, 5, 4), "The numerator at 1 is above the denominator, which a proportion cannot be." },
        { ControlChartKind.PPrime, new Sample(1, 1, 0), "The numerator at 1 is above the denominator, which a proportion cannot be." },
        { ControlChartKind.T, new Sample(1, 0), "The time at 1 is not above zero: a t chart cannot take it. Measure the time more finely." },
        { ControlChartKind.T, new Sample(1, -1), "The time at 1 is not above zero: a t chart cannot take it. Measure the time more finely." },
        { ControlChartKind.C, new Sample(1, 1, 4), "This chart takes no denominators. Leave them out, or choose a chart of a ratio." },
    };

    [Theory]
    [MemberData(nameof(WrongRows))]
    public void A_row_that_the_chart_cannot_take_is_refused(ControlChartKind kind, Sample row, string message) =>
        Assert.Equal(message, Assert.Throws<SpcInputException>(() => ControlChart.Of(kind, [row], Plain)).Message);

    public static TheoryData<ControlChartKind, ControlChartSettings> WrongSettings => new()
    {
        { ControlChartKind.I, Plain with { Freeze = 0 } },
        { ControlChartKind.I, Plain with { SplitAfter = [3] } },
        { ControlChartKind.I, Plain with { SplitAfter = null! } },
        { ControlChartKind.I, Plain with { Exclude = [0] } },
        { ControlChartKind.I, Plain with { Multiply = 0 } },
        { ControlChartKind.I, Plain with { Multiply = double.NaN } },
        { ControlChartKind.I, Plain with { Centre = double.NaN } },
        { ControlChartKind.I, Plain with { Aggregate = (Aggregate)9 } },
        { ControlChartKind.C, Plain with { Centre = -1 } },
        { ControlChartKind.T, Plain with { Centre = 0 } },
        { ControlChartKind.P, Plain with { Centre = 1.5 } },
        { (ControlChartKind)99, Plain },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void Settings_out_of_range_are_refused(ControlChartKind kind, ControlChartSettings settings) =>
        Assert.Throws<SpcInputException>(() => ControlChart.Of(kind, kind is ControlChartKind.P ? [new(1, 1, 2), new(2, 1, 2)] : [new(1, 1), new(2, 2)], settings));

    [Fact]
    public void Two_events_or_targets_at_one_place_are_refused()
    {
        Assert.Throws<SpcInputException>(() => ControlChart.Of(ControlChartKind.G, [new(1, 1), new(1, 2)], Plain));
        Assert.Throws<SpcInputException>(() => ControlChart.Of(ControlChartKind.T, [new(1, 1), new(1, 2)], Plain));
        Assert.Throws<SpcInputException>(() => ControlChart.Of(ControlChartKind.XBar, [new(1, 1, Target: 1), new(1, 2, Target: 2)], Plain));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_one_point_and_nothing_but_gaps_or_ghosts_are_charted(ControlChartKind kind)
    {
        var denominator = IsRatio(kind) ? 9.0 : (double?)null;

        Assert.Empty(ControlChart.Of(kind, [], Plain).Points);
        foreach (var row in new Sample[] { new(1, 3, denominator), new(1, null, denominator), new(1, 3, denominator, Ghost: true) })
        {
            var point = Assert.Single(ControlChart.Of(kind, [row], Plain).Points);
            Assert.Empty(point.SpecialCauses);
            Assert.Equal(row.Ghost && kind is not (ControlChartKind.MR or ControlChartKind.S), point.Ghost);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void All_equal_values_flag_nothing(ControlChartKind kind)
    {
        foreach (var value in new[] { 0.1, 0.3, 7.0 })
        {
            var samples = Enumerable.Range(1, 40).SelectMany(i => Enumerable.Repeat(new Sample(i, value, IsRatio(kind) ? 30 : null), kind is ControlChartKind.XBar or ControlChartKind.S ? 3 : 1));

            var chart = ControlChart.Of(kind, samples, Plain);

            Assert.Empty(chart.Signals);
            Assert.False(chart.Phases[0].Runs.Signal);
            Assert.Equal(kind is ControlChartKind.MR or ControlChartKind.S ? 0 : IsRatio(kind) ? value / 30 : value, chart.Points[0].Centre!.Value, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_hundred_thousand_points_are_charted(ControlChartKind kind)
    {
        var random = new Random(1);
        var samples = Enumerable.Range(1, 100_000).Select(i => new Sample(kind is ControlChartKind.XBar or ControlChartKind.S ? i / 5 : i, random.Next(1, 20), IsRatio(kind) ? random.Next(20, 90) : null));

        var chart = ControlChart.Of(kind, samples, Plain with { Exclude = [.. Enumerable.Range(1, 5_000)], SplitAfter = [.. Enumerable.Range(1, 500).Select(i => 20 * i)] });

        Assert.Equal(501, chart.Phases.Count);
        Assert.True(chart.Points.Count >= 20_000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Numbers_too_large_to_be_calculated_with_never_make_a_line_that_is_none(ControlChartKind kind)
    {
        foreach (var large in new[] { 1e200, double.MaxValue })
        {
            var samples = Enumerable.Range(1, 12).SelectMany(i => Enumerable.Repeat(new Sample(i, i % 2 == 0 ? large : large / 3, IsRatio(kind) ? double.MaxValue : null), kind is ControlChartKind.XBar or ControlChartKind.S ? 2 : 1));

            var chart = ControlChart.Of(kind, samples, Plain with { Multiply = 1000 });

            Assert.All(chart.Points.SelectMany(p => new[] { p.Value, p.Centre, p.LowerLimit, p.UpperLimit, p.LowerTwoSigma, p.UpperTwoSigma }).OfType<double>(), number => Assert.True(double.IsFinite(number)));
        }
    }

    [Fact]
    public void Input_is_left_as_it_was_given()
    {
        Sample[] given = [new(2, 2), new(1, 1)];

        ControlChart.Of(ControlChartKind.MR, given, Plain with { Exclude = [1] });

        Assert.Equal([new(2, 2), new(1, 1)], given);
    }

    private static bool IsRatio(ControlChartKind kind) =>
        kind is ControlChartKind.P or ControlChartKind.PPrime or ControlChartKind.U or ControlChartKind.UPrime or ControlChartKind.IPrime;
}
