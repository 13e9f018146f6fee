using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>A table whose rows become cards on a phone. Cells say their column's name with <c>heading</c>.</summary>
[HtmlTargetElement("table", Attributes = "nhs-responsive")]
public class TableTagHelper : TagHelper
{
    internal static readonly object Responsive = new();

    public override void Init(TagHelperContext context) => context.Items[Responsive] = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.RemoveAll("nhs-responsive");
        output.Attributes.SetAttribute("class", Markup.Classes("nhsuk-table", "nhsuk-table--responsive", own));
        output.Attributes.SetAttribute("role", "table");
    }
}
