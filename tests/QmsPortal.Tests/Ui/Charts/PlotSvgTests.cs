using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;
using QmsPortal.Ui.Charts;
using Xunit;

namespace QmsPortal.Tests.Ui.Charts;

public partial class PlotSvgTests
{
    [Fact]
    public void Any_series_is_well_formed_with_every_mark_on_the_paper()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var plot = Drawings.Random(seed);
            foreach (var svg in new[] { Drawings.Xml(PlotSvg.Wide(plot)), Drawings.Xml(PlotSvg.Narrow(plot)) })
            {
                var (width, height) = (Drawings.Number(svg, "width"), Drawings.Number(svg, "height"));
                Assert.All(svg.Marks(), mark =>
                {
                    var (x, y) = mark.Centre();
                    Assert.InRange(x, 4, width - 4);
                    Assert.InRange(y, 4, height - 4);
                });
                Assert.Distinct(svg.Descendants().Attributes("id").Select(id => id.Value));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Few_points_are_drawn_as_they_are(int count)
    {
        var svg = Drawings.Xml(PlotSvg.Wide(Drawings.Plot(Enumerable.Repeat<double?>(5, count))));

        Assert.Equal(count, svg.Marks().Count());
        Assert.Equal(count == 0, svg.Value.Contains("No values yet", StringComparison.Ordinal));
    }

    [Fact]
    public void The_title_and_the_sentence_name_the_drawing_in_both_views()
    {
        var plot = Drawings.Plot([1, 2, 3]) with { Id = "measure 31\"<", Title = "Falls", Description = "Falls are steady." };
        var wide = Drawings.Xml(PlotSvg.Wide(plot));
        var narrow = Drawings.Xml(PlotSvg.Narrow(plot));

        foreach (var svg in new[] { wide, narrow })
        {
            Assert.Equal("img", svg.Attribute("role")?.Value);
            var named = svg.Attribute("aria-labelledby")!.Value.Split(' ').Select(id => svg.Elements().Single(e => e.Attribute("id")?.Value == id).Value);
            Assert.Equal(["Falls", "Falls are steady."], named);
        }

        Assert.Empty(wide.Descendants().Attributes("id").Select(a => a.Value).Intersect(narrow.Descendants().Attributes("id").Select(a => a.Value)));
    }

    [Fact]
    public void A_gap_breaks_the_line_and_is_said_but_not_marked()
    {
        var svg = Drawings.Xml(PlotSvg.Wide(Drawings.Plot([4, 5, null, 6, double.NaN, 5, 4])));

        Assert.Equal(3, svg.Line("line").Count(c => c == 'M'));
        Assert.Equal(5, svg.Marks().Count());
        Assert.Equal(["2", "4"], svg.Descendants().Where(e => e.Attribute("class")?.Value == "qms-mark--gap").Elements().Select(e => e.Attribute("data-i")!.Value));
        Assert.Contains("No value", svg.Descendants().First(e => e.Attribute("data-i")?.Value == "2").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_meaning_has_a_shape_of_its_own()
    {
        var marks = Enum.GetValues<PlotMark>();
        var svg = Drawings.Xml(PlotSvg.Wide(Drawings.Plot([1, 2, 3, 4, 5], i => marks[i])));

        var shapes = marks.Select((mark, i) => svg.Marks().Single(e => e.Attribute("data-i")!.Value == $"{i}"))
            .Select(e => e.Name.LocalName + Place().Replace(e.Attribute("d")?.Value ?? e.Attribute("r")!.Value, ""));
        Assert.Distinct(shapes);
        Assert.All(svg.Marks().Where(e => e.Parent!.Attribute("class")!.Value != "qms-mark qms-mark--common"), e => Assert.True(e.Across() >= 8, e.ToString()));
    }

    [Fact]
    public void Each_point_says_its_period_value_and_reason()
    {
        var plot = Drawings.Plot([1, 2, 3]);
        plot = plot with
        {
            Points = [
                new(new(2026, 5, 3), "3 May", 71, "71%", PlotMark.Concern, null),
                new(new(2026, 5, 10), "10 May", 72, "72%", PlotMark.Concern, "concern: below the lower limit"),
                new(new(2026, 5, 17), "17 May", 79, "79%", PlotMark.Common, null)],
        };

        Assert.Equal(
            ["3 May, 71%, concern", "10 May, 72%, concern: below the lower limit", "17 May, 79%"],
            Drawings.Xml(PlotSvg.Wide(plot)).Marks().OrderBy(e => e.Attribute("data-i")!.Value).Select(e => e.Value));
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string Hostile = "</title><script>alert(1)</script>\" onload=\"x\u0001";
        var plot = Drawings.Plot([1, 2]) with { Id = Hostile, Title = Hostile, Description = Hostile, CentreName = Hostile, AxisText = _ => Hostile, Events = [new(0, Hostile, Hostile)] };
        plot = plot with { Points = [.. plot.Points.Select(p => p with { Label = Hostile, ValueText = Hostile, Note = Hostile })], Phases = [new(0, 1, 1, 0, 3)] };

        foreach (var drawing in new[] { PlotSvg.Wide(plot), PlotSvg.Narrow(plot), ChartFigure.Of(plot), Spark.Of(plot) })
        {
            var xml = XElement.Parse($"<div>{Drawings.Text(drawing)}</div>");
            Assert.DoesNotContain(xml.Descendants(), e => e.Name.LocalName == "script");
            Assert.DoesNotContain(xml.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name == "style");
        }

        Assert.Contains("<script>", Drawings.Xml(PlotSvg.Wide(plot)).Elements().First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Coordinates_do_not_follow_the_culture_of_the_reader()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var plot = Drawings.Random(7) with { Events = [new(1, "1", "Test")] };
            foreach (var drawing in new[] { PlotSvg.Wide(plot), PlotSvg.Narrow(plot), Spark.Of(plot), IconSvg.Assurance(null) })
            {
                var places = Drawings.Xml(drawing).DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "d" or "x" or "y" or "cx" or "cy" or "r" or "viewBox" or "width" or "height");
                Assert.All(places, place => Assert.Matches(Coordinates(), place.Value));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_phone_has_the_last_30_points_and_is_told_so()
    {
        var plot = Drawings.Plot(Enumerable.Range(0, 60).Select(i => (double?)i)) with { Phases = [new(0, 44, 20, 0, 40), new(45, 59, 52, 40, 64)], Targets = [new(0, 20, 10)] };
        var svg = Drawings.Xml(PlotSvg.Narrow(plot));

        Assert.Equal(30, svg.Marks().Count());
        Assert.StartsWith("Point 30", svg.Marks().First(e => e.Attribute("data-i")!.Value == "0").Value, StringComparison.Ordinal);
        Assert.EndsWith("The last 30 points are shown.", svg.Elements().ElementAt(1).Value, StringComparison.Ordinal);
        Assert.Equal(2, svg.Line("mean").Count(c => c == 'M'));
        Assert.Empty(svg.Line("target"));
    }

    [Fact]
    public void A_new_phase_keeps_the_old_limits_and_is_parted_by_a_line()
    {
        var plot = Drawings.Plot(Enumerable.Repeat<double?>(5, 20)) with { Phases = [new(0, 9, 5, 1, 9), new(10, 19, 5, 3, 7)] };
        var svg = Drawings.Xml(PlotSvg.Wide(plot));

        Assert.Equal(2, svg.Line("band").Count(c => c == 'M'));
        Assert.Equal(4, svg.Line("limit").Count(c => c == 'M'));
        Assert.Single(svg.Line("phase"), c => c == 'M');
    }

    [Fact]
    public void Thousands_of_points_are_thinned_but_no_run_of_concern_is_lost()
    {
        var plot = Drawings.Plot(Enumerable.Range(0, 2000).Select(i => (double?)Math.Sin(i)), i => i % 100 == 0 ? PlotMark.Concern : PlotMark.Common);
        var marks = Drawings.Xml(PlotSvg.Wide(plot)).Marks().ToList();

        Assert.InRange(marks.Count, 100, 600);
        Assert.Equal(20, marks.Count(e => e.Parent!.Attribute("class")!.Value.EndsWith("concern", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_value_that_no_line_shows_is_marked_however_many_there_are()
    {
        for (var count = 1990; count < 2000; count++)
        {
            var plot = Drawings.Plot(Enumerable.Range(0, count).Select(i => i is 999 or 1001 ? null : (double?)5));
            var marks = Drawings.Xml(PlotSvg.Wide(plot)).Marks().Select(e => e.Attribute("data-i")!.Value).ToHashSet();

            Assert.Contains("1000", marks);
            Assert.Contains($"{count - 1}", marks);
        }
    }

    [GeneratedRegex(@"^M[-\d.]+ [-\d.]+")]
    private static partial Regex Place();

    [GeneratedRegex(@"^[-\d. MLHVZmlhvcz]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Coordinates();
}

/// <summary>Drawings to test, and what to read in them.</summary>
internal static class Drawings
{
    public static Plot Plot(IEnumerable<double?> values, Func<int, PlotMark>? mark = null) => new()
    {
        Id = "p",
        Title = "Title",
        Description = "Sentence.",
        Points = [.. values.Select((v, i) => new PlotPoint(new DateOnly(2024, 1, 7).AddDays(7 * i), $"Point {i}", v, v is null ? "No value" : "a value", mark?.Invoke(i) ?? PlotMark.Common, null))],
        AxisText = value => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    public static Plot Random(int seed)
    {
        var random = new Random(seed);
        var count = seed % 7 == 0 ? seed % 4 : random.Next(400);
        var level = (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-9, 12));
        var spread = seed % 5 == 0 ? 0 : level * random.NextDouble();
        double Near() => level + (spread * (random.NextDouble() - 0.5));
        double?[] odd = [null, double.NaN, double.PositiveInfinity, double.MaxValue, 0];
        var plot = Plot(Enumerable.Range(0, count).Select(_ => random.Next(12) == 0 ? odd[random.Next(odd.Length)] : Near()), _ => (PlotMark)random.Next(5));
        var half = count / 2;
        return plot with
        {
            Phases = seed % 3 == 0 ? [] : [new(0, half, Near(), Near(), Near()), new(half + 1, count - 1, Near(), null, Near())],
            Targets = seed % 4 == 0 ? [] : [new(half, count + 3, Near())],
            Events = seed % 6 == 0 ? [new(0, "1", "Test"), new(0, "2", "Test"), new(half, "S", "Standard")] : [],
            Floor = seed % 2 == 0 ? 0 : null,
            Ceiling = seed % 4 == 1 ? 100 : null,
        };
    }

    public static string Text(IHtmlContent content)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static XElement Xml(IHtmlContent content) => XElement.Parse(Text(content));

    /// <summary>The points drawn, without the places of gaps.</summary>
    public static IEnumerable<XElement> Marks(this XElement svg) =>
        svg.Descendants().Where(e => e.Parent?.Attribute("class")?.Value.StartsWith("qms-mark ", StringComparison.Ordinal) == true);

    public static string Line(this XElement svg, string name) =>
        svg.Descendants().Single(e => e.Attribute("class")?.Value == $"qms-chart__{name}").Attribute("d")!.Value;

    public static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    public static (double X, double Y) Centre(this XElement mark)
    {
        if (mark.Attribute("cx") is not null)
            return (Number(mark, "cx"), Number(mark, "cy"));
        var place = mark.Attribute("d")!.Value.Split('m')[0][1..].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return (place[0], place[1]);
    }

    /// <summary>The width of a mark, by walking its outline.</summary>
    public static double Across(this XElement mark)
    {
        if (mark.Attribute("r") is not null)
            return 2 * Number(mark, "r");
        var (x, least, most) = (0.0, 0.0, 0.0);
        foreach (Match step in Regex.Matches(mark.Attribute("d")!.Value[mark.Attribute("d")!.Value.IndexOf('m', StringComparison.Ordinal)..], "([mlhv])([-\\d. ]+)"))
        {
            var numbers = Regex.Matches(step.Groups[2].Value, @"-?\d*\.?\d+").Select(n => double.Parse(n.Value, CultureInfo.InvariantCulture)).ToArray();
            var each = step.Groups[1].Value is "m" or "l" ? 2 : 1;
            for (var i = 0; i < numbers.Length && step.Groups[1].Value != "v"; i += each)
            {
                x += numbers[i];
                least = step.Groups[1].Value == "m" ? x : Math.Min(least, x);
                most = step.Groups[1].Value == "m" ? x : Math.Max(most, x);
            }
        }

        return most - least;
    }
}
