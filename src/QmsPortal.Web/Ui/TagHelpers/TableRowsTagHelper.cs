using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>
/// Rows and groups of a responsive table. Their roles are written out, because browsers forget that a table is a table
/// once its style turns rows into blocks.
/// </summary>
[HtmlTargetElement("thead")]
[HtmlTargetElement("tbody")]
[HtmlTargetElement("tr")]
public class TableRowsTagHelper : TagHelper
{
    internal static readonly object Head = new();

    public override void Init(TagHelperContext context)
    {
        if (context.TagName == "thead")
            context.Items[Head] = true;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.ContainsKey(TableTagHelper.Responsive))
            return;

        var (part, role) = context.TagName switch
        {
            "thead" => ("nhsuk-table__head", "rowgroup"),
            "tbody" => ("nhsuk-table__body", "rowgroup"),
            _ => ("nhsuk-table__row", "row"),
        };
        output.Attributes.SetAttribute("class", Markup.Classes(part, output.Attributes["class"]?.Value?.ToString()));
        output.Attributes.SetAttribute("role", role);
    }
}
