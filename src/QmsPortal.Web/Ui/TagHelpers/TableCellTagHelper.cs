using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>A cell of a responsive table; <c>heading</c> is its column's name, shown only where rows are cards.</summary>
[HtmlTargetElement("td")]
[HtmlTargetElement("th")]
public class TableCellTagHelper : TagHelper
{
    public string? Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Heading is null && !context.Items.ContainsKey(TableTagHelper.Responsive))
            return;

        var isHeader = context.TagName == "th";
        var isColumn = isHeader && context.Items.ContainsKey(TableRowsTagHelper.Head);

        output.Attributes.SetAttribute("class",
            Markup.Classes(isHeader ? "nhsuk-table__header" : "nhsuk-table__cell", output.Attributes["class"]?.Value?.ToString()));
        output.Attributes.SetAttribute("role", isColumn ? "columnheader" : isHeader ? "rowheader" : "cell");
        if (isHeader && !output.Attributes.ContainsName("scope"))
            output.Attributes.SetAttribute("scope", isColumn ? "col" : "row");

        if (Heading is not null)
        {
            output.PreContent.AppendHtml(Markup.Element("span", "nhsuk-table__heading").Set("aria-hidden", "true").Text(Heading + " ")).AppendHtml("<div class=\"qms-held\">");
            output.PostContent.AppendHtml("</div>");
        }
    }
}
