using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>One yes-or-no box, bound to a boolean. The label is the statement the person agrees to.</summary>
[HtmlTargetElement("nhs-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public class CheckboxTagHelper : FormPart
{
    public bool Small { get; set; }

    protected override void Build(TagHelperOutput output)
    {
        var control = WithExtras(Markup.Empty("input", "nhsuk-checkboxes__input", Id)
            .Set("name", Name)
            .Set("type", "checkbox")
            .Set("value", "true")
            .Flag("checked", IsChecked())
            .Set("aria-describedby", DescribedBy));

        output.Content.AppendHtml(ErrorMarkup());
        output.Content.AppendHtml(Markup.Element("div", Markup.Classes("nhsuk-checkboxes", Small ? "nhsuk-checkboxes--small" : null))
            .Set("data-module", "nhsuk-checkboxes")
            .Holding(Markup.Element("div", "nhsuk-checkboxes__item").Holding(
                control,
                Markup.Element("label", "nhsuk-label nhsuk-checkboxes__label").Set("for", Id).Text(Label),
                HintId is null ? null : Markup.Element("div", "nhsuk-hint nhsuk-checkboxes__hint", HintId).Text(Hint))));

        // Browsers post nothing for an empty box; this says that it was asked and left empty.
        output.Content.AppendHtml(Markup.Empty("input").Set("name", Name).Set("type", "hidden").Set("value", "false"));
    }

    // A ticked box posts "true,false", because the hidden field follows it.
    private bool IsChecked() =>
        (Typed(Name, For.Model) ?? "").Split(',')[0].Equals("true", StringComparison.OrdinalIgnoreCase);
}
