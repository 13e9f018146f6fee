using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Spc;

namespace QmsPortal.Ui.Charts;

/// <summary>A chart with its legend: <c>&lt;qms-chart plot="Model.Plot" /&gt;</c>.</summary>
[HtmlTargetElement("qms-chart", Attributes = "plot")]
public sealed class ChartTagHelper : TagHelper
{
    public required Plot Plot { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"qms-chart {output.Attributes["class"]?.Value}".TrimEnd());
        output.Content.SetHtmlContent(ChartFigure.Of(Plot));
    }
}

/// <summary>The small line of a tile; the words stand beside it: <c>&lt;qms-spark plot="tile.Plot" /&gt;</c>.</summary>
[HtmlTargetElement("qms-spark", Attributes = "plot")]
public sealed class SparkTagHelper : TagHelper
{
    public required Plot Plot { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Draw(Spark.Of(Plot));
}

/// <summary>The variation icon: <c>&lt;qms-variation value="@row.Variation" size="22" decorative="true" /&gt;</c>.</summary>
[HtmlTargetElement("qms-variation", Attributes = "value")]
public sealed class VariationTagHelper : TagHelper
{
    public Variation Value { get; set; }

    public int Size { get; set; } = IconSvg.Box;

    /// <summary>True where the same words are visible beside the icon.</summary>
    public bool Decorative { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Draw(IconSvg.Variation(Value, Size, Decorative));
}

/// <summary>The target icon; no value is "No target": <c>&lt;qms-assurance value="@row.Assurance" /&gt;</c>.</summary>
[HtmlTargetElement("qms-assurance", Attributes = "value")]
public sealed class AssuranceTagHelper : TagHelper
{
    public Assurance? Value { get; set; }

    public int Size { get; set; } = IconSvg.Box;

    /// <summary>True where the same words are visible beside the icon.</summary>
    public bool Decorative { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Draw(IconSvg.Assurance(Value, Size, Decorative));
}

internal static class TagHelperOutputs
{
    /// <summary>The drawing takes the place of the tag.</summary>
    public static void Draw(this TagHelperOutput output, Microsoft.AspNetCore.Html.IHtmlContent drawing)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(drawing);
    }
}
