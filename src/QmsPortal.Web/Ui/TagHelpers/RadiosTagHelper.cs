using Microsoft.AspNetCore.Razor.TagHelpers;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>One choice of several: as a list, side by side, or as tiles that a thumb cannot miss.</summary>
[HtmlTargetElement("nhs-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
public class RadiosTagHelper : ChoicePart
{
    /// <summary>list, inline or tiles.</summary>
    public string Layout { get; set; } = "list";

    protected override string Block => "nhsuk-radios";

    protected override string Type => "radio";

    protected override string? LayoutClass => Layout switch
    {
        "inline" => "nhsuk-radios--inline",
        "tiles" => "qms-kinds",
        _ => null,
    };
}
