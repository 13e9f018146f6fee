using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl;

/// <summary>
/// Follows the links that a person is shown, from their start page on: a few of each kind, where a kind is a page of the site
/// at a kind of place with the same questions in its address. The hundredth measure of a ward teaches nothing new. What waits for
/// this person in particular is begun from too.
/// </summary>
internal sealed class Walk(string person, Visitor visitor, IReadOnlyList<string> routes, Func<string, string> kindOfPlace, IReadOnlyList<string>? waiting = null)
{
    private const int OfEachKind = 3;

    private readonly HashSet<string> known = ["/", .. waiting ?? []];
    private readonly Dictionary<string, int> kinds = [];
    private readonly Queue<(string Address, string From)> ahead = new([("/", "the start"), .. (waiting ?? []).Select(address => (address, "what waits for them"))]);

    public async Task<IReadOnlyList<Visit>> All()
    {
        var visits = new List<Visit>();
        while (ahead.TryDequeue(out var next))
        {
            var page = await visitor.Get(next.Address);
            visits.Add(new Visit(person, next.Address, next.From, page));
            known.Add(page.Address);
            if (page.IsHtml)
                foreach (var link in LinksOf(page).Where(link => known.Add(link) && IsWorthIt(link)))
                    ahead.Enqueue((link, next.Address));
        }

        return visits;
    }

    /// <summary>Everything that a browser would fetch from this site, or a person could press to get.</summary>
    public static IEnumerable<string> LinksOf(Page page) => page.Document
        .QuerySelectorAll("a[href], link[href], script[src], img[src]")
        .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
        .Where(link => link.Length > 0 && link[0] != '#')
        .Select(link => new Uri(new Uri(Visitor.Site, page.Address), link))
        .Where(link => link.Host == Visitor.Site.Host)
        .Select(link => link.PathAndQuery)
        .Distinct();

    private bool IsWorthIt(string link)
    {
        var kind = KindOf(link);
        return (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) <= OfEachKind;
    }

    private string KindOf(string link)
    {
        var parts = link.Split('?', 2);
        var path = parts[0].Split('/');
        var route = routes.Where(route => Fits(route.Split('/'), path)).MaxBy(route => route.Split('/').Count(part => !part.StartsWith('{'))) ?? parts[0];
        var place = path switch { [_, "at", var code, ..] => kindOfPlace(code), [_, "settings", "places", var code] => kindOfPlace(code), _ => "" };

        // The answers of a choice ("show=concern") are kinds of their own; where one reads on, or what one looks at, is not.
        var questions = parts.Length == 1 ? "" : string.Join('&', parts[1].Split('&').Select(pair => pair.StartsWith("show=", StringComparison.Ordinal) ? pair : pair.Split('=')[0]).Order());
        return $"{route} {place} {questions}";
    }

    private static bool Fits(string[] route, string[] path) =>
        route.Length == path.Length && route.Zip(path).All(parts => parts.First.StartsWith('{') || parts.First == parts.Second);
}
