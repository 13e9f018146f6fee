using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl;

public class DemonstrationTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Anybody_becomes_any_person_of_the_trust_by_one_press()
    {
        var page = await (await world.Anybody().Get("/demonstration")).Submit("Be Imogen Hartley");

        Assert.Equal("/at/riverside-hospitals/measures", page.Is(200).Address);
        Assert.Contains("Imogen Hartley", page.Document.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_person_of_the_trust_has_a_page_to_start_from()
    {
        var list = await world.Anybody().Get("/demonstration");
        var names = list.Document.QuerySelectorAll("form button").Select(Page.Words).ToList();

        foreach (var name in names)
        {
            var start = await (await world.Anybody().Get("/demonstration")).Submit(name);

            Assert.True(start.Status == 200, $"{name}: {start}");
        }

        Assert.Equal(21, names.Count);
    }
}
