using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.GoldenThread;

/// <summary>Offered, accepted, declined: by command and by page.</summary>
public class HandOverPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_sister_offers_an_issue_and_the_improvement_lead_accepts_it()
    {
        var (number, _) = await world.Raised("Hand over: short again");
        var (joy, priya) = (await world.As(world.Joy), await world.As(world.Priya));

        var form = (await (await joy.Get($"/issues/{number}")).Follow("Offer to improvement")).Is(200);
        Assert.Contains("It goes to improvement: the improvement lead at Ward 7 or above.", form.Text, StringComparison.Ordinal);
        var empty = (await form.Submit("Send offer")).Is(400);
        Assert.Equal("Enter why you offer it", empty.ErrorsBeside("Why?"));
        var offered = (await empty.Submit("Send offer", ("Why?", "Fourth night in a row"))).Is(200);
        Assert.Equal("Offer sent", offered.Banner);
        Assert.Contains("You offered it, so another person decides", offered.Text, StringComparison.Ordinal);
        Assert.False(offered.HasButton("Accept"));

        var list = (await priya.Get("/hand-overs")).Is(200);
        var page = (await list.Follow("Hand over: short again")).Is(200);
        Assert.Contains("Fourth night in a row", page.Text, StringComparison.Ordinal);
        var accepted = (await page.Submit("Accept", ("What happens next? (optional)", "I come on Thursday"))).Is(200);

        Assert.Equal("Accepted", accepted.Banner);
        Assert.False(accepted.HasButton("Accept"));
        var issue = await joy.Get($"/issues/{number}");
        Assert.Contains("Offered to improvement “Fourth night in a row”", issue.Text, StringComparison.Ordinal);
        Assert.Contains("Accepted by Priya Raman, improvement lead “I come on Thursday”", issue.Text, StringComparison.Ordinal);
        Assert.False((await priya.Get("/hand-overs")).HasLink("Hand over: short again"));
        Assert.True((await priya.Get("/hand-overs?show=decided")).HasLink("Hand over: short again"));
    }

    [Fact]
    public async Task Declining_needs_a_reason_and_the_issue_shows_it()
    {
        var (number, offer) = await Offered("Hand over: linen is late");
        var priya = await world.As(world.Priya);

        var page = await priya.Get($"/hand-overs/{offer}");
        var missing = (await page.Submit("Decline")).Is(400);
        Assert.Equal("Enter why it is declined", missing.ErrorsBeside("Why is it declined?"));
        (await missing.Submit("Decline", ("Why is it declined?", "Housekeeping is on it"))).Is(200);

        var issue = await (await world.As(world.Joy)).Get($"/issues/{number}");
        Assert.Contains("Declined by Priya Raman, improvement lead “Housekeeping is on it”", issue.Text, StringComparison.Ordinal);
        Assert.True(issue.HasLink("Offer to improvement"));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_wins_and_the_other_is_told()
    {
        var (_, offer) = await Offered("Hand over: two at once");
        var priya = await world.As(world.Priya);
        var (one, two) = (await priya.Get($"/hand-overs/{offer}"), await priya.Get($"/hand-overs/{offer}"));

        var answers = await Task.WhenAll(one.Submit("Accept"), two.Submit("Decline", ("Why is it declined?", "Not now")));

        Assert.Single(answers, answer => answer.Status == 200);
        var told = Assert.Single(answers, answer => answer.Status is 409 or 422);
        Assert.NotEmpty(told.Summary);
        Assert.Equal(2, await world.Number("select count(*) from hand_over_steps where hand_over_id = $1", offer));
    }

    [Fact]
    public async Task The_same_answer_sent_twice_has_one_effect()
    {
        var (_, offer) = await Offered("Hand over: twice");
        var page = await (await world.As(world.Priya)).Get($"/hand-overs/{offer}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => page.Submit("Accept")));

        Assert.All(answers, answer => answer.Is(200));
        Assert.Equal(2, await world.Number("select count(*) from hand_over_steps where hand_over_id = $1", offer));
    }

    [Fact]
    public async Task It_is_offered_once_at_a_time()
    {
        var (number, offer) = await Offered("Hand over: once at a time");
        var record = await world.Issue(number);

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, Offer(record)));
        Assert.Equal("It is offered to improvement already and waits for an answer.", refusal.Message);
        Assert.False((await (await world.As(world.Joy)).Get($"/issues/{number}")).HasLink("Offer to improvement"));

        await world.Send(world.Priya, new AcceptHandOver.Command { HandOver = offer, Version = await Version(offer) });
        await world.Send(world.Joy, Offer(record));
    }

    [Fact]
    public async Task Only_the_role_it_goes_to_decides_at_the_place_or_above()
    {
        var (number, offer) = await Offered("Hand over: whose");
        var record = await world.Issue(number);
        var accept = new AcceptHandOver.Command { HandOver = offer, Version = await Version(offer) };

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, accept));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Petra, accept));
        foreach (var other in new[] { world.Bethan, world.Joy, world.Leila, world.Marcus, world.Tomasz, world.Samuel })
            await Assert.ThrowsAsync<NotFoundException>(() => world.Send(other, accept));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, Offer(record)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, Offer(record)));
        Assert.False((await (await world.As(world.Tomasz)).Get("/hand-overs")).HasLink("Hand over: whose"));
        (await (await world.As(world.Amara)).Get("/hand-overs")).Is(403);
        (await (await world.As(world.Amara)).Get($"/hand-overs/{offer}")).Is(200);
        (await (await world.As(world.Moira)).Get($"/hand-overs/{offer}")).Is(404);
        (await (await world.As(world.Amara)).Get($"/hand-overs/{Guid.NewGuid()}")).Is(404);

        await world.Send(world.Priya, accept);
    }

    [Fact]
    public async Task A_stale_answer_is_refused()
    {
        var (_, offer) = await Offered("Hand over: stale");
        var stale = await Version(offer) + 1;

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Priya, new DeclineHandOver.Command { HandOver = offer, Version = stale, Reason = "Late" }));

        Assert.Equal(1, await world.Number("select count(*) from hand_over_steps where hand_over_id = $1", offer));
    }

    [Fact]
    public async Task The_hand_over_of_a_restricted_record_is_there_for_those_named_alone()
    {
        var (number, offer) = await Offered("Hand over: restricted");
        await world.Restrict(await world.Issue(number), world.Joy);
        var priya = await world.As(world.Priya);

        (await (await world.As(world.Joy)).Get($"/hand-overs/{offer}")).Is(200);
        (await priya.Get($"/hand-overs/{offer}")).Is(404);
        Assert.False((await priya.Get("/hand-overs")).HasLink("Hand over: restricted"));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Priya, new AcceptHandOver.Command { HandOver = offer, Version = 1 }));
    }

    [Fact]
    public async Task Everything_said_stands_in_the_history()
    {
        var (_, offer) = await Offered("Hand over: history");
        await world.Send(world.Priya, new DeclineHandOver.Command { HandOver = offer, Version = await Version(offer), Reason = "Not ours" });

        Assert.Equal(2, await world.Number("select count(*) from audit_entries where record = 'HandOver' and record_id = $1", offer));
        Assert.Equal(2, await world.Number("select count(*) from audit_entries a join hand_over_steps s on s.id = a.record_id where s.hand_over_id = $1 and a.record = 'HandOverStep'", offer));
        Assert.Equal(1, await world.Number("select count(*) from audit_entries join audit_payloads using (mark) where record_id = $1 and reason = 'Not ours' and role_used = 'Improvement lead'", offer));
    }

    [Fact]
    public async Task A_list_with_nothing_in_it_says_what_will_be_there()
    {
        var samuel = await world.As(world.Samuel);

        var waiting = (await samuel.Get("/")).HasLink("Hand-overs") ? await samuel.Get("/hand-overs") : throw new Xunit.Sdk.XunitException("No link in the menu");

        Assert.Contains("Nothing waits for you. When a team offers you something it stands here until you or a colleague accept or decline it.", waiting.Text, StringComparison.Ordinal);
        Assert.False((await (await world.As(world.Amara)).Get("/")).HasLink("Hand-overs"));
        Assert.True(waiting.QueryCount <= 6, $"{waiting.QueryCount} queries");
    }

    [Fact]
    public async Task The_story_has_one_accepted_and_one_declined()
    {
        var priya = await world.As(world.Priya);

        var decided = (await priya.Get("/hand-overs?show=decided")).Is(200);

        Assert.True(decided.HasLink("Night shift one support worker short for enhanced care"));
        Assert.True(decided.HasLink("Weekend linen comes after 11:00"));
        Assert.True(decided.QueryCount <= 6, $"{decided.QueryCount} queries");
        Assert.True((await decided.Follow("Weekend linen comes after 11:00")).Is(200).QueryCount <= 6);
    }

    private async Task<(int Number, Guid Offer)> Offered(string words)
    {
        var (number, record) = await world.Raised(words);
        return (number, await world.Send(world.Joy, Offer(record)));
    }

    private static OfferHandOver.Command Offer(Guid record) => new() { Record = record, Kind = HandOverKind.ControlToImprove, Words = "It keeps coming back" };

    private Task<uint> Version(Guid offer) => world.Ask(db => db.Set<HandOver>().Where(stored => stored.Id == offer).Select(stored => stored.Version).SingleAsync());
}
