namespace QmsPortal.Spc.Tests;

public class FunnelPlotTests
{
    private static readonly FunnelSettings Proportion = new();
    private static readonly FunnelSettings Ratio = new() { DataType = FunnelDataType.RatioOfCounts };
    private static readonly FunnelSettings Standardised = new() { DataType = FunnelDataType.StandardisedRatio };

    private static FunnelGroup[] Groups(params (double? A, double? N)[] groups) => [.. groups.Select((group, i) => new FunnelGroup($"Ward {i + 1}", group.A, group.N))];

    // Expected events with the lower and upper 95% and the lower and upper 99.8% limit: gamma quantiles computed with 30 digits by mpmath 1.3, by Newton's method on its power series.
    public static TheoryData<double, double, double, double, double> PoissonLimits => new()
    {
        { 0.01, 3.52268599731375e-159, 370.98800723067, 5.66073814706188e-299, 693.408793410437 },
        { 0.05, 1.06313237798286e-31, 75.8645051217684, 1.1689264114573e-59, 140.769904517516 },
        { 0.3, 1.06189301057972e-5, 14.3125903695453, 2.32423303226112e-10, 25.5412096172591 },
        { 1, 0.0253178079842899, 5.5716433909389, 0.00100050033358353, 9.23341347645159 },
        { 2.5, 0.166242322697332, 3.20255285492586, 0.0420425205258438, 4.86437726957137 },
        { 4.99, 0.324229729468391, 2.33552231823991, 0.147486872226015, 3.29427414377564 },
        { 5, 0.324697278023684, 2.33366641586453, 0.147874346383567, 3.29094904073602 },
        { 7.35, 0.41297866891752, 2.02642414329425, 0.2277709958785, 2.74357613106264 },
        { 10, 0.479538869613243, 1.83903560420178, 0.296052037274376, 2.41339711454176 },
        { 20.02, 0.610995153772822, 1.54408963020356, 0.448119563354411, 1.90152925434182 },
        { 50, 0.742219274749237, 1.31837533328674, 0.619179392069366, 1.51883783984201 },
        { 99.99, 0.813631083543257, 1.21627980538517, 0.719201331326085, 1.34926274919236 },
        { 250.5, 0.879988068146118, 1.13181089390223, 0.816066511420672, 1.21105522553243 },
        { 500, 0.914257153799259, 1.09161853713034, 0.867479082607277, 1.14605520651399 },
        { 998, 0.938912859957856, 1.064018187309, 0.905028611037164, 1.10173269366891 },
        { 999.5, 0.938957995543697, 1.06396862987146, 0.905097771370073, 1.10165335081254 },
        { 1000, 0.938973018407695, 1.0639521360163, 0.905120790934977, 1.10162694387903 },
        { 1500.25, 0.950032422865955, 1.0519135949886, 0.922112826695037, 1.0823791176406 },
        { 10000, 0.980495246726018, 1.01979516246615, 0.969382438582373, 1.03128906752094 },
        { 123456.78, 0.994429520379763, 1.00559394608236, 0.991228122988325, 1.00882618007586 },
        { 1000000, 0.998040983340294, 1.00196191194543, 0.996912617319815, 1.00309408391497 },
    };

    [Theory]
    [MemberData(nameof(PoissonLimits))]
    public void Exact_Poisson_limits_are_those_of_a_computation_with_30_digits(double expected, double lower95, double upper95, double lower998, double upper998)
    {
        var limits = FunnelPlot.Of(Groups((1, expected)), Standardised with { Method = StandardisedRatioMethod.Cqc }).Points[0].ExactPoisson!;

        AssertClose(lower95, limits.Lower95);
        AssertClose(upper95, limits.Upper95);
        AssertClose(lower998, limits.Lower998);
        AssertClose(upper998, limits.Upper998);
    }

