using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl;

/// <summary>Follows every link that a person is shown, from their start page on, until there is none they have not followed.</summary>
internal sealed class Walk(string person, Visitor visitor)
{
    private readonly HashSet<string> known = ["/"];
    private readonly Queue<(string Address, string From)> ahead = new([("/", "the start")]);

    public async Task<IReadOnlyList<Visit>> All()
    {
        var visits = new List<Visit>();
        while (ahead.TryDequeue(out var next))
        {
            var page = await visitor.Get(next.Address);
            visits.Add(new Visit(person, next.Address, next.From, page));
            known.Add(page.Address);
            if (page.IsHtml)
                foreach (var link in LinksOf(page).Where(link => known.Add(link)))
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
}
