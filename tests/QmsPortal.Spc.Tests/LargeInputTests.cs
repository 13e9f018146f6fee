using System.Diagnostics;

namespace QmsPortal.Spc.Tests;

public class LargeInputTests
{
    private const int Count = 100_000;

    // A method whose time grew with the square of the entries would take minutes; this leaves room for a busy machine.
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    [Fact]
    public void A_hundred_thousand_events_are_counted() =>
        AssertQuick(() => Assert.Equal(Count, ParetoChart.Of(Enumerable.Range(0, Count).Select(i => $"Category {i}")).Bars.Count));

    [Fact]
    public void A_hundred_thousand_groups_are_compared()
    {
        FunnelGroup[] groups = [.. Enumerable.Range(0, Count).Select(i => new FunnelGroup($"{i}", i % 17, 20 + i % 900))];

        foreach (var type in new[] { FunnelDataType.Proportion, FunnelDataType.RatioOfCounts })
            AssertQuick(() => Assert.Equal(Count, FunnelPlot.Of(groups.Select(group => group), new FunnelSettings { DataType = type, AdjustOverdispersion = true }).Points.Count));
    }

    [Fact]
    public void A_hundred_thousand_values_are_summed()
    {
        double?[] values = [.. Enumerable.Range(0, Count).Select(i => (double?)(i * 7919 % 101))];

        AssertQuick(() => Assert.Equal(Count, CusumChart.Of(values, new CusumSettings()).Points.Count));
        AssertQuick(() => Assert.Equal(Count, EwmaChart.Of(values, new EwmaSettings()).Points.Count));
        AssertQuick(() => Assert.Equal(Count, BernoulliCusumChart.Of(values.Select(value => (bool?)(value > 90)), new BernoulliCusumSettings { BaselineCases = 500 }).Points.Count));
    }

    private static void AssertQuick(Action draw)
    {
        var clock = Stopwatch.StartNew();
        draw();
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Allowed);
    }
}