    [Fact]
    public void Exact_Poisson_limits_narrow_without_a_jump_where_the_method_changes()
    {
        var groups = Enumerable.Range(400, 1_200).Select(half => new FunnelGroup($"{half}", half, half * 0.625)).ToArray();

        var limits = FunnelPlot.Of(groups, Standardised with { Method = StandardisedRatioMethod.Cqc }).Points.Select(point => point.ExactPoisson!).ToList();

        foreach (var pick in new Func<FunnelLimits, double>[] { of => of.Lower95!.Value, of => -of.Upper95!.Value, of => of.Lower998!.Value, of => -of.Upper998!.Value })
        {
            var steps = limits.Zip(limits.Skip(1), (before, after) => pick(after) - pick(before)).ToList();
            Assert.All(steps.Zip(steps.Skip(1)), step => Assert.InRange(step.Second / step.First, 0.99, 1.0001));
        }
    }

    [Fact]
    public void Two_wards_of_100_have_limits_to_check_with_a_calculator()
    {
        var funnel = FunnelPlot.Of(Groups((20, 100), (30, 100)), Proportion);

        // asin(sqrt 0.25) is 30 degrees; 1.959964 / (2 x 10) is 0.0979982 radians, 5.614883 degrees.
        Assert.Equal(0.25, funnel.Centre!.Value, 1e-12);
        var limits = funnel.Points[0].Limits!;
        AssertClose(Math.Pow(Math.Sin((30 - 5.6148834) * Math.PI / 180), 2), limits.Lower95, 1e-6);
        AssertClose(Math.Pow(Math.Sin((30 + 5.6148834) * Math.PI / 180), 2), limits.Upper95, 1e-6);
        Assert.Null(funnel.Points[0].ExactPoisson);
        Assert.Equal([FunnelJudgement.Within, FunnelJudgement.Within], funnel.Points.Select(point => point.Judgement!.Value));
    }

    [Fact]
    public void Limits_of_a_proportion_end_at_0_and_1()
    {
        var low = FunnelPlot.Of(Groups((0, 5), (2, 1000)), Proportion);
        var high = FunnelPlot.Of(Groups((5, 5), (998, 1000)), Proportion);

        Assert.Equal((0.0, 0.0), (low.Points[0].Limits!.Lower95, low.Points[0].Limits!.Lower998));
        Assert.Equal((1.0, 1.0), (high.Points[0].Limits!.Upper95, high.Points[0].Limits!.Upper998));
        Assert.All(low.Points.Concat(high.Points), point => Assert.False(point.IsOutlier));
    }

    [Fact]
    public void Limits_in_force_are_the_exact_ones_until_overdispersion_is_used()
    {
        var alike = Groups((10, 10), (21, 20), (29, 30), (40, 40));
        var apart = Groups((2, 10), (45, 20), (9, 30), (90, 40));
        var adjusting = Standardised with { AdjustOverdispersion = true, TrimBy = 0 };

        var within = FunnelPlot.Of(alike, adjusting);
        var unasked = FunnelPlot.Of(apart, adjusting with { AdjustOverdispersion = false });
        var used = FunnelPlot.Of(apart, adjusting);

        Assert.All(within.Points.Concat(unasked.Points), point => Assert.Equal(point.ExactPoisson, point.Limits));
        Assert.All(used.Points, point => Assert.Equal(point.Transformed, point.Limits));
        Assert.Equal((false, false, true), (within.OverdispersionUsed, unasked.OverdispersionUsed, used.OverdispersionUsed));
        Assert.Equal((0.0, 0.0), (within.TauSquared, unasked.TauSquared));
        Assert.Equal(used.Overdispersion, unasked.Overdispersion);
        Assert.Contains(unasked.Points, point => point.IsOutlier);
    }

