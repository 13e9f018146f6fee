using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Kernel;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>A date in two or three boxes, bound to <see cref="DateInput"/>. What was typed stays, date or not.</summary>
[HtmlTargetElement("nhs-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public class DateTagHelper : FormPart
{
    /// <summary>day-month-year or month-year.</summary>
    public string Parts { get; set; } = "day-month-year";

    /// <summary>The prefix of the three autocomplete words, for example bday.</summary>
    public string? Autocomplete { get; set; }

    protected override string? Error =>
        ErrorOf(Name) ?? Boxes().Select(box => ErrorOf($"{Name}.{box.Part}")).FirstOrDefault(error => error is not null);

    protected override void Build(TagHelperOutput output)
    {
        var boxes = Markup.Element("div", "nhsuk-date-input", Id).Holding(Boxes().Select(box => BoxMarkup(box.Part, box.Width, box.Value)));

        output.Content.AppendHtml(Markup.Element("fieldset", "nhsuk-fieldset")
            .Set("role", "group")
            .Set("aria-describedby", DescribedBy)
            .Holding(LegendMarkup(), HintMarkup(), ErrorMarkup(), WithExtras(boxes)));
    }

    private IEnumerable<(string Part, int Width, string? Value)> Boxes()
    {
        var date = For.Model as DateInput;
        if (Parts == "day-month-year")
            yield return ("Day", 2, date?.Day);
        yield return ("Month", 2, date?.Month);
        yield return ("Year", 4, date?.Year);
    }

    private TagBuilder BoxMarkup(string part, int width, string? value)
    {
        var name = $"{Name}.{part}";
        var text = Typed(name, value);

        // An error of the whole date marks every box; an error of one box marks that box.
        var wrong = ErrorOf(Name) is not null || ErrorOf(name) is not null;

        return Markup.Element("div", "nhsuk-date-input__item").Holding(
            Markup.Element("div", Markup.Classes("nhsuk-form-group", wrong ? "nhsuk-form-group--error" : null)).Holding(
                Markup.Element("label", "nhsuk-label nhsuk-date-input__label").Set("for", IdOf(name)).Text(part),
                Markup.Empty("input",
                    Markup.Classes("nhsuk-input", wrong ? "nhsuk-input--error" : null, $"nhsuk-input--width-{width}", "nhsuk-date-input__input"),
                    IdOf(name))
                    .Set("name", name)
                    .Set("type", "text")
                    .Set("value", text is { Length: > 0 } ? text : null)
                    .Set("inputmode", "numeric")
                    .Set("autocomplete", Autocomplete is null ? null : $"{Autocomplete}-{Part(part)}")));
    }

    private static string Part(string part) => part switch
    {
        "Day" => "day",
        "Month" => "month",
        _ => "year",
    };
}
