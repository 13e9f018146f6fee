using QmsPortal.Spc;
using QmsPortal.Ui.Charts;
using Xunit;

namespace QmsPortal.Tests.Ui.Charts;

public class IconSvgTests
{
    private static IEnumerable<Assurance?> Assurances => [null, .. Enum.GetValues<Assurance>().Cast<Assurance?>()];

    [Fact]
    public void Every_icon_has_its_words_as_label()
    {
        Assert.All(Enum.GetValues<Variation>(), value => Named(Drawings.Xml(IconSvg.Variation(value, 22)), IconWords.Of(value)));
        Assert.All(Assurances, value => Named(Drawings.Xml(IconSvg.Assurance(value, 22)), IconWords.Of(value)));

        static void Named(System.Xml.Linq.XElement svg, string words)
        {
            Assert.Equal("img", svg.Attribute("role")?.Value);
            Assert.Equal(words, svg.Attribute("aria-label")?.Value);
            Assert.Equal("22", svg.Attribute("width")?.Value);
        }
    }

    [Fact]
    public void An_icon_beside_its_words_is_hidden_from_readers_of_the_screen()
    {
        var svg = Drawings.Xml(IconSvg.Variation(Variation.ConcernLow, decorative: true));

        Assert.Equal("true", svg.Attribute("aria-hidden")?.Value);
        Assert.Null(svg.Attribute("aria-label"));
    }

    [Fact]
    public void No_two_icons_look_alike_without_colour()
    {
        var icons = Enum.GetValues<Variation>().Select(value => Shape(IconSvg.Variation(value))).Concat(Assurances.Select(value => Shape(IconSvg.Assurance(value))));

        Assert.Distinct(icons);

        static string Shape(Microsoft.AspNetCore.Html.IHtmlContent icon) => string.Join('|', Drawings.Xml(icon).Elements()
            .Select(e => $"{e.Name.LocalName} {e.Attribute("d")?.Value} {(e.Attribute("fill") is null ? "open" : "filled")} {e.Attribute("stroke-dasharray")?.Value}"));
    }

    [Fact]
    public void The_words_are_those_of_the_house()
    {
        Assert.Equal(["Too few points", "Steady", "Improvement, high", "Improvement, low", "Concern, high", "Concern, low", "Change, high", "Change, low"], Enum.GetValues<Variation>().Select(IconWords.Of));
        Assert.Equal(["No target", "Too few points to judge the target", "Will meet target", "May meet or miss target", "Will miss target"], Assurances.Select(IconWords.Of));
    }
}
