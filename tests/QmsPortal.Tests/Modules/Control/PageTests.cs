using QmsPortal.Tests.Modules.Control.Imports;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control;

/// <summary>What holds for every page of measures, imports, issues and boards.</summary>
public class PageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Every_page_takes_six_queries_or_fewer()
    {
        var import = await world.ImportPublished();
        var waiting = await world.Upload(world.Imogen, "hand-hygiene", world.Riverside, "period,ward,numerator,denominator\n2020-01-01,Ward 7,90,100\n");
        var visitors = new Dictionary<string, Visitor>();
        var tooMany = new List<string>();
        foreach (var (who, path) in new[]
        {
            (world.Amara, "/at/ward-7"), (world.Petra, "/at/riverside-hospitals/overview"), (world.Petra, "/at/medicine/overview"),
            (world.Petra, "/at/riverside-hospitals/measures"), (world.Petra, "/at/riverside-hospitals/measures?as=list"), (world.Petra, "/at/riverside-hospitals/measures?show=concern"),
            (world.Petra, "/at/riverside-hospitals/measures?measure=hand-hygiene"), (world.Amara, "/at/ward-7/measures"), (world.Petra, "/at/england-published-data/measures"),
            (world.Joy, "/at/ward-7/measures/hand-hygiene"), (world.Joy, "/at/ward-7/measures/hand-hygiene/add"), (world.Joy, "/at/ward-7/measures/hand-hygiene/correct?period=2026-04-01"),
            (world.Imogen, "/at/ward-7/measures/hand-hygiene/target"), (world.Imogen, "/at/ward-7/measures/start"), (world.Petra, "/at/england-published-data/measures/ae-seen-within-4-hours-rba-type-1"),
            (world.Petra, "/definitions"), (world.Petra, "/definitions/hand-hygiene"), (world.Imogen, "/definitions/define"),
            (world.Imogen, "/imports"), (world.Imogen, "/imports/new"), (world.Imogen, $"/imports/{waiting}"), (world.Imogen, $"/imports/{import}"), (world.Imogen, $"/imports/{import}/undo"),
            (world.Amara, "/raise?at=ward-7"), (world.Amara, "/raise"), (world.Joy, "/issues/1001"), (world.Joy, "/issues/1002"), (world.Petra, "/issues/1003"),
            (world.Petra, "/at/riverside-hospitals/issues"), (world.Petra, "/at/riverside-hospitals/issues?show=over"), (world.Amara, "/at/ward-7/issues"),
        })
        {
            if (!visitors.TryGetValue(who, out var visitor))
                visitors.Add(who, visitor = await world.As(who));

            var page = (await visitor.Get(path)).Is(200);

            Assert.Equal(path, page.Address);
            if (page.QueryCount > 6)
                tooMany.Add($"{path}: {page.QueryCount}");
        }

        Assert.Empty(tooMany);
    }

    [Fact]
    public async Task What_is_not_there_is_one_page_whatever_was_asked_for()
    {
        var imogen = await world.As(world.Imogen);
        var amara = await world.As(world.Amara);
        var joy = await world.As(world.Joy);
        var words = (await imogen.Get("/no-such-page")).Is(404).Text;
        Assert.StartsWith("Page not found If you typed the address, check it is correct.", words, StringComparison.Ordinal);

        foreach (var path in new[]
        {
            "/at/no-such-place", "/at/no-such-place/overview", "/at/no-such-place/measures", "/at/no-such-place/issues", "/at/no-such-place/measures/hand-hygiene",
            "/at/ward-7/measures/no-such-measure", "/at/ward-7/measures/no-such-measure/target", "/at/ward-7/measures/no-such-measure/correct?period=2026-04-01",
            "/at/no-such-place/measures/start", "/definitions/no-such-measure", "/issues/999999", "/issues/0", "/issues/-1", "/issues/many", "/issues/99999999999", "/imports/999999", "/imports/999999/undo", "/imports/many",
        })
            Assert.Equal((path, words), (path, (await imogen.Get(path)).Is(404).Text));

        Assert.Equal(words, (await joy.Get("/at/ward-7/measures/no-such-measure/add")).Is(404).Text);

        // Not there, and not yours: nobody can tell which.
        Assert.Equal(words, (await amara.Get("/at/ward-9/measures/hand-hygiene/add")).Is(404).Text);
        Assert.Equal(words, (await joy.Get("/at/ward-9/measures/hand-hygiene/correct?period=2026-04-01")).Is(404).Text);

        var token = (await amara.Get("/raise?at=ward-7")).Hidden("__RequestVerificationToken");
        var raised = await amara.Post("/raise?at=no-such-place", ("__RequestVerificationToken", token), ("Command.Words", "Door sticks"), ("Command.Kind", "Safety"));
        Assert.Equal(words, raised.Is(404).Text);
        var answered = await joy.Post("/issues/999999?handler=Solve", ("__RequestVerificationToken", (await joy.Get("/raise?at=ward-7")).Hidden("__RequestVerificationToken")), ("Command.Answer", "Mended"));
        Assert.Equal(words, answered.Is(404).Text);
    }

    [Fact]
    public async Task A_filter_that_is_not_known_shows_all()
    {
        var petra = await world.As(world.Petra);

        foreach (var path in new[] { "measures?show=nonsense", "measures?as=nonsense", "measures?after=nonsense", "measures?measure=nonsense", "issues?show=nonsense", "issues?before=nonsense", "issues?before=99999999999" })
            (await petra.Get($"/at/riverside-hospitals/{path}")).Is(200);
        (await petra.Get("/at/riverside-hospitals/measures?after=%00")).Is(404);
    }
}
