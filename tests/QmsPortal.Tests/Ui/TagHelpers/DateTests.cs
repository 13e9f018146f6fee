using QmsPortal.Kernel;
using QmsPortal.Ui.TagHelpers;
using Xunit;

namespace QmsPortal.Tests.Ui.TagHelpers;

public class DateTests
{
    [Theory]
    [InlineData("5", "5", "2026")]
    [InlineData(" 05 ", "May", "2026")]
    [InlineData("5", "MAY", " 2026")]
    [InlineData("5", "May.", "2026")]
    public void A_date_is_read_as_people_write_it(string day, string month, string year) =>
        Assert.Equal(new DateOnly(2026, 5, 5), new DateInput { Day = day, Month = month, Year = year }.ToDate());

    [Theory]
    [InlineData("Sept", 9)]
    [InlineData("sep", 9)]
    [InlineData("December", 12)]
    public void Short_names_of_months_are_understood(string month, int number) =>
        Assert.Equal(number, new DateInput { Day = "1", Month = month, Year = "2026" }.ToDate()!.Value.Month);

    [Theory]
    [InlineData("31", "2", "2026")]
    [InlineData("29", "2", "2025")]
    [InlineData("0", "1", "2026")]
    [InlineData("1", "0", "2026")]
    [InlineData("1", "13", "2026")]
    [InlineData("1", "1", "26")]
    [InlineData("1", "1", "1899")]
    [InlineData("1", "1", "3000")]
    [InlineData("1", "1", "99999999999999999999")]
    [InlineData("-1", "1", "2026")]
    [InlineData("1st", "1", "2026")]
    [InlineData("١", "1", "2026")]
    [InlineData("1", "Ma", "2026")]
    [InlineData("1", "Maybe", "2026")]
    [InlineData("1", "\0", "2026")]
    [InlineData("", "5", "2026")]
    [InlineData(null, null, null)]
    public void What_is_no_date_is_none_and_never_fails(string? day, string? month, string? year) =>
        Assert.Null(new DateInput { Day = day, Month = month, Year = year }.ToDate());

    [Fact]
    public void A_leap_day_is_a_date() =>
        Assert.Equal(new DateOnly(2028, 2, 29), new DateInput { Day = "29", Month = "2", Year = "2028" }.ToDate());

    [Fact]
    public void Where_only_a_month_was_asked_its_first_day_is_meant()
    {
        var may = new DateInput { Month = "5", Year = "2026" };

        Assert.Equal(new DateOnly(2026, 5, 1), may.ToDate(monthOnly: true));
        Assert.Null(may.ToDate());
    }

    [Fact]
    public void A_date_survives_the_boxes_and_back()
    {
        var date = new DateOnly(2026, 10, 20);

        Assert.Equal(date, DateInput.From(date).ToDate());
        Assert.False(DateInput.From(date).IsEmpty);
        Assert.True(new DateInput { Day = " " }.IsEmpty);
    }

    [Fact]
    public void The_boxes_keep_a_date_that_is_none()
    {
        var shown = new RenderedPart()
            .Posted("Command.Due.Day", "31").Posted("Command.Due.Month", "Febuary").Posted("Command.Due.Year", "26")
            .Wrong("Command.Due", "Enter a real date")
            .Show("Command.Due", new DateTagHelper { Label = "Due", Hint = "For example, 5 5 2026" });

        Assert.Equal(["31", "Febuary", "26"], shown.QuerySelectorAll("input").Select(input => input.GetAttribute("value")));
        Assert.Equal(["Command-Due-Day", "Command-Due-Month", "Command-Due-Year"], shown.QuerySelectorAll("input").Select(input => input.Id));
        Assert.Equal(3, shown.QuerySelectorAll("input.nhsuk-input--error").Length);
        Assert.Equal("Command-Due-hint Command-Due-error", shown.QuerySelector("fieldset")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public void An_error_of_one_box_marks_that_box()
    {
        var shown = new RenderedPart().Wrong("Command.Due.Year", "Enter the year with 4 digits")
            .Show("Command.Due", new DateTagHelper { Label = "Due" });

        Assert.Equal("Command-Due-Year", Assert.Single(shown.QuerySelectorAll("input.nhsuk-input--error")).Id);
        Assert.Equal("Error: Enter the year with 4 digits", shown.QuerySelector("#Command-Due-error")!.TextContent);
    }

    [Fact]
    public void A_month_has_no_day()
    {
        var shown = new RenderedPart(new() { Due = DateInput.From(new DateOnly(2026, 5, 1)) })
            .Show("Command.Due", new DateTagHelper { Label = "Month", Parts = "month-year" });

        Assert.Equal(["5", "2026"], shown.QuerySelectorAll("input").Select(input => input.GetAttribute("value")));
    }
}
