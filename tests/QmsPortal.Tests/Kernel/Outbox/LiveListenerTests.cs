using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Outbox;

/// <summary>From the save to the browser that shows the place: heard by every copy, told to who waits for that place, and to nobody else.</summary>
public class LiveListenerTests(TrustWorld world) : IClassFixture<TrustWorld>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private LiveHub Hub => world.Services.GetRequiredService<LiveHub>();

    private LiveListener Listener => world.Services.GetRequiredService<LiveListener>();

    [Fact]
    public async Task News_of_a_place_reaches_who_shows_it_and_nobody_else()
    {
        using var seven = Hub.Wait(new HashSet<Guid> { await IdOf(world.Ward7) });
        using var nine = Hub.Wait(new HashSet<Guid> { await IdOf(world.Ward9) });
        await Quiet(seven, nine);

        await Raise(world.Ward7);

        Assert.True(await seven.News(Soon, CancellationToken.None));
        Assert.False(await nine.News(Moment, CancellationToken.None));
    }

    [Fact]
    public async Task Much_news_at_once_is_one_piece_of_news()
    {
        using var seven = Hub.Wait(new HashSet<Guid> { await IdOf(world.Ward7) });
        await Quiet(seven);

        for (var i = 0; i < 5; i++)
            await Raise(world.Ward7);

        Assert.True(await seven.News(Soon, CancellationToken.None));
        await Quiet(seven);
    }

    [Fact]
    public async Task After_a_lost_connection_everybody_looks_once_and_news_is_heard_again()
    {
        using var nine = Hub.Wait(new HashSet<Guid> { await IdOf(world.Ward9) });
        await Quiet(nine);

        Assert.True(await world.Number("select count(*) from (select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen qms_live') ended") > 0);

        await Eventually(nine);
        await Quiet(nine);
        await Raise(world.Ward9);
        Assert.True(await nine.News(Soon, CancellationToken.None));
    }

    [Fact]
    public async Task A_stream_says_that_there_is_news_and_nothing_of_what()
    {
        var amara = await world.As(world.Amara);
        using var answer = await Stream(amara, "/at/ward-7/live");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(["retry: 1000", "event: hello", "data: hello", ""], await Lines(reader, 4));

        await Raise(world.Ward7);

        Assert.Equal(["event: news", $"data: {world.Clock.GetUtcNow().TimeWords()}", ""], await Lines(reader, 3));
    }

    [Fact]
    public async Task Who_may_not_read_boards_or_has_not_signed_in_hears_nothing()
    {
        using var partner = await Stream(await world.As(world.Moira), "/at/ward-7/live");
        using var nowhere = await Stream(await world.As(world.Amara), "/at/no-such-ward/live");
        using var nobody = await Stream(world.Anybody(), "/at/ward-7/live");

        Assert.Equal((403, 404, 302), ((int)partner.StatusCode, (int)nowhere.StatusCode, (int)nobody.StatusCode));
    }

    [Fact]
    public async Task Opened_by_hand_the_address_says_what_it_is_for_and_ends()
    {
        var page = (await (await world.As(world.Amara)).GetOnly("/at/ward-7/live")).Is(200);

        Assert.Contains("The board of this place listens here", System.Text.Encoding.UTF8.GetString(page.Body), StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task What_a_page_loads_by_itself_keeps_nobody_signed_in()
    {
        var dan = await world.As(world.Dan);
        for (var minutes = 0; minutes < 32; minutes += 4)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(4));
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Visitor.Site, "/at/ward-7"));
            request.Headers.Add("Qms-Live", "1");
            request.Headers.Add("Cookie", string.Join("; ", dan.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var answer = await world.Raw(request);
            Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], cookie => cookie.StartsWith("__Host-qms=", StringComparison.Ordinal) && !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
        }

        Assert.StartsWith("/sign-in", (await dan.Get("/me")).Address, StringComparison.Ordinal);
    }

    /// <summary>It hears by now: everybody is told to look once when it begins to.</summary>
    public async ValueTask InitializeAsync()
    {
        await world.Services.GetRequiredService<LiveSender>().SendOnce(CancellationToken.None);
        using var anywhere = Hub.Wait(new HashSet<Guid>());
        await ((IHostedService)Listener).StartAsync(CancellationToken.None);
        Assert.True(await anywhere.News(Soon, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await ((IHostedService)Listener).StopAsync(CancellationToken.None);
    }

    private async Task Raise(string place)
    {
        await world.Send(world.Amara, new RaiseIssue.Command { Place = place, Words = "The clock has stopped", Kind = IssueKind.Equipment });
        await world.Services.GetRequiredService<LiveSender>().SendOnce(CancellationToken.None);
    }

    /// <summary>What came of earlier tests, and of the beginning, is heard out.</summary>
    private static async Task Quiet(params LiveHub.Waiting[] waiting)
    {
        foreach (var here in waiting)
            while (await here.News(Moment, CancellationToken.None))
            {
            }
    }

    private async Task Eventually(LiveHub.Waiting here)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            // The next round comes a second later by the site's clock, which stands still here.
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            if (await here.News(Moment, CancellationToken.None))
                return;
        }

        Assert.Fail("Nothing was heard after the connection was lost");
    }

    private async Task<HttpResponseMessage> Stream(Visitor visitor, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Visitor.Site, address));
        request.Headers.Add("Accept", "text/event-stream");
        if (visitor.Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        return await world.Raw(request);
    }

    private static async Task<List<string>> Lines(StreamReader reader, int count)
    {
        using var enough = new CancellationTokenSource(Soon);
        var lines = new List<string>();
        while (lines.Count < count)
            if (await reader.ReadLineAsync(enough.Token) is { } line && !line.StartsWith(':'))
                lines.Add(line);
        return lines;
    }

    private Task<Guid> IdOf(string place) => world.Ask(db => db.Nodes.Where(node => node.Code == place).Select(node => node.Id).SingleAsync());
}