    [Fact]
    public void Tau_squared_of_two_groups_is_what_the_formula_says()
    {
        // z = 10 ln(1.5) and 10 ln(0.5) with weights 100 each: tau squared = (z1^2 + z2^2 - 1) / (200 - 20000/200).
        var funnel = FunnelPlot.Of(Groups((150, 100), (50, 100)), Standardised with { TrimBy = 0, AdjustOverdispersion = true });

        var squares = 100 * (Math.Pow(Math.Log(1.5), 2) + Math.Pow(Math.Log(0.5), 2));
        AssertClose(squares / 2, funnel.Overdispersion!.Phi);
        AssertClose((squares - 1) / 100, funnel.TauSquared);
        AssertClose(Math.Exp(3.090232 * Math.Sqrt(0.01 + funnel.TauSquared)), funnel.Points[0].Limits!.Upper998);
    }

    [Fact]
    public void The_furthest_groups_are_left_out_by_the_SHMI_and_drawn_in_by_the_CQC()
    {
        // Nine groups and a tenth at each end: the parts are 1 to 9 by rank, and the last is left out.
        var groups = Groups((1, 10), (7, 10), (8, 10), (9, 10), (10, 10), (11, 10), (12, 10), (13, 10), (900, 10));

        var shmi = FunnelPlot.Of(groups, Standardised).Overdispersion!;
        var cqc = FunnelPlot.Of(groups, Standardised with { Method = StandardisedRatioMethod.Cqc }).Overdispersion!;

        Assert.Equal((8, 9), (shmi.Groups, cqc.Groups));
        // The last tenth of nine begins 0.2 of the way from the eighth score to the ninth.
        double[] scores = [.. groups.Select(group => 2 * Math.Sqrt(10) * (Math.Sqrt(group.Numerator!.Value / 10) - 1))];
        var (low, high) = (scores[0] + 0.8 * (scores[1] - scores[0]), scores[7] + 0.2 * (scores[8] - scores[7]));
        AssertClose((scores[1..8].Sum(z => z * z) + low * low + high * high) / 9, cqc.Phi);
    }

    [Fact]
    public void Expected_events_are_rounded_to_hundredths_by_the_SHMI_alone()
    {
        FunnelLimits LimitsOf(double expected, StandardisedRatioMethod method) => FunnelPlot.Of(Groups((3, expected)), Standardised with { Method = method }).Points[0].Limits!;

        Assert.Equal(LimitsOf(2.67, StandardisedRatioMethod.Shmi), LimitsOf(2.675, StandardisedRatioMethod.Shmi));
        Assert.Equal(LimitsOf(2.68, StandardisedRatioMethod.Shmi), LimitsOf(2.6751, StandardisedRatioMethod.Shmi));
        Assert.Equal(LimitsOf(0.12, StandardisedRatioMethod.Shmi), LimitsOf(0.125, StandardisedRatioMethod.Shmi));
        Assert.Equal(LimitsOf(0.38, StandardisedRatioMethod.Shmi), LimitsOf(0.375, StandardisedRatioMethod.Shmi));
        Assert.NotEqual(LimitsOf(2.67, StandardisedRatioMethod.Cqc), LimitsOf(2.675, StandardisedRatioMethod.Cqc));
        Assert.Equal(FunnelPointState.ZeroDenominator, FunnelPlot.Of(Groups((3, 0.004)), Standardised).Points[0].State);
    }

    [Fact]
    public void Missing_numbers_and_zero_denominators_have_a_place_but_no_part()
    {
        var tidy = Groups((20, 100), (30, 100));
        FunnelGroup[] untidy = [new("Gap", null, 5), .. tidy, new("Empty", 0, 0), new("Unknown", 4, null)];

        var funnel = FunnelPlot.Of(untidy, Proportion);

        Assert.Equal(
            [FunnelPointState.Missing, FunnelPointState.Judged, FunnelPointState.Judged, FunnelPointState.ZeroDenominator, FunnelPointState.Missing],
            funnel.Points.Select(point => point.State));
        Assert.Equal(FunnelPlot.Of(tidy, Proportion).Points, funnel.Points.Where(point => point.State == FunnelPointState.Judged));
        Assert.All(funnel.Points.Where(point => point.State != FunnelPointState.Judged), point => Assert.Equal((null, null, null), (point.Value, point.Limits, point.Judgement)));
    }

