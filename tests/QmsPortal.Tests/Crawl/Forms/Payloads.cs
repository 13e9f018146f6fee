namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>Texts that do something where they are shown as anything but text. Each has the mark in every part that would act.</summary>
internal static class Payloads
{
    public const string Mark = "zq7x";

    public static readonly IReadOnlyList<string> All =
    [
        $"<script>{Mark}()</script>",
        $"<img src={Mark} onerror={Mark}()>",
        $"\"><svg onload={Mark}()>",
        $"' onfocus='{Mark}()' {Mark}='",
        $"javascript:{Mark}()",
        $"</title><{Mark}>",
        "{{" + Mark + "}}${" + Mark + "}@" + Mark,
        $"'; drop {Mark}; --",
        $"=cmd|'{Mark}'!A1",
        $"+{Mark}",
        $"-{Mark}",
        $"@{Mark}",
    ];
}
