using Xunit;

namespace QmsPortal.Tests.Ui.TagHelpers;

public class ErrorSummaryTests
{
    [Fact]
    public void Without_problems_there_is_no_summary() =>
        Assert.Empty(new RenderedPart().Posted("Command.Title", "Bell").ShowSummary().InnerHtml);

    [Fact]
    public void Each_problem_leads_to_the_first_control_of_its_field()
    {
        var shown = new RenderedPart()
            .Posted("Command.Due.Day", "").Posted("Command.Due.Month", "").Posted("Command.Due.Year", "")
            .Wrong("Command.Title", "Enter what the issue is").Wrong("Command.Due", "Enter when it is due")
            .ShowSummary();

        Assert.Equal("There is a problem", shown.QuerySelector("[role=alert] > h2")!.TextContent);
        Assert.Equal("-1", shown.FirstElementChild!.GetAttribute("tabindex"));
        Assert.Equal(["#Command-Title", "#Command-Due-Day"], shown.QuerySelectorAll("li > a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void A_month_leads_to_its_month()
    {
        var shown = new RenderedPart().Posted("Command.Due.Month", "x").Wrong("Command.Due", "Enter a month").ShowSummary();

        Assert.Equal("#Command-Due-Month", shown.QuerySelector("li > a")!.GetAttribute("href"));
    }

    [Fact]
    public void Problems_of_the_whole_form_come_first_as_plain_text()
    {
        var shown = new RenderedPart()
            .Wrong("Command.Title", "Enter what the issue is")
            .Wrong("", "This huddle has closed, so it cannot take new issues")
            .ShowSummary();

        var first = shown.QuerySelector("li")!;
        Assert.Equal("This huddle has closed, so it cannot take new issues", first.TextContent);
        Assert.Empty(first.Children);
    }

    [Fact]
    public void Problems_stand_in_the_order_of_the_form_and_not_of_the_alphabet()
    {
        var shown = new RenderedPart()
            .Wrong("Command.Agreed", "third").Wrong("Command.Kind", "second").Wrong("Command.Title", "first")
            .ShowSummary();

        Assert.Equal(["first", "second", "third"], shown.QuerySelectorAll("li").Select(item => item.TextContent));
    }
}