    [Fact]
    public void One_group_is_compared_with_expected_events_but_not_with_itself()
    {
        Assert.Equal((FunnelState.NotEnoughGroups, 0.2), (FunnelPlot.Of(Groups((20, 100)), Proportion).State, FunnelPlot.Of(Groups((20, 100)), Proportion).Centre!.Value));
        Assert.Equal(FunnelPointState.NoLimits, FunnelPlot.Of(Groups((20, 100)), Ratio).Points[0].State);
        var alone = FunnelPlot.Of(Groups((200, 100)), Standardised);
        Assert.Equal((FunnelState.Drawn, FunnelJudgement.High, null), (alone.State, alone.Points[0].Judgement, alone.Overdispersion));
        Assert.Equal(FunnelState.NotEnoughGroups, FunnelPlot.Of([], Standardised).State);
        Assert.Equal((FunnelState.NotEnoughGroups, null), (FunnelPlot.Of([], Proportion).State, FunnelPlot.Of([], Proportion).Centre));
    }

    [Fact]
    public void No_events_at_all_are_said_to_be_none()
    {
        Assert.Equal((FunnelState.NoEvents, 0.0), (FunnelPlot.Of(Groups((0, 10), (0, 90)), Ratio).State, FunnelPlot.Of(Groups((0, 10), (0, 90)), Ratio).Centre!.Value));
        Assert.All(FunnelPlot.Of(Groups((0, 10), (0, 90)), Proportion).Points, point => Assert.Equal(FunnelJudgement.Within, point.Judgement));
        Assert.Equal(2, FunnelPlot.Of(Groups((0, 10), (0, 10), (9, 10), (9, 9)), Standardised with { TrimBy = 0 }).Overdispersion!.WithoutScore);
    }

    [Fact]
    public void Groups_that_are_all_alike_are_within_and_show_no_overdispersion()
    {
        foreach (var settings in new[] { Proportion, Ratio, Standardised, Standardised with { Method = StandardisedRatioMethod.Cqc } })
        {
            for (var size = 10; size <= 100; size += 10)
            {
                var funnel = FunnelPlot.Of(Groups([.. Enumerable.Repeat<(double?, double?)>((settings.DataType == FunnelDataType.StandardisedRatio ? size : size / 10.0, size), 12)]), settings with { AdjustOverdispersion = true });

                Assert.All(funnel.Points, point => Assert.Equal(FunnelJudgement.Within, point.Judgement));
                Assert.Equal((0.0, false), (funnel.TauSquared, funnel.OverdispersionUsed));
            }
        }
    }

    [Fact]
    public void A_group_on_a_limit_is_within_it()
    {
        var limit = FunnelPlot.Of(Groups((0, 50)), Standardised).Points[0].Limits!;

        FunnelJudgement JudgementOf(double ratio) => FunnelPlot.Of(Groups((ratio * 50, 50)), Standardised).Points[0].Judgement!.Value;

        Assert.Equal(FunnelJudgement.Within, JudgementOf(limit.Upper998!.Value));
        Assert.Equal(FunnelJudgement.High, JudgementOf(limit.Upper998!.Value * 1.000001));
        Assert.Equal(FunnelJudgement.Within, JudgementOf(limit.Lower998!.Value));
        Assert.Equal(FunnelJudgement.Low, JudgementOf(limit.Lower998!.Value * 0.999999));
    }

    [Fact]
    public void Order_and_multiplier_change_no_judgement()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var settings = RandomFurther.FunnelSettings(random);
            var groups = RandomFurther.Groups(random, settings);
            var shuffled = groups.ToArray();
            random.Shuffle(shuffled);

            var funnel = FunnelPlot.Of(groups, settings with { Multiply = 1 });
            var other = FunnelPlot.Of(shuffled, settings with { Multiply = 1000 });

