namespace QmsPortal.Spc.Tests;

/// <summary>CUSUM and EWMA of single values; the numbers are Montgomery's, or can be checked with a calculator.</summary>
public class CusumChartTests
{
    private static readonly CusumSettings Plain = new();
    private static readonly CusumSettings TenOne = new() { Centre = 10, Sigma = 1 };

    // Montgomery, Introduction to Statistical Quality Control, Table 9.1.
    private static readonly double?[] Table91 =
    [
        9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08,
        9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52,
    ];

    [Fact]
    public void Montgomerys_shift_signals_at_29_and_began_after_22()
    {
        var points = CusumChart.Of(Table91, TenOne).Points;

        Assert.Equal([28, 29], Enumerable.Range(0, 30).Where(i => points[i].UpSignal));
        Assert.Equal((5.28, 7), (Math.Round(points[28].Up!.Value, 9), points[28].UpLength));
        Assert.Equal((-1.77, 3), (Math.Round(points[2].Down!.Value, 9), points[2].DownLength));
        Assert.Equal(0, points[21].UpLength);
    }

    [Theory]
    [InlineData(15.5, false)]
    [InlineData(15.500001, true)]
    public void A_sum_on_the_decision_interval_is_no_signal(double value, bool signal)
    {
        Assert.Equal(signal, CusumChart.Of([value], TenOne).Points[0].UpSignal);
        Assert.Equal(signal, CusumChart.Of([20 - value], TenOne).Points[0].DownSignal);
    }

    [Fact]
    public void Sigma_comes_from_the_mean_moving_range_and_steps_over_gaps_and_ghosts()
    {
        // Ranges 2, 2 and 3: sigma = (7/3) / 1.128.
        var dense = CusumChart.Of([10, 12, 10, 13], Plain);
        var sparse = CusumChart.Of([10, null, 12, 10, null, null, 13], Plain);
        Observation[] observations = [new(Given.Month(3), 13), new(Given.Month(0), 10), new(Given.Month(2), 10), new(Given.Month(1), 12), new(Given.Month(4), 99, Ghost: true)];
        var dated = CusumChart.Of(observations, Plain);

        Assert.Equal(7 / 3.0 / 1.128, dense.Sigma!.Value, 1e-12);
        Assert.Equal((11.25, SigmaState.Estimated), (dense.Centre!.Value, dense.State));
        Assert.Equal(dense.Points, sparse.Points.Where(point => point.Value is not null));
        Assert.Equal(dense.Points, dated.Points.SkipLast(1));
        Assert.All(sparse.Points.Where(point => point.Value is null).Append(dated.Points[4]), point => Assert.Equal(default, point));
    }

    [Fact]
    public void Without_variation_or_values_the_charts_say_so_and_draw_no_sum()
    {
        var constant = Enumerable.Repeat<double?>(0.1, 12).ToArray();

        AssertUndefined(SigmaState.NoVariation, constant);
        // 0.1 + 0.2 is 0.30000000000000004: rounding is no variation.
        AssertUndefined(SigmaState.NoVariation, [0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2]);
        AssertUndefined(SigmaState.NotEnoughData, [7, null]);
        AssertUndefined(SigmaState.NotEnoughData, []);
        AssertUndefined(SigmaState.OutOfRange, [double.MaxValue, double.MaxValue]);
        AssertUndefined(SigmaState.OutOfRange, [double.MaxValue, -double.MaxValue, double.MaxValue]);
        Assert.Equal(SigmaState.NotEnoughData, CusumChart.Of([null], Plain with { Sigma = 1 }).State);
        Assert.Equal(SigmaState.Given, CusumChart.Of([null], TenOne).State);
        Assert.Equal(SigmaState.OutOfRange, CusumChart.Of([1e300], TenOne with { Sigma = 1e-300 }).State);
    }

    private static void AssertUndefined(SigmaState state, double?[] values)
    {
        var cusum = CusumChart.Of(values, Plain);
        var ewma = EwmaChart.Of(values, new EwmaSettings());

        Assert.Equal((state, null, state, null), (cusum.State, cusum.Sigma, ewma.State, ewma.Sigma));
        Assert.All(cusum.Points, point => Assert.Equal(new CusumPoint(point.Value, null, null, false, false, null, null), point));
        Assert.All(ewma.Points, point => Assert.Equal((null, null, false), (point.LowerLimit, point.UpperLimit, point.Signal)));
        Assert.Equal(values, cusum.Points.Select(point => point.Value));
    }

    [Fact]
    public void A_constant_series_around_a_given_level_never_flags()
    {
        for (var percent = 1; percent <= 99; percent++)
        {
            var constant = Enumerable.Repeat<double?>(percent / 100.0, 40).ToArray();

            Assert.DoesNotContain(CusumChart.Of(constant, Plain with { Sigma = 1e-6 }).Points, point => point.UpSignal || point.DownSignal);
            Assert.DoesNotContain(EwmaChart.Of(constant, new EwmaSettings { Sigma = 1e-12 }).Points, point => point.Signal);
        }
    }

