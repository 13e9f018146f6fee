using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Ui;
using QmsPortal.Ui.TagHelpers;
using Xunit;

namespace QmsPortal.Tests.Ui.TagHelpers;

public class FormPartTests
{
    private static readonly Choice[] Kinds = [new("safety", "Safety"), new("staffing", "Staffing", "Too few people")];

    [Fact]
    public void An_input_has_its_label_hint_and_error_joined_to_it()
    {
        var shown = new RenderedPart().Wrong("Command.Title", "Enter what the issue is")
            .Show("Command.Title", new InputTagHelper { Label = "What is the issue?", Hint = "One sentence is enough." });

        var control = shown.QuerySelector("input")!;
        Assert.Equal("Command-Title", control.Id);
        Assert.Equal("Command.Title", control.GetAttribute("name"));
        Assert.Equal("Command-Title-hint Command-Title-error", control.GetAttribute("aria-describedby"));
        Assert.Equal("Command-Title", shown.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("One sentence is enough.", shown.QuerySelector("#Command-Title-hint")!.TextContent);
        Assert.Equal("Error: Enter what the issue is", shown.QuerySelector("#Command-Title-error")!.TextContent);
        Assert.Equal("nhsuk-form-group nhsuk-form-group--error", shown.FirstElementChild!.ClassName);
        Assert.Equal("nhsuk-input nhsuk-input--error", control.ClassName);
    }

    [Fact]
    public void Without_hint_and_error_nothing_is_described()
    {
        var shown = new RenderedPart().Show("Command.Title", new InputTagHelper { Label = "Title" });

        Assert.False(shown.QuerySelector("input")!.HasAttribute("aria-describedby"));
        Assert.False(shown.QuerySelector("input")!.HasAttribute("value"));
        Assert.Equal("nhsuk-form-group", shown.FirstElementChild!.ClassName);
    }

    [Fact]
    public void Text_that_is_no_number_is_kept_for_the_person_to_mend()
    {
        var shown = new RenderedPart(new() { Percentage = 71m }).Posted("Command.Percentage", "seventy")
            .Wrong("Command.Percentage", "Enter a number, such as 71")
            .Show("Command.Percentage", new InputTagHelper { Label = "Percentage" });

        Assert.Equal("seventy", shown.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void An_emptied_box_stays_empty_though_the_record_has_a_value()
    {
        var shown = new RenderedPart(new() { Title = "Old" }).Posted("Command.Title", "")
            .Show("Command.Title", new InputTagHelper { Label = "Title" });

        Assert.False(shown.QuerySelector("input")!.HasAttribute("value"));
    }

    [Fact]
    public void A_password_is_never_sent_back()
    {
        var shown = new RenderedPart(new() { Title = "stored" }).Posted("Command.Title", "typed secret")
            .Show("Command.Title", new InputTagHelper { Label = "Password", Type = "password", Autocomplete = "current-password" });

        Assert.DoesNotContain("secret", shown.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("stored", shown.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("current-password", shown.QuerySelector("input")!.GetAttribute("autocomplete"));
    }

    [Fact]
    public void Prefix_and_suffix_are_for_the_eye_alone()
    {
        var shown = new RenderedPart().Show("Command.Percentage",
            new InputTagHelper { Label = "Per cent", Prefix = "about", Suffix = "%", Width = 5, InputMode = "decimal" });

        Assert.Equal("nhsuk-input nhsuk-input--width-5", shown.QuerySelector(".nhsuk-input-wrapper > input")!.ClassName);
        Assert.All(shown.QuerySelectorAll(".nhsuk-input-wrapper > div"), part => Assert.Equal("true", part.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void What_people_type_is_text_and_never_markup()
    {
        var shown = new RenderedPart().Posted("Command.Title", "\"><script>alert(1)</script>")
            .Wrong("Command.Title", "<b>bold</b>")
            .Show("Command.Title", new InputTagHelper { Label = "<i>label</i>", Hint = "<u>hint</u>" });

        Assert.Empty(shown.QuerySelectorAll("script, b, i, u"));
        Assert.Equal("\"><script>alert(1)</script>", shown.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void Attributes_a_part_does_not_know_go_to_its_control()
    {
        var shown = new RenderedPart().Show("Command.Title", new InputTagHelper { Label = "Title" },
            new TagHelperAttribute("data-kind", "a & b"), new TagHelperAttribute("class", "own"));

        Assert.Equal("a & b", shown.QuerySelector("input")!.GetAttribute("data-kind"));
        Assert.Equal("nhsuk-form-group own", shown.FirstElementChild!.ClassName);
    }

    [Fact]
    public void A_text_box_says_how_much_fits_and_does_not_cut_text_off()
    {
        var shown = new RenderedPart(new() { Title = "\nBell" })
            .Show("Command.Title", new TextareaTagHelper { Label = "What is the issue?", MaxLength = 160, Rows = 2, Autofocus = true });

        var box = shown.QuerySelector("textarea")!;
        Assert.Equal("\nBell", box.TextContent);
        Assert.False(box.HasAttribute("maxlength"));
        Assert.True(box.HasAttribute("autofocus"));
        Assert.Equal("2", box.GetAttribute("rows"));
        Assert.Equal("Command-Title-info", box.GetAttribute("aria-describedby"));
        Assert.Equal("You can enter up to 160 characters", shown.QuerySelector("#Command-Title-info")!.TextContent);
        Assert.Equal("160", shown.FirstElementChild!.GetAttribute("data-maxlength"));
    }

    [Fact]
    public void A_select_keeps_what_was_chosen()
    {
        var shown = new RenderedPart(new() { Kind = "safety" }).Posted("Command.Kind", "staffing")
            .Show("Command.Kind", new SelectTagHelper { Label = "What kind?", Items = Kinds, Prompt = "Choose a kind" });

        Assert.Equal(["", "safety", "staffing"], shown.QuerySelectorAll("option").Select(option => option.GetAttribute("value")));
        Assert.Equal("staffing", Assert.Single(shown.QuerySelectorAll("option[selected]")).GetAttribute("value"));
    }

    [Fact]
    public void Radios_ask_in_the_legend_and_choose_nothing_for_the_person()
    {
        var shown = new RenderedPart().Wrong("Command.Kind", "Choose what kind of issue it is")
            .Show("Command.Kind", new RadiosTagHelper { Label = "What kind?", Items = Kinds, Layout = "tiles" });

        Assert.Equal("What kind?", shown.QuerySelector("fieldset > legend")!.TextContent);
        Assert.Equal("Command-Kind-error", shown.QuerySelector("fieldset")!.GetAttribute("aria-describedby"));
        Assert.Equal(["Command-Kind", "Command-Kind-2"], shown.QuerySelectorAll("input").Select(input => input.Id));
        Assert.Equal("Command-Kind-2-item-hint", shown.QuerySelectorAll("input")[1].GetAttribute("aria-describedby"));
        Assert.Empty(shown.QuerySelectorAll("input[checked]"));
        Assert.Equal("nhsuk-radios qms-kinds", shown.QuerySelector("fieldset > div")!.ClassName);
    }

    [Fact]
    public void Checkboxes_tick_every_value_that_was_posted()
    {
        var shown = new RenderedPart().Posted("Command.Days", "safety", "staffing")
            .Show("Command.Days", new CheckboxesTagHelper { Label = "Days", Items = Kinds });

        Assert.Equal(2, shown.QuerySelectorAll("input[type=checkbox][checked]").Length);
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, null, false)]
    [InlineData(false, "true,false", true)]
    [InlineData(true, "false", false)]
    public void A_checkbox_posts_a_no_as_well_as_a_yes(bool stored, string? posted, bool ticked)
    {
        var part = new RenderedPart(new() { Agreed = stored });
        if (posted is not null)
            part.Posted("Command.Agreed", posted.Split(','));

        var shown = part.Show("Command.Agreed", new CheckboxTagHelper { Label = "I have read it" });

        Assert.Equal(ticked, shown.QuerySelector("input[type=checkbox]")!.HasAttribute("checked"));
        Assert.Equal("false", shown.QuerySelector("input[type=hidden]")!.GetAttribute("value"));
    }

    [Fact]
    public void A_file_says_which_kinds_it_takes()
    {
        var shown = new RenderedPart().Show("Command.Title", new FileTagHelper { Label = "Values", Accept = ".csv" });

        Assert.Equal(".csv", shown.QuerySelector("input[type=file]")!.GetAttribute("accept"));
    }

    [Theory]
    [InlineData("Command.Title", "Command-Title")]
    [InlineData("Command.Rows[0].Value", "Command-Rows-0-Value")]
    public void An_id_is_the_name_with_joined_words(string name, string id) => Assert.Equal(id, FormPart.IdOf(name));
}