            Assert.True(
                funnel.Points.OrderBy(point => point.Name).Select(point => point.Judgement).SequenceEqual(other.Points.OrderBy(point => point.Name).Select(point => point.Judgement)),
                $"Seed {seed}");
        }
    }

    [Theory]
    [InlineData(-1, 5, "The numerator for Ward 1 is below 0.")]
    [InlineData(1, -5, "The denominator for Ward 1 is below 0.")]
    [InlineData(double.NaN, 5, "The numerator for Ward 1 is not a number. Leave it empty if it is missing.")]
    [InlineData(1, double.PositiveInfinity, "The denominator for Ward 1 is not a number. Leave it empty if it is missing.")]
    [InlineData(6, 5, "The numerator for Ward 1 is larger than the denominator, which a proportion cannot be.")]
    [InlineData(1, 0, "The numerator for Ward 1 is larger than the denominator, which a proportion cannot be.")]
    public void Numbers_that_cannot_be_are_refused(double numerator, double denominator, string message) =>
        Assert.Equal(message, Assert.Throws<SpcInputException>(() => FunnelPlot.Of(Groups((numerator, denominator), (1, 2)), Proportion)).Message);

    [Fact]
    public void A_group_given_twice_is_refused()
    {
        FunnelGroup[] twice = [new("Ward", 1, 2), new("ward", 1, 2), new("Ward", 1, 3)];

        Assert.Equal("There is more than one group called Ward. Give each group once.", Assert.Throws<SpcInputException>(() => FunnelPlot.Of(twice, Proportion)).Message);
        Assert.Throws<SpcInputException>(() => FunnelPlot.Of([new(null!, 1, 2)], Proportion));
    }

    public static TheoryData<FunnelSettings> WrongSettings =>
    [
        new FunnelSettings { DataType = (FunnelDataType)9 },
        new FunnelSettings { Method = (StandardisedRatioMethod)9 },
        new FunnelSettings { Limit = (FunnelLimit)9 },
        new FunnelSettings { Multiply = 0 },
        new FunnelSettings { Multiply = double.NaN },
        new FunnelSettings { Multiply = double.PositiveInfinity },
        new FunnelSettings { TrimBy = -0.1 },
        new FunnelSettings { TrimBy = 0.5 },
        new FunnelSettings { TrimBy = double.NaN },
    ];

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void Settings_out_of_range_are_refused(FunnelSettings settings) => Assert.Throws<SpcInputException>(() => FunnelPlot.Of(Groups((1, 2), (2, 3)), settings));

    [Theory]
    [InlineData(double.MaxValue, double.MaxValue)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(0, double.Epsilon)]
    [InlineData(1e-300, 1e300)]
    [InlineData(1e150, 1e150)]
    public void Extreme_numbers_give_no_result_that_is_no_number(double numerator, double denominator)
    {
        foreach (var settings in new[] { Proportion, Ratio, Standardised, Standardised with { Method = StandardisedRatioMethod.Cqc } })
        {
            var funnel = FunnelPlot.Of(Groups((numerator, denominator), (numerator, denominator), (3, 8)), settings with { AdjustOverdispersion = true, Multiply = 1000, TrimBy = 0 });

            double?[] numbers = [funnel.Centre, funnel.Overdispersion?.Phi, funnel.TauSquared, .. funnel.Points.SelectMany(point => new[] { point.Limits, point.Transformed, point.ExactPoisson }.OfType<FunnelLimits>()).SelectMany(of => new[] { of.Lower95, of.Upper95, of.Lower998, of.Upper998 }), .. funnel.Points.Select(point => point.Value)];
            Assert.All(numbers, number => Assert.True(number is null || double.IsFinite(number.Value), $"{settings.DataType}: {number}"));
        }
    }

    private static void AssertClose(double expected, double? actual, double relative = 2e-12) => Assert.InRange(Math.Abs(actual!.Value / expected - 1), 0, relative);
}
