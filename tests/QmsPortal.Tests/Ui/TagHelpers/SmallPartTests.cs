using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Ui.TagHelpers;
using Xunit;

namespace QmsPortal.Tests.Ui.TagHelpers;

public class SmallPartTests
{
    [Fact]
    public void A_button_submits_unless_told_otherwise()
    {
        var button = RenderedPart.Show(new ButtonTagHelper(), "Raise issue").QuerySelector("button")!;

        Assert.Equal("submit", button.GetAttribute("type"));
        Assert.Equal("nhsuk-button", button.ClassName);
        Assert.Equal("Raise issue", button.TextContent);
    }

    [Theory]
    [InlineData(ButtonKind.Secondary, false, "nhsuk-button nhsuk-button--secondary")]
    [InlineData(ButtonKind.Raise, true, "nhsuk-button nhsuk-button--brand nhsuk-button--small")]
    public void A_button_looks_like_its_kind(ButtonKind kind, bool small, string classes) =>
        Assert.Equal(classes, RenderedPart.Show(new ButtonTagHelper { Kind = kind, Small = small }, "Act").FirstElementChild!.ClassName);

    [Fact]
    public void A_button_with_an_address_is_a_link()
    {
        var link = RenderedPart.Show(new ButtonTagHelper { Href = "/raise?at=ward-7&from=31" }, "Raise an issue").QuerySelector("a")!;

        Assert.Equal("/raise?at=ward-7&from=31", link.GetAttribute("href"));
        Assert.Equal("button", link.GetAttribute("role"));
        Assert.False(link.HasAttribute("type"));
    }

    [Fact]
    public void Other_attributes_of_a_button_stay()
    {
        var button = RenderedPart.Show(new ButtonTagHelper(), "Act",
            new TagHelperAttribute("name", "act"), new TagHelperAttribute("type", "button"), new TagHelperAttribute("class", "own")).QuerySelector("button")!;

        Assert.Equal(("act", "button", "nhsuk-button own"), (button.GetAttribute("name"), button.GetAttribute("type"), button.ClassName));
    }

    [Fact]
    public void A_tag_is_a_word_on_a_colour() =>
        Assert.Equal("<strong class=\"nhsuk-tag nhsuk-tag--purple\">Escalated</strong>",
            RenderedPart.Show(new TagTagHelper { Colour = "purple" }, "Escalated").InnerHtml);

    [Fact]
    public void Details_hold_what_they_are_asked_for()
    {
        var details = RenderedPart.Show(new DetailsTagHelper { Summary = "Numbers in a table", Open = true }, "The numbers").QuerySelector("details")!;

        Assert.True(details.HasAttribute("open"));
        Assert.Equal("Numbers in a table", details.QuerySelector("summary.nhsuk-details__summary")!.TextContent);
        Assert.Equal("The numbers", details.QuerySelector(".nhsuk-details__text")!.TextContent);
    }

    [Fact]
    public void A_back_link_leads_back() =>
        Assert.Equal("/at/ward-7/measures",
            RenderedPart.Show(new BackTagHelper { Href = "/at/ward-7/measures" }, "Measures for Ward 7").QuerySelector("a.qms-back")!.GetAttribute("href"));

    [Fact]
    public void A_table_that_becomes_cards_keeps_its_roles()
    {
        Assert.Equal(("table", "nhsuk-table nhsuk-table--responsive"), Part("table", new TableTagHelper()));
        Assert.Equal(("rowgroup", "nhsuk-table__head"), Part("thead", new TableRowsTagHelper(), TableTagHelper.Responsive));
        Assert.Equal(("row", "nhsuk-table__row"), Part("tr", new TableRowsTagHelper(), TableTagHelper.Responsive));
        Assert.Equal(("columnheader", "nhsuk-table__header"), Part("th", new TableCellTagHelper(), TableTagHelper.Responsive, TableRowsTagHelper.Head));
        Assert.Equal(("rowheader", "nhsuk-table__header"), Part("th", new TableCellTagHelper(), TableTagHelper.Responsive));
        Assert.Equal(("cell", "nhsuk-table__cell"), Part("td", new TableCellTagHelper { Heading = "State" }));
    }

    [Fact]
    public void Rows_of_other_tables_are_left_alone() => Assert.Equal((null, null), Part("tr", new TableRowsTagHelper()));

    private static (string? Role, string? Class) Part(string tag, TagHelper helper, params object[] within)
    {
        var context = new TagHelperContext(tag, [], within.ToDictionary(key => key, key => (object)true), "1");
        var output = new TagHelperOutput(tag, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Init(context);
        helper.Process(context, output);
        return (output.Attributes["role"]?.Value?.ToString(), output.Attributes["class"]?.Value?.ToString());
    }
}
