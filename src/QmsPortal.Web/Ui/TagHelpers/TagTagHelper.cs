using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>A state in one word. The colour repeats the word and never stands for it.</summary>
[HtmlTargetElement("nhs-tag")]
public class TagTagHelper : TagHelper
{
    /// <summary>white, grey, green, aqua-green, blue, purple, pink, red, orange or yellow.</summary>
    public string? Colour { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Markup.Classes("nhsuk-tag", string.IsNullOrEmpty(Colour) ? null : $"nhsuk-tag--{Colour}", own));
    }
}
