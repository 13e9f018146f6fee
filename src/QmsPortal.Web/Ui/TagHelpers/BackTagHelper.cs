using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>The one link above the title, back to the list this record is in.</summary>
[HtmlTargetElement("nhs-back")]
public class BackTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nhsuk-back-link qms-back");
        output.Attributes.SetAttribute("href", Href);
    }
}
