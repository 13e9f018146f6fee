using AngleSharp.Dom;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.Control;

/// <summary>Facts, tables and lists of a page, as people read them.</summary>
internal static class Reading
{
    /// <summary>What stands beside a word in a list of facts: "Mean", "Today".</summary>
    public static string? Beside(this Page page, string word) =>
        page.Document.QuerySelectorAll("dt").FirstOrDefault(dt => Words(dt) == word)?.NextElementSibling is { } dd ? Words(dd) : null;

    /// <summary>The rows of the table with this caption, cells parted by " | ".</summary>
    public static IReadOnlyList<string> Rows(this Page page, string caption) =>
        [.. page.Document.QuerySelectorAll("table").Single(table => Words(table.QuerySelector("caption")) == caption)
            .QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(Cell)))];

    /// <summary>The panel or section whose heading says this.</summary>
    public static string Part(this Page page, string heading) =>
        page.Document.QuerySelectorAll("section").FirstOrDefault(part => Words(part.QuerySelector("h2")) == heading) is { } found ? Words(found) : "";

    /// <summary>Where a link of these words leads.</summary>
    public static string? Address(this Page page, string link) => page.Document.QuerySelectorAll("main a[href]").FirstOrDefault(a => Words(a) == link)?.GetAttribute("href");

    // On a narrow screen a cell says the name of its column first.
    private static string Cell(IElement cell)
    {
        var copy = (IElement)cell.Clone();
        foreach (var name in copy.QuerySelectorAll(".nhsuk-table__heading").ToList())
            name.Remove();
        return Words(copy);
    }

    private static string Words(INode? node) => Page.Words(node);
}
