using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

public enum ButtonKind
{
    /// <summary>Green: the one next step of the page.</summary>
    Primary,

    /// <summary>Blue outline: other steps.</summary>
    Secondary,

    /// <summary>Solid blue: Raise an issue, nothing else.</summary>
    Raise,
}

/// <summary>A button, or a link that looks like one where there is an address. Other attributes stay as written.</summary>
[HtmlTargetElement("nhs-button")]
public class ButtonTagHelper : TagHelper
{
    public ButtonKind Kind { get; set; }

    public string? Href { get; set; }

    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var own = output.Attributes["class"]?.Value?.ToString();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Markup.Classes("nhsuk-button", KindClass(), Small ? "nhsuk-button--small" : null, own));
        output.Attributes.SetAttribute("data-module", "nhsuk-button");

        if (Href is null)
        {
            output.TagName = "button";
            if (!output.Attributes.ContainsName("type"))
                output.Attributes.SetAttribute("type", "submit");
        }
        else
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("href", Href);
            output.Attributes.SetAttribute("role", "button");
            output.Attributes.SetAttribute("draggable", "false");
        }
    }

    private string? KindClass() => Kind switch
    {
        ButtonKind.Secondary => "nhsuk-button--secondary",
        ButtonKind.Raise => "nhsuk-button--brand",
        _ => null,
    };
}
