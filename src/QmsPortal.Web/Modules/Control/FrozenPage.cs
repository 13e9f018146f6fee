namespace QmsPortal.Modules.Control;

/// <summary>How a frozen page looks: with a style of its own, since it is read with nothing but a browser, on any width and on paper.</summary>
internal static class FrozenPage
{
    /// <summary>Within the head of the page.</summary>
    public const string Style = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>"
        + "body{margin:0;font:16px/1.4 Arial,sans-serif;color:#212b32;background:#fff}main{max-width:900px;margin:24px auto;padding:0 16px}"
        + "h1,p,li,dt,dd,th,td{overflow-wrap:anywhere}dd{margin:0 0 8px}"
        + "svg{display:block;width:100%;height:auto;overflow:visible}.qms-chart__narrow{display:none}"
        + "table{border-collapse:collapse;width:100%;margin-top:24px}caption{text-align:left;font-weight:700}"
        + "th,td{text-align:left;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid #768692}thead{border-bottom:2px solid #212b32}"
        + "@media screen and (max-width:600px){.qms-chart__wide{display:none}.qms-chart__narrow{display:block}th,td{padding-right:6px;font-size:14px}}"
        + "</style>";

    /// <summary>A copy lies in the folder of evidence of a pack, one above which is its index.</summary>
    public const string Back = "<p><a href=\"../index.html\">Index of the pack</a>, where this file is part of one.</p>\n";
}
