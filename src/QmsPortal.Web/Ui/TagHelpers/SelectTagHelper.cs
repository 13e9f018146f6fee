using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

[HtmlTargetElement("nhs-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public class SelectTagHelper : FormPart
{
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>Words of a first option without a value, for example "Choose a place".</summary>
    public string? Prompt { get; set; }

    public string? Autocomplete { get; set; }

    protected override void Build(TagHelperOutput output)
    {
        var chosen = Typed(Name, For.Model) ?? "";
        var options = Prompt is null ? Items : Items.Prepend(new Choice("", Prompt));

        var control = WithExtras(Markup.Element("select", Markup.Classes("nhsuk-select", Error is null ? null : "nhsuk-select--error"), Id)
            .Set("name", Name)
            .Set("autocomplete", Autocomplete)
            .Set("aria-describedby", DescribedBy));

        control.Holding(options.Select(option => Markup.Element("option")
            .Set("value", option.Value)
            .Flag("selected", option.Value.Length > 0 && string.Equals(option.Value, chosen, StringComparison.OrdinalIgnoreCase))
            .Text(option.Text)));

        output.Content.AppendHtml(LabelMarkup());
        output.Content.AppendHtml(HintMarkup());
        output.Content.AppendHtml(ErrorMarkup());
        output.Content.AppendHtml(control);
    }
}
