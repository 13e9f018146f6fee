using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>
/// A text box. With <c>max-length</c> it says how much fits; script counts down while the person types. Typing past the limit
/// is not cut off: text that vanishes is worse than a message.
/// </summary>
[HtmlTargetElement("nhs-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public class TextareaTagHelper : FormPart
{
    public int Rows { get; set; } = 5;

    public int? MaxLength { get; set; }

    public bool Autofocus { get; set; }

    public string? Autocomplete { get; set; }

    [HtmlAttributeName("inputmode")]
    public string? InputMode { get; set; }

    public bool? Spellcheck { get; set; }

    protected override string? GroupClass => MaxLength is null ? null : "nhsuk-character-count";

    protected override string? DescribedBy => Join(InfoId, base.DescribedBy);

    private string? InfoId => MaxLength is null ? null : $"{Id}-info";

    protected override void Build(TagHelperOutput output)
    {
        var control = WithExtras(Markup.Element("textarea", ControlClasses(), Id)
            .Set("name", Name)
            .Set("rows", Rows.ToString(CultureInfo.InvariantCulture))
            .Set("autocomplete", Autocomplete)
            .Set("inputmode", InputMode)
            .Set("spellcheck", Spellcheck is null ? null : Spellcheck.Value ? "true" : "false")
            .Set("aria-describedby", DescribedBy)
            .Flag("autofocus", Autofocus));

        // HTML drops one line break after the opening tag, so text that begins with a line break needs one more.
        var text = Typed(Name, For.Model) ?? "";
        control.Text(text.StartsWith('\n') || text.StartsWith('\r') ? "\n" + text : text);

        output.Content.AppendHtml(LabelMarkup());
        output.Content.AppendHtml(HintMarkup());
        output.Content.AppendHtml(ErrorMarkup());
        output.Content.AppendHtml(control);

        if (MaxLength is { } limit)
        {
            output.Attributes.SetAttribute("data-module", "nhsuk-character-count");
            output.Attributes.SetAttribute("data-maxlength", limit.ToString(CultureInfo.InvariantCulture));
            output.Content.AppendHtml(Markup.Element("div", "nhsuk-hint nhsuk-character-count__message", InfoId)
                .Text(string.Create(CultureInfo.InvariantCulture, $"You can enter up to {limit} characters")));
        }
    }

    private string ControlClasses() => Markup.Classes(
        "nhsuk-textarea",
        Error is null ? null : "nhsuk-textarea--error",
        MaxLength is null ? null : "nhsuk-js-character-count");
}
