namespace QmsPortal.Spc.Tests;

public class ChartAdviceTests
{
    [Theory]
    [InlineData(MeasureNature.Measurement, ControlChartKind.I, AdviceReason.SingleMeasurements)]
    [InlineData(MeasureNature.TimeBetweenEvents, ControlChartKind.T, AdviceReason.BetweenEvents)]
    [InlineData(MeasureNature.CasesBetweenEvents, ControlChartKind.G, AdviceReason.BetweenEvents)]
    public void The_nature_of_the_values_decides(MeasureNature nature, ControlChartKind kind, AdviceReason reason)
    {
        var advice = ChartAdvice.For(nature, Rows(20, i => new Sample(i, i % 3 + 1)));

        Assert.Equal(new ChartAdvice(kind, reason), advice);
    }

    [Fact]
    public void Several_measurements_at_a_time_are_subgroups() =>
        Assert.Equal(new ChartAdvice(ControlChartKind.XBar, AdviceReason.Subgroups, 2, 2), ChartAdvice.For(MeasureNature.Measurement, Rows(40, i => new Sample((i + 1) / 2, i))));

    [Fact]
    public void Measurements_over_unequal_denominators_are_normalised()
    {
        Assert.Equal(new ChartAdvice(ControlChartKind.IPrime, AdviceReason.UnequalDenominators, 4, 1), ChartAdvice.For(MeasureNature.Measurement, Rows(20, i => new Sample(i, 50 * i, i % 2 == 0 ? 5 : 20))));
        Assert.Equal(new ChartAdvice(ControlChartKind.I, AdviceReason.SingleMeasurements), ChartAdvice.For(MeasureNature.Measurement, Rows(20, i => new Sample(i, 50 * i, 5))));
    }

    [Fact]
    public void With_fewer_than_12_values_a_run_chart_is_advised()
    {
        // Gaps, ghosts and denominators of zero are no values.
        Sample[] rows = [.. Rows(11, i => new Sample(i, 2, 9)), new(50, null, 9), new(51, 2, 9, Ghost: true), new(52, 0, 0)];

        Assert.Equal(new ChartAdvice(ControlChartKind.Run, AdviceReason.TooFewValues, 11, 12), ChartAdvice.For(MeasureNature.Proportion, rows));
    }

    [Theory]
    [InlineData(MeasureNature.Count, ControlChartKind.C, ControlChartKind.I)]
    [InlineData(MeasureNature.Proportion, ControlChartKind.P, ControlChartKind.PPrime)]
    [InlineData(MeasureNature.Rate, ControlChartKind.U, ControlChartKind.UPrime)]
    public void Sigma_Z_decides_whether_chance_alone_is_at_work(MeasureNature nature, ControlChartKind usual, ControlChartKind instead)
    {
        var denominator = nature is MeasureNature.Count ? (double?)null : 10_000;
        Sample[] Around100(int width) => Rows(25, i => new Sample(i, i % 2 == 0 ? 100 - width : 100 + width, denominator));
        // Of each step 2 width, the standard deviation is sqrt(100), of a proportion sqrt(100 x 0.99), to within the 25th value.
        var usualAdvice = ChartAdvice.For(nature, Around100(7));
        var otherAdvice = ChartAdvice.For(nature, Around100(8));

        Assert.Equal((usual, AdviceReason.ChanceAlone), (usualAdvice.Kind, usualAdvice.Reason));
        Assert.Equal((instead, AdviceReason.OverDispersed), (otherAdvice.Kind, otherAdvice.Reason));
        Assert.Equal(16 / 1.128 / 10, otherAdvice.Figure!.Value, 0.02);
        Assert.Equal(1 + 1.6449 * 0.806 / Math.Sqrt(24), otherAdvice.Threshold!.Value, 1e-9);
    }

    [Fact]
    public void A_shift_does_not_pass_for_over_dispersion()
    {
        var advice = ChartAdvice.For(MeasureNature.Count, Rows(40, i => new Sample(i, (i < 20 ? 100 : 160) + i % 2 * 8)));

        Assert.Equal((ControlChartKind.C, AdviceReason.ChanceAlone), (advice.Kind, advice.Reason));
    }

    [Fact]
    public void Nor_does_a_single_outlier()
    {
        var advice = ChartAdvice.For(MeasureNature.Count, Rows(25, i => new Sample(i, i == 12 ? 300 : 96 + i % 2 * 8)));

        Assert.Equal((ControlChartKind.C, AdviceReason.ChanceAlone), (advice.Kind, advice.Reason));
    }

    [Fact]
    public void Rare_events_are_charted_by_what_lies_between_them()
    {
        var rare = Rows(20, i => new Sample(i, i % 2, 400));

        Assert.Equal(new ChartAdvice(ControlChartKind.G, AdviceReason.RareEvents, 0.5, 1.4), ChartAdvice.For(MeasureNature.Proportion, rare));
        Assert.Equal(new ChartAdvice(ControlChartKind.T, AdviceReason.RareEvents, 0.5, 1.4), ChartAdvice.For(MeasureNature.Rate, rare));
        Assert.Equal(new ChartAdvice(ControlChartKind.T, AdviceReason.RareEvents, 0.5, 1.4), ChartAdvice.For(MeasureNature.Count, Rows(20, i => new Sample(i, i % 2))));
        Assert.Equal(
            new ChartAdvice(ControlChartKind.G, AdviceReason.RareEvents, 0.5, 1.4, CountTheOthers: true),
            ChartAdvice.For(MeasureNature.Proportion, Rows(20, i => new Sample(i, 400 - i % 2, 400))));
        Assert.Equal(AdviceReason.ChanceAlone, ChartAdvice.For(MeasureNature.Count, Rows(20, i => new Sample(i, i % 5 < 2 ? 2 : 1))).Reason);
        Assert.Equal(AdviceReason.RareEvents, ChartAdvice.For(MeasureNature.Count, Rows(20, i => new Sample(i, i % 5 < 1 ? 2 : 1))).Reason);
    }

    [Fact]
    public void The_four_hour_standard_of_a_whole_country_is_over_dispersed()
    {
        // Golden case, where the series is at hand: 16 of 20 weeks lie beyond the limits of a p chart, none beyond those of p′.
        if (Case.Names().FirstOrDefault(name => name.EndsWith("/p-05-nhs-accidents.json", StringComparison.Ordinal)) is not { } name) return;

        var chart = Case.Read(name);

        Assert.Equal((ControlChartKind.PPrime, AdviceReason.OverDispersed), (ChartAdvice.For(MeasureNature.Proportion, chart.Samples()).Kind, ChartAdvice.For(MeasureNature.Proportion, chart.Samples()).Reason));
    }

    [Fact]
    public void What_the_chart_cannot_take_is_refused()
    {
        Assert.Throws<SpcInputException>(() => ChartAdvice.For(MeasureNature.Proportion, [new(1, 5, 4)]));
        Assert.Throws<SpcInputException>(() => ChartAdvice.For((MeasureNature)9, []));
        Assert.Equal(AdviceReason.TooFewValues, ChartAdvice.For(MeasureNature.Count, []).Reason);
    }

    private static Sample[] Rows(int count, Func<int, Sample> row) => [.. Enumerable.Range(1, count).Select(row)];
}
