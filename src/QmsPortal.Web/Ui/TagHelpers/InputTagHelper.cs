using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Kernel;

namespace QmsPortal.Ui.TagHelpers;

[HtmlTargetElement("nhs-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public class InputTagHelper : FormPart
{
    public string Type { get; set; } = "text";

    [HtmlAttributeName("inputmode")]
    public string? InputMode { get; set; }

    public string? Autocomplete { get; set; }

    public bool? Spellcheck { get; set; }

    public bool Autofocus { get; set; }

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public int? Width { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }

    protected override void Build(TagHelperOutput output)
    {
        var control = WithExtras(Markup.Empty("input", ControlClasses(), Id)
            .Set("name", Name)
            .Set("type", Type)
            .Set("value", Text())
            .Set("inputmode", InputMode)
            .Set("autocomplete", Autocomplete)
            .Set("spellcheck", SpellcheckWord())
            .Set("aria-describedby", DescribedBy)
            .Flag("autofocus", Autofocus));

        output.Content.AppendHtml(LabelMarkup());
        output.Content.AppendHtml(HintMarkup());
        output.Content.AppendHtml(ErrorMarkup());
        output.Content.AppendHtml(Wrapped(control));
    }

    private string ControlClasses() => Markup.Classes(
        "nhsuk-input",
        Error is null ? null : "nhsuk-input--error",
        Width is null ? null : string.Create(CultureInfo.InvariantCulture, $"nhsuk-input--width-{Width}"));

    // A password is never sent back to the page it was typed on.
    private string? Text() => Type switch
    {
        "password" => null,
        "date" when For.Model is DateOnly day => Typed(Name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "time" when For.Model is TimeOnly time => Typed(Name, time.Words()),
        _ => Typed(Name, For.Model),
    } is { Length: > 0 } text ? text : null;

    private string? SpellcheckWord() => (Spellcheck ?? (Type is "email" or "password" ? false : null)) switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    private TagBuilder Wrapped(TagBuilder control)
    {
        if (Prefix is null && Suffix is null)
            return control;

        return Markup.Element("div", "nhsuk-input-wrapper").Holding(
            Prefix is null ? null : Markup.Element("div", "nhsuk-input-wrapper__prefix").Set("aria-hidden", "true").Text(Prefix),
            control,
            Suffix is null ? null : Markup.Element("div", "nhsuk-input-wrapper__suffix").Set("aria-hidden", "true").Text(Suffix));
    }
}
