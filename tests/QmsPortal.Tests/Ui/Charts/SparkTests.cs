using QmsPortal.Ui.Charts;
using Xunit;

namespace QmsPortal.Tests.Ui.Charts;

public class SparkTests
{
    [Fact]
    public void Only_special_points_and_the_last_value_are_marked()
    {
        var svg = Drawings.Xml(Spark.Of(Drawings.Plot([1, 2, 3, 2, 1, 2, null], i => i == 2 ? PlotMark.Concern : PlotMark.Common)));

        Assert.Equal(["path", "circle"], svg.Marks().Select(mark => mark.Name.LocalName).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("true", svg.Attribute("aria-hidden")?.Value);
    }

    [Fact]
    public void The_last_24_points_are_drawn()
    {
        var svg = Drawings.Xml(Spark.Of(Drawings.Plot(Enumerable.Range(0, 60).Select(i => (double?)i))));

        Assert.Equal(24, svg.Line("line").Count(c => c is 'M' or 'L'));
    }

    [Fact]
    public void Any_series_is_well_formed_with_every_mark_on_the_paper()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            Assert.All(Drawings.Xml(Spark.Of(Drawings.Random(seed))).Marks(), mark =>
            {
                Assert.InRange(mark.Centre().X, 5, 225);
                Assert.InRange(mark.Centre().Y, 5.5, 34.5);
            });
        }
    }
}
