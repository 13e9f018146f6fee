using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QmsPortal.Kernel.Outbox;
using QRCoder;

namespace QmsPortal.Ui.TagHelpers;

/// <summary>An address of the site, whole, for paper: as people reach it, or else as it is reached now.</summary>
public abstract class AddressPart(MailSettings settings) : TagHelper
{
    /// <summary>The path on the site.</summary>
    public string To { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    protected string Address => settings.Address is { } site ? new Uri(site, To).ToString() : $"{ViewContext.HttpContext.Request.Scheme}://{ViewContext.HttpContext.Request.Host}{ViewContext.HttpContext.Request.PathBase}{To}";
}

/// <summary>The address in letters.</summary>
[HtmlTargetElement("qms-address", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AddressTagHelper(MailSettings settings) : AddressPart(settings)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetContent(Address);
    }
}

/// <summary>The address as a QR code, drawn in the page. A seventh of it may be dirty or torn.</summary>
[HtmlTargetElement("qms-qr", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QrTagHelper(MailSettings settings) : AddressPart(settings)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "qms-qr");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", $"QR code of {Address}");
        output.Attributes.SetAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {rows.Count} {rows.Count}"));
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.SetHtmlContent($"<path fill=\"#fff\" d=\"M0 0h{rows.Count}v{rows.Count}H0z\"/><path fill=\"#000\" d=\"{Drawn(rows)}\"/>");
    }

    /// <summary>Dark modules that lie side by side are one line.</summary>
    private static string Drawn(List<BitArray> rows)
    {
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (!rows[y][x])
                    continue;
                var start = x;
                while (x + 1 < rows[y].Count && rows[y][x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1H{start}z");
            }

        return path.ToString();
    }
}