    [Fact]
    public void Shifting_and_scaling_changes_no_sum_and_moves_averages_and_limits()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var values = RandomFurther.Values(new Random(seed));
            double?[] moved = [.. values.Select(value => 8 * value + 50)];
            double?[] mirrored = [.. values.Select(value => -value)];

            var (cusum, movedSums, mirroredSums) = (CusumChart.Of(values, Plain), CusumChart.Of(moved, Plain), CusumChart.Of(mirrored, Plain));
            var (ewma, movedAverages) = (EwmaChart.Of(values, new EwmaSettings()), EwmaChart.Of(moved, new EwmaSettings()));

            for (var i = 0; i < values.Length; i++)
            {
                AssertClose(cusum.Points[i].Up, movedSums.Points[i].Up, seed);
                AssertClose(cusum.Points[i].Up, -mirroredSums.Points[i].Down, seed);
                AssertClose(8 * ewma.Points[i].Average + 50, movedAverages.Points[i].Average, seed);
                AssertClose(8 * ewma.Points[i].UpperLimit + 50, movedAverages.Points[i].UpperLimit, seed);
            }
        }
    }

    private static void AssertClose(double? expected, double? actual, int seed) =>
        Assert.True(expected is { } a && actual is { } b ? Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)) : expected is null == actual is null, $"Seed {seed}: {expected} and {actual}");

    [Fact]
    public void The_first_averages_and_limits_are_those_of_a_calculator()
    {
        var points = EwmaChart.Of([9.45, null, 7.99], new EwmaSettings { Centre = 10, Sigma = 1 }).Points;

        // 0.1 x 9.45 + 0.9 x 10; then 0.1 x 7.99 + 0.9 x 9.945. Limits 10 -+ 2.7 x 0.1, then 10 -+ 0.27 x sqrt(1.81).
        Assert.Equal((9.945, 9.73, 10.27), (points[0].Average!.Value, Math.Round(points[0].LowerLimit!.Value, 12), Math.Round(points[0].UpperLimit!.Value, 12)));
        Assert.Equal(default, points[1]);
        Assert.Equal(9.7495, points[2].Average!.Value, 1e-12);
        Assert.Equal(10 - 0.27 * Math.Sqrt(1.81), points[2].LowerLimit!.Value, 1e-12);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(13.00001, true)]
    public void An_average_on_its_limit_is_no_signal(double value, bool signal) =>
        Assert.Equal(signal, EwmaChart.Of([value], new EwmaSettings { Centre = 10, Sigma = 1, Lambda = 1, LimitSigmas = 3 }).Points[0].Signal);

    public static TheoryData<CusumSettings> WrongCusumSettings =>
    [
        new CusumSettings { Centre = double.NaN },
        new CusumSettings { Sigma = 0 },
        new CusumSettings { Sigma = -1 },
        new CusumSettings { Sigma = double.PositiveInfinity },
        new CusumSettings { DecisionInterval = 0 },
        new CusumSettings { DecisionInterval = double.NaN },
        new CusumSettings { ShiftSigmas = 0 },
        new CusumSettings { ShiftSigmas = double.PositiveInfinity },
    ];

    [Theory]
    [MemberData(nameof(WrongCusumSettings))]
    public void CUSUM_settings_out_of_range_are_refused(CusumSettings settings) => Assert.Throws<SpcInputException>(() => CusumChart.Of([1, 2], settings));

    public static TheoryData<EwmaSettings> WrongEwmaSettings =>
    [
        new EwmaSettings { Centre = double.NegativeInfinity },
        new EwmaSettings { Sigma = double.NaN },
        new EwmaSettings { Lambda = 0 },
        new EwmaSettings { Lambda = 1.1 },
        new EwmaSettings { Lambda = double.NaN },
        new EwmaSettings { LimitSigmas = 0 },
        new EwmaSettings { LimitSigmas = double.NaN },
    ];

    [Theory]
    [MemberData(nameof(WrongEwmaSettings))]
    public void EWMA_settings_out_of_range_are_refused(EwmaSettings settings) => Assert.Throws<SpcInputException>(() => EwmaChart.Of([1, 2], settings));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_that_are_no_numbers_and_dates_given_twice_are_refused(double value)
    {
        Observation[] twice = [new(Given.Month(0), 1), new(Given.Month(0), 2)];

        Assert.Equal("The value at point 2 is not a number. Leave it empty if it is missing.", Assert.Throws<SpcInputException>(() => CusumChart.Of([1, value], Plain)).Message);
        Assert.Throws<SpcInputException>(() => EwmaChart.Of([1, value], new EwmaSettings()));
        Assert.Throws<SpcInputException>(() => CusumChart.Of(twice, Plain));
        Assert.Throws<SpcInputException>(() => EwmaChart.Of(twice, new EwmaSettings()));
    }
}
