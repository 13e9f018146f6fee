using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Spc;
using QmsPortal.Ui.Charts;
using Xunit;

namespace QmsPortal.Tests.Ui.Charts;

public class ChartTagHelperTests
{
    private static readonly PlotMark[] Marked = [PlotMark.Common, PlotMark.Concern, PlotMark.Common];

    [Fact]
    public void A_chart_is_a_figure_with_both_views()
    {
        var figure = Render(new ChartTagHelper { Plot = Story }, "qms-chart").QuerySelector("figure.qms-chart.extra")!;

        Assert.Equal(["qms-chart__wide", "qms-chart__narrow"], figure.QuerySelectorAll(".qms-chart__stage > svg").Select(svg => svg.ClassName));
        Assert.Empty(figure.QuerySelectorAll("[style], script, style"));
    }

    [Fact]
    public void The_legend_names_what_occurs_and_nothing_else()
    {
        var legend = Render(new ChartTagHelper { Plot = Story }, "qms-chart").QuerySelectorAll(".qms-chart__legend li").Select(item => item.TextContent);

        Assert.Equal(["Concern", "Common cause", "Target", "Usual range", "1Test of a change (PDSA)"], legend);
    }

    [Fact]
    public void A_chart_without_values_has_no_legend()
    {
        Assert.Empty(Render(new ChartTagHelper { Plot = Drawings.Plot([]) }, "qms-chart").QuerySelectorAll(".qms-chart__legend, .qms-chart__numbers"));
    }

    [Fact]
    public void A_phone_reads_the_numbers_of_the_lines()
    {
        var plot = Drawings.Plot(Enumerable.Repeat<double?>(5, 40)) with { Phases = [new(0, 39, 5, 1, 9)], Targets = [new(0, 39, 7)], CentreName = "Median" };

        Assert.Equal(
            "Median 5, usual range 1 to 9, target 7. Last 30 of 40 points.",
            Render(new ChartTagHelper { Plot = plot }, "qms-chart").QuerySelector(".qms-chart__numbers")!.TextContent);
    }

    [Fact]
    public void Icons_and_sparks_take_the_place_of_their_tags()
    {
        Assert.Equal("Concern, low", Render(new VariationTagHelper { Value = Variation.ConcernLow, Size = 22 }, "qms-variation").QuerySelector("svg[width='22']")!.GetAttribute("aria-label"));
        Assert.Equal("No target", Render(new AssuranceTagHelper(), "qms-assurance").QuerySelector("svg[width='28']")!.GetAttribute("aria-label"));
        Assert.NotNull(Render(new AssuranceTagHelper { Value = Assurance.HitAndMiss, Decorative = true }, "qms-assurance").QuerySelector("svg[aria-hidden=true]"));
        Assert.NotNull(Render(new SparkTagHelper { Plot = Story }, "qms-spark").QuerySelector("svg.qms-spark"));
    }

    private static Plot Story => Drawings.Plot([5, 1, 5], i => Marked[i]) with
    {
        Phases = [new(0, 2, 5, 2, 8)],
        Targets = [new(0, 2, 6)],
        Events = [new(1, "1", "Test of a change (PDSA)"), new(2, "2", "Test of a change (PDSA)")],
    };

    private static IElement Render(TagHelper helper, string tag)
    {
        var context = new TagHelperContext(tag, [], new Dictionary<object, object>(), "1");
        var output = new TagHelperOutput(tag, [new TagHelperAttribute("class", "extra")], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(context, output);
        return new HtmlParser().ParseDocument(Drawings.Text(output)).Body!;
    }
}
