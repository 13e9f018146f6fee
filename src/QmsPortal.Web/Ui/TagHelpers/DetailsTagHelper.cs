using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>More, on request.</summary>
[HtmlTargetElement("nhs-details")]
public class DetailsTagHelper : TagHelper
{
    public string Summary { get; set; } = "";

    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        var inside = await output.GetChildContentAsync();

        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Markup.Classes("nhsuk-details", own));
        if (Open)
            output.Attributes.SetAttribute(new TagHelperAttribute("open"));

        output.Content.SetHtmlContent(Markup.Element("summary", "nhsuk-details__summary")
            .Holding(Markup.Element("span", "nhsuk-details__summary-text").Text(Summary)));
        output.Content.AppendHtml(Markup.Element("div", "nhsuk-details__text").Holding(inside));
    }
}
