using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.GoldenThread;

/// <summary>Linking and ending links, by command and by page.</summary>
public class LinkTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Measure = "Falls with harm, Ward 7";

    [Fact]
    public async Task A_sister_links_an_issue_to_a_measure_and_both_pages_show_it()
    {
        var (number, id) = await world.Raised("Link: floor is wet at night");
        var joy = await world.As(world.Joy);

        var issue = (await joy.Get($"/issues/{number}")).Is(200);
        Assert.Contains("Nothing is linked yet.", issue.Text, StringComparison.Ordinal);
        var form = (await issue.Follow("Link this to…")).Is(200);
        var found = (await form.Submit("Find", ("Find a record", "harm falls 7"))).Is(200);
        var thread = (await found.Submit("Link them", ("This issue is raised from", Measure), ("Why do they belong together? (optional)", "Third wet floor this month"))).Is(200);

        Assert.Equal(($"/thread/{id}", "They are linked now"), (thread.Address, thread.Banner));
        Assert.Contains("1 step Measure Falls with harm Raised from. Ward 7", thread.Text, StringComparison.Ordinal);
        Assert.Contains("Measure Falls with harm Raised from. Ward 7", (await joy.Get($"/issues/{number}")).Text, StringComparison.Ordinal);
        Assert.Contains("Issue Link: floor is wet at night Open Gave rise to. Ward 7", (await (await world.As(world.Petra)).Get("/at/ward-7/measures/falls-with-harm")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_stand_beside_the_fields_and_what_was_typed_stays()
    {
        var (_, id) = await world.Raised("Link: nothing chosen");
        var form = await (await world.As(world.Joy)).Get($"/thread/{id}/link?q=falls+ward+7");

        var page = (await form.Submit("Link them", ("Why do they belong together? (optional)", "Because"))).Is(400);
        var long301 = (await form.Submit("Link them", ("This issue is raised from", Measure), ("Why do they belong together? (optional)", new string('x', 301)))).Is(400);

        Assert.Equal("Choose a record to link to", page.ErrorsBeside("This issue is raised from"));
        Assert.Equal("Because", page.Value("Why do they belong together? (optional)"));
        Assert.Equal("Note must be 300 characters or fewer", long301.ErrorsBeside("Why do they belong together? (optional)"));
        Assert.Equal(0, await Links(id));
        Assert.Equal("answers", Relation.Answers.Said());
    }

    [Fact]
    public async Task The_same_form_sent_twice_links_once()
    {
        var (_, id) = await world.Raised("Link: twice");
        var form = await (await world.As(world.Joy)).Get($"/thread/{id}/link?q=falls+ward+7");

        var pages = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => form.Submit("Link them", ("This issue is raised from", Measure))));

        Assert.All(pages, page => Assert.Equal($"/thread/{id}", page.Is(200).Address));
        Assert.Equal(1, await Links(id));
    }

    [Fact]
    public async Task What_is_linked_already_is_told_and_not_linked_again()
    {
        var (_, id) = await world.Raised("Link: again", "falls-with-harm");
        var series = await world.Series("ward-7", "falls-with-harm");

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, Raising(id, series.Id)));

        Assert.Equal("These two are linked in this way already. You can see it on the thread.", refusal.Message);
    }

    [Fact]
    public async Task Only_who_may_change_the_first_record_links_it_and_others_do_not_find_it()
    {
        var (_, here) = await world.Raised("Link: whose");
        var series = await world.Series("ward-9", "falls-with-harm");

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, Raising(here, series.Id)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Petra, Raising(here, series.Id)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, Raising(here, series.Id)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, Raising(Guid.NewGuid(), series.Id)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, Raising(here, Guid.NewGuid())));
        await world.Send(world.Joy, Raising(here, series.Id));

        var (bethan, words) = (await world.As(world.Bethan), (await (await world.As(world.Bethan)).Get("/no-such-page")).Text);
        Assert.Equal(words, (await bethan.Get($"/thread/{here}/link")).Is(404).Text);
        Assert.Equal(words, (await bethan.Get($"/thread/{Guid.NewGuid()}/link")).Is(404).Text);
        Assert.Equal(words, (await bethan.Get($"/thread/{Guid.NewGuid()}")).Is(404).Text);
        (await (await world.As(world.Amara)).Get($"/thread/{here}/link")).Is(403);
    }

    [Fact]
    public async Task A_pair_that_does_not_belong_is_refused_in_words()
    {
        var (_, one) = await world.Raised("Link: one");
        var (_, two) = await world.Raised("Link: two");

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, Raising(one, two)));
        await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Joy, new LinkRecords.Command { From = one, To = two }));

        Assert.StartsWith("“raised from” does not lead from an issue to an issue. Choose one of these:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restricted_record_is_neither_found_nor_linked_by_others()
    {
        var (_, id) = await world.Raised("Link: to a closed one");
        var closed = await world.Node(ThreadKind.MeasureSeries, "Closed measure of sores");
        await world.Restrict(closed.Id, world.Priya);
        var joy = await world.As(world.Joy);

        Assert.Contains("Nothing found", (await joy.Get($"/thread/{id}/link?q=closed+measure")).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, Raising(id, closed.Id)));
        (await joy.Get($"/thread/{closed.Id}")).Is(404);
        Assert.True((await (await world.As(world.Priya)).Get($"/thread/{id}/link?q=closed+measure")).HasField("Closed measure of sores, Ward 7"));
    }

    [Fact]
    public async Task Records_are_found_by_words_twenty_a_page()
    {
        var (_, id) = await world.Raised("Link: many");
        var at = await world.Node(ThreadKind.MeasureSeries, "Paged 00");
        await world.Save([.. Enumerable.Range(1, 24).Select(i => new ThreadNode(new Threads.Made(Guid.CreateVersion7(), ThreadKind.MeasureSeries, $"Paged {i:00}", at.NodeId), QmsServer.Morning))]);
        var joy = await world.As(world.Joy);

        var first = (await joy.Get($"/thread/{id}/link?q=PAGED")).Is(200);
        var second = (await first.Follow("Next page")).Is(200);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"Paged {i:00}, Ward 7"), first.Document.QuerySelectorAll(".nhsuk-radios__label").Select(label => label.TextContent));
        Assert.Equal(Enumerable.Range(20, 5).Select(i => $"Paged {i:00}, Ward 7"), second.Document.QuerySelectorAll(".nhsuk-radios__label").Select(label => label.TextContent));
        Assert.False((await joy.Get($"/thread/{id}/link?q=%25")).HasField("Paged 00, Ward 7"));
        (await joy.Get($"/thread/{id}/link?after=nonsense&relation=nonsense")).Is(200);
    }

    [Fact]
    public async Task A_link_ends_with_a_reason_and_stays_in_the_history_of_the_thread()
    {
        var (_, id) = await world.Raised("Link: ends", "falls-with-harm");
        var joy = await world.As(world.Joy);

        var form = (await (await joy.Get($"/thread/{id}")).Follow("End this link to Falls with harm")).Is(200);
        var missing = (await form.Submit("End this link")).Is(400);
        Assert.Equal("Enter why the link ends", missing.ErrorsBeside("Why does it end?"));
        var thread = (await missing.Submit("End this link", ("Why does it end?", "It was another ward"))).Is(200);

        Assert.Equal(($"/thread/{id}", "The link has ended"), (thread.Address, thread.Banner));
        Assert.Contains("Nothing is linked yet.", thread.Text, StringComparison.Ordinal);
        Assert.Contains("Ended by Joy Okoro: It was another ward", thread.Text, StringComparison.Ordinal);
        var late = (await form.Submit("End this link", ("Why does it end?", "Once more"))).Is(409);
        Assert.Contains("End reason Now It was another ward", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_ended_by_who_may_change_the_record_it_begins_at()
    {
        var (_, id) = await world.Raised("Link: whose to end", "falls-with-harm");
        var link = await world.Ask(db => db.Set<ThreadLink>().AsNoTracking().SingleAsync(link => link.FromId == id));

        (await (await world.As(world.Bethan)).Get($"/links/{link.Id}")).Is(404);
        (await (await world.As(world.Amara)).Get($"/links/{link.Id}")).Is(403);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, new EndLink.Command { Link = link.Id, Version = link.Version, Reason = "Not mine" }));
        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Joy, new EndLink.Command { Link = link.Id, Version = link.Version + 1, Reason = "Stale" }));
        Assert.False((await (await world.As(world.Bethan)).Get($"/thread/{id}")).HasLink("End this link"));
    }

    [Fact]
    public async Task Pages_of_the_thread_take_few_queries_and_the_walk_is_one()
    {
        var (number, id) = await world.Raised("Link: counted", "falls-with-harm");
        var joy = await world.As(world.Joy);
        var counts = new List<string>();

        foreach (var path in new[] { $"/thread/{id}", $"/thread/{id}/link", $"/issues/{number}", "/at/ward-7/measures/falls-with-harm" })
        {
            var page = (await joy.Get(path)).Is(200);
            if (page.QueryCount > 6 || page.Queries.Count(sql => sql.Contains("recursive walk", StringComparison.Ordinal)) > 1)
                counts.Add($"{path}: {page.QueryCount}");
        }

        Assert.Empty(counts);
    }

    private Task<long> Links(Guid from) => world.Number("select count(*) from thread_links where from_id = $1 and ended_at is null", from);

    private static LinkRecords.Command Raising(Guid from, Guid to) => new() { From = from, To = to, Relation = Relation.RaisedFrom };
}
