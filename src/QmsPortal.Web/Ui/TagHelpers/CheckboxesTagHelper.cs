using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>Any number of choices, bound to a list.</summary>
[HtmlTargetElement("nhs-checkboxes", TagStructure = TagStructure.NormalOrSelfClosing)]
public class CheckboxesTagHelper : ChoicePart
{
    protected override string Block => "nhsuk-checkboxes";

    protected override string Type => "checkbox";
}
