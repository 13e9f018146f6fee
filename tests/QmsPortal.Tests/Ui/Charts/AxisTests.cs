using System.Globalization;
using QmsPortal.Ui.Charts;
using Xunit;

namespace QmsPortal.Tests.Ui.Charts;

public class AxisTests
{
    private static readonly int[] RoundSteps = [1, 2, 5, 10];

    [Fact]
    public void The_axis_holds_every_value_limit_and_target_with_few_lines_at_round_values()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var plot = Drawings.Random(seed) with { AxisText = value => value.ToString("R", CultureInfo.InvariantCulture) };
            var axis = AxisTicks.Of(plot);

            double?[] shown = [.. plot.Points.Select(p => p.Value), .. plot.Phases.SelectMany(p => new[] { p.Centre, p.Lower, p.Upper }), .. plot.Targets.Select(t => (double?)t.Value)];
            foreach (var value in shown.Where(value => value.Drawable()))
                Assert.InRange(value!.Value, axis.Low - (Math.Abs(axis.Low) * 1e-9), axis.High + (Math.Abs(axis.High) * 1e-9));

            Assert.InRange(axis.Lines.Count, 2, 8);
            var step = axis.Lines[1].Value - axis.Lines[0].Value;
            var first = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
            Assert.Contains(RoundSteps, round => Math.Abs(first - round) < 1e-3);
        }
    }

    [Theory]
    [InlineData(2, 30, 0)]
    [InlineData(70, 95, 60)]
    public void The_natural_end_is_shown_only_where_it_is_near(double least, double most, double low)
    {
        Assert.Equal(low, AxisTicks.Of(Drawings.Plot([least, most]) with { Floor = 0, Ceiling = 100 }).Low);
    }

    [Fact]
    public void The_axis_does_not_go_past_the_natural_ends()
    {
        var axis = AxisTicks.Of(Drawings.Plot([100, 100, 100]) with { Floor = 0, Ceiling = 100 });

        Assert.Equal(100, axis.High);
        Assert.InRange(axis.Low, 0, 95);
    }

    [Fact]
    public void The_natural_end_need_not_be_a_round_value()
    {
        Assert.Equal(7, AxisTicks.Of(Drawings.Plot([1, 7]) with { Floor = 0, Ceiling = 7 }).High);
    }

    [Fact]
    public void A_small_difference_is_not_made_to_fill_the_chart()
    {
        var axis = AxisTicks.Of(Drawings.Plot([1000, 1001]));

        Assert.True(axis.High - axis.Low >= 20);
    }

    [Fact]
    public void Two_lines_never_have_the_same_text()
    {
        var axis = AxisTicks.Of(Drawings.Plot([0.1, 0.4]) with { AxisText = value => value.ToString("0", CultureInfo.InvariantCulture) });

        Assert.Distinct(axis.Lines.Select(line => line.Text));
    }

    [Theory]
    [InlineData(1, "1 Jan 2026", "8 Jan")]
    [InlineData(7, "1 Jan 2026", "26 Feb")]
    public void Dates_name_the_year_where_it_changes(int days, string first, string second)
    {
        var ticks = Ticks(days == 1 ? 40 : 60, i => new DateOnly(2026, 1, 1).AddDays(days * i));

        Assert.Equal([first, second], ticks.Take(2).Select(tick => tick.Text));
        Assert.All(ticks.Skip(1), tick => Assert.Equal(tick.Text.EndsWith("2027", StringComparison.Ordinal), tick.Text == ticks.FirstOrDefault(t => t.Text.Contains("2027", StringComparison.Ordinal)).Text));
    }

    [Fact]
    public void Months_are_named_without_a_day()
    {
        Assert.Equal("Nov 2025", Ticks(24, i => new DateOnly(2025, 11, 1).AddMonths(i))[0].Text);
    }

    [Fact]
    public void Dates_do_not_lie_on_one_another()
    {
        for (var count = 1; count < 2500; count = (count * 3 / 2) + 1)
        {
            foreach (var days in new[] { 1, 7, 11, 30, 31, 366 })
            {
                var ticks = Ticks(count, i => new DateOnly(1990, 1, 1).AddDays(days * i % 200_000));
                Assert.NotEmpty(ticks);
                foreach (var (left, right) in ticks.Zip(ticks.Skip(1)))
                    Assert.True(right.TextX - left.TextX >= (PlotScale.TextWidth(left.Text, 13) + PlotScale.TextWidth(right.Text, 13)) / 2, $"{count} points {days} days apart");
            }
        }
    }

    [Fact]
    public void No_two_names_at_the_right_are_nearer_than_14()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            double Near() => 50 + (random.NextDouble() * random.Next(30));
            var plot = Drawings.Plot([10, 90]) with { Phases = [new(0, 1, Near(), Near(), Near())], Targets = [new(0, 1, Near())] };
            var svg = Drawings.Xml(PlotSvg.Wide(plot));
            var places = svg.Descendants().Where(e => e.Attribute("class")?.Value.StartsWith("qms-chart__name", StringComparison.Ordinal) == true).Select(e => Drawings.Number(e, "y")).Order().ToList();

            Assert.Equal(4, places.Count);
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 14, $"seed {seed}"));
            Assert.InRange(places[^1], 0, 350);
        }
    }

    private static IReadOnlyList<DateTick> Ticks(int count, Func<int, DateOnly> date)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            PlotPoint[] points = [.. Enumerable.Range(0, count).Select(i => new PlotPoint(date(i), "Jan 2026", 1, "1", PlotMark.Common, null))];
            return DateTicks.Of(points, new PlotScale(count, 50, 760, 12, 312, 0, 1), 880, 13);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
