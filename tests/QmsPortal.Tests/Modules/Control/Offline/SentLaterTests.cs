using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Operations;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Offline;

/// <summary>What a device sends later counts as sent where the site says that it was saved, and nowhere else.</summary>
public class SentLaterTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task What_was_saved_is_said_to_be_saved_and_where_it_stands_however_often_it_comes()
    {
        var (words, operation, amara) = (Fresh.Words("The bell is silent"), Guid.NewGuid(), await world.As(world.Amara));

        foreach (var _ in new[] { 1, 2 })
        {
            using var answer = await Send(amara, words, operation);
            var number = await world.Ask(db => db.Set<Issue>().Where(issue => issue.Words == words).Select(issue => issue.Number).SingleAsync());
            Assert.Equal((204, "saved", $"/issues/{number}?raised=now"), ((int)answer.StatusCode, Header(answer, Submission.OutcomeHeader), Header(answer, Submission.AddressHeader)));
        }

        // The band of a page that nobody saw is not shown on the next one.
        Assert.Null((await amara.Get("/at/ward-7")).Is(200).Banner);
    }

    [Fact]
    public async Task What_was_refused_is_said_to_be_refused()
    {
        using var answer = await Send(await world.As(world.Amara), "", Guid.NewGuid());
        using var gone = await Send(await world.As(world.Amara), "Somewhere else", Guid.NewGuid(), "no-such-ward");

        Assert.Equal((400, "refused"), ((int)answer.StatusCode, Header(answer, Submission.OutcomeHeader)));
        Assert.Equal((404, "refused"), ((int)gone.StatusCode, Header(gone, Submission.OutcomeHeader)));
    }

    [Fact]
    public async Task What_was_led_to_sign_first_or_carries_the_mark_of_another_goes_on_waiting()
    {
        var tablet = world.Anybody();
        tablet.Cookies["__Host-qms-screen"] = (await world.SharedDevice()).Secret;
        using var unsigned = await Send(tablet, "Nobody signed this", Guid.NewGuid());
        using var marked = await Send(await world.As(world.Amara), "Another's mark", Guid.NewGuid(), mark: "none");

        Assert.Equal(("/sign", null), (unsigned.Headers.Location!.OriginalString.Split('?')[0], Header(unsigned, Submission.OutcomeHeader)));
        Assert.Equal((400, null), ((int)marked.StatusCode, Header(marked, Submission.OutcomeHeader)));
        Assert.Equal(0, await world.Ask(db => db.Set<Issue>().CountAsync(issue => issue.Words == "Nobody signed this" || issue.Words == "Another's mark")));
    }

    /// <summary>The sister's team goes through its agenda on the kept page, before anybody could start the huddle.</summary>
    [Fact]
    public async Task A_huddle_gone_through_on_the_kept_page_is_held()
    {
        var joy = await world.As(world.Joy);
        var kept = (await joy.Get("/at/ward-7/offline")).Is(200);
        var codes = kept.Document.QuerySelectorAll("[data-huddle-item]").Select(item => item.GetAttribute("data-huddle-item")!).ToList();
        var words = Fresh.Words("The hoist squeaks");

        using var raised = await Send(joy, words, Guid.NewGuid(), fields: new() { ["Command.Item"] = codes[2] });
        using var said = await Send(joy, "", Guid.NewGuid(), handler: "Enter", fields: new() { ["Command.Item"] = codes[0], ["Command.Status"] = "Nothing" });
        using var nowhere = await Send(joy, "", Guid.NewGuid(), handler: "Enter", fields: new() { ["Command.Status"] = "Nothing" });

        Assert.Equal(("saved", "saved", "refused"), (Header(raised, Submission.OutcomeHeader), Header(said, Submission.OutcomeHeader), Header(nowhere, Submission.OutcomeHeader)));
        var huddle = await world.HuddleOf("ward-7");
        var number = await world.Ask(db => db.Set<Issue>().Where(issue => issue.Words == words).Select(issue => issue.Number).SingleAsync());
        Assert.Equal((HuddleState.Open, huddle.StartsAt, true), (huddle.State, huddle.OpenedAt, huddle.WithoutNetwork));
        Assert.Equal([(codes[0], EntryStatus.Nothing, (string?)null), (codes[2], EntryStatus.Issue, $"Issue {number}")], huddle.Entries.Select(entry => (entry.Item, entry.Status, entry.Note)).Order());
        Assert.Empty((await (await world.As(world.Amara)).Get("/at/ward-7/offline")).Document.QuerySelectorAll("[data-huddle-item]"));
    }

    [Fact]
    public async Task What_was_typed_too_long_ago_or_on_a_day_without_a_huddle_is_refused_in_words()
    {
        var joy = await world.As(world.Joy);
        var fields = new Dictionary<string, string> { ["Command.Item"] = "AG.1", ["Command.Status"] = "Nothing" };
        var before = (await world.HuddleOf("ward-7")).Entries.Count;

        using var old = await Send(joy, "", Guid.NewGuid(), handler: "Enter", fields: fields, typed: TimeSpan.FromDays(8));
        // Its first huddle is today's.
        using var none = await Send(await world.As(world.Leila), "", Guid.NewGuid(), await world.Scheduled(), handler: "Enter", fields: fields, typed: TimeSpan.FromDays(1));

        Assert.Equal((422, "refused"), ((int)old.StatusCode, Header(old, Submission.OutcomeHeader)));
        Assert.Contains("This was typed more than 7 days ago", await old.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((422, "refused"), ((int)none.StatusCode, Header(none, Submission.OutcomeHeader)));
        Assert.Contains("There is no huddle here on that day", await none.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, (await world.HuddleOf("ward-7")).Entries.Count);
    }

    private async Task<HttpResponseMessage> Send(
        Visitor visitor, string words, Guid operation, string place = "ward-7", string? mark = null, string handler = "Raise", Dictionary<string, string>? fields = null, TimeSpan? typed = null)
    {
        mark ??= (await visitor.Get("/at/ward-7/offline")).Document.QuerySelector("input[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Visitor.Site, $"/at/{place}/offline?handler={handler}"))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", mark), new("OperationId", $"{operation}"), new("Command.Words", words), new("Command.Kind", "Equipment"), .. fields ?? []]),
        };
        request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.Add(Submission.TypedAtHeader, (world.Clock.GetUtcNow() - (typed ?? TimeSpan.FromMinutes(5))).ToString("O"));
        return await world.Raw(request);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
