using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Organisation.Devices;

/// <summary>A screen on the wall of a ward: paired by a code, limited to its wall, shut out at once.</summary>
public partial class DeviceTests(TrustWorld world, QmsServer server) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_lead_pairs_a_screen_which_shows_the_wall_without_anybody_signing_in()
    {
        var joy = await world.As(world.Joy);
        var list = (await (await joy.Get("/at/ward-7")).Follow("Screens")).Is(200);
        Assert.Equal("Enter where it stands", (await list.Submit("Pair a device")).Is(400).ErrorsBeside("Where does it stand or hang?"));
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var paired = (await list.Submit("Pair a device", ("What is it?", "A screen on the wall"), ("Where does it stand or hang?", "Day room"))).Is(200);
        var code = Spoken().Match(paired.Part("Devices")).Groups[1].Value;

        var screen = world.Anybody();
        var wall = (await (await (await screen.Get("/sign-in")).Follow("Pair it with a code")).Submit("Pair this device", ("Code", code.ToLowerInvariant()))).Is(200);

        Assert.Equal(("/at/ward-7/wall", "Ward 7"), (wall.Address, wall.Heading));
        Assert.Equal(200, (await screen.Get("/at/ward-7/live")).Status);
        var again = (await screen.GetOnly("/at/ward-7/wall")).Is(200);
        Assert.Equal("no-store", again.Headers["Cache-Control"]);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await screen.Get("/at/ward-7/wall");
        var seen = (await joy.Get("/at/ward-7/devices")).Is(200).Part("Devices");
        Assert.Contains("Day room, wall screen Paired Offered by Ward sister, Joy", seen, StringComparison.Ordinal);
        Assert.Contains($"Last seen {world.Clock.GetUtcNow().Words(world.Clock.Today())}.", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(code, seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_screen_keeps_is_read_by_no_script_goes_over_https_alone_and_is_stored_as_a_hash()
    {
        var device = await world.OfferedScreen();
        var screen = world.Anybody();
        var form = await screen.Get("/screen");

        var answer = await screen.Once(HttpMethod.Post, "/screen", new FormUrlEncodedContent([new("Command.Code", device.Code!), new("__RequestVerificationToken", form.Hidden("__RequestVerificationToken"))]));
        var cookie = answer.Headers["Set-Cookie"].Split(", ").Single(part => part.StartsWith("__Host-qms-screen=", StringComparison.Ordinal));

        foreach (var kept in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(kept, cookie, StringComparison.OrdinalIgnoreCase);
        var secret = cookie.Split(';')[0].Split('=')[1];
        var stored = await world.Screen(device.Id);
        Assert.Equal((null, Device.HashOf(secret)), (stored.Code, stored.SecretHash));
        Assert.True(secret.Length >= 64);
        Assert.Equal(0, await world.Number("select count(*) from audit_payloads kept where kept::text like $1", $"%{secret}%"));
        Assert.Equal(0, await world.Number("select count(*) from audit_payloads kept where kept::text like $1", $"%{device.Code}%"));
    }

    [Fact]
    public async Task A_screen_reaches_no_other_page_and_no_wall_of_another_place()
    {
        var screen = await Paired();
        string[] open = ["/sign-in", "/screen", "/sign", "/errors/{code:int}", "/demonstration", "/set-up", "/health/live", "/health/ready"];
        string[] own = ["/at/{place}/wall", "/at/{place}/live"];
        var routes = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Except([.. open, .. own]).ToList();

        Assert.True(routes.Count > 100, $"{routes.Count} pages");
        foreach (var address in routes.Select(AddressOf).Concat(["/at/ward-9/wall", "/at/ward-9/live", "/at/medicine/live", "/at/ward-7/wall/", "/at/ward-7/wall/more"]))
        {
            var page = await screen.GetOnly(address);
            Assert.True(page.Status is 404 || page.RedirectsTo?.StartsWith("/sign-in", StringComparison.Ordinal) is true, $"{address} answered {page.Status}");
        }

        foreach (var address in routes.Select(AddressOf).Concat(["/at/ward-7/wall", "/at/ward-7/live"]))
        {
            var posted = await screen.Post(address);
            Assert.True(posted.Address.StartsWith("/sign-in", StringComparison.Ordinal) || posted.Status is 404 or 405, $"{address} answered a post with {posted.Status}");
        }

        Assert.Equal(200, (await screen.Get("/at/ward-7/wall")).Status);
    }

    /// <summary>The wards of a tier hang in the room where its huddle is: numbers alone, and no ward's own wall.</summary>
    [Fact]
    public async Task Whoever_leads_a_tier_pairs_a_screen_for_its_wards_but_no_shared_device()
    {
        var marcus = await world.As(world.Marcus);
        var list = (await (await marcus.Get("/at/medicine/overview")).Follow("Screens")).Is(200);
        var refused = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Marcus, new PairDevice.Command { Place = "medicine", Kind = DeviceKind.Shared, Name = "Office" }));
        Assert.Equal("Only a ward or team shares a device. Pair a screen on the wall instead.", refused.Message);
        Assert.DoesNotContain("A tablet or computer", list.Text, StringComparison.Ordinal);
        var paired = (await list.Submit("Pair a device", ("Where does it stand or hang?", "Huddle room"))).Is(200);
        var code = Spoken().Match(paired.Part("Devices")).Groups[1].Value;

        var screen = world.Anybody();
        var wall = (await (await screen.Get("/screen")).Submit("Pair this device", ("Code", code))).Is(200);

        Assert.Equal(("/at/medicine/wall", "Medicine"), (wall.Address, wall.Heading));
        Assert.Contains("Ward 7 Concern in", wall.Text, StringComparison.Ordinal);
        Assert.Contains(wall.Document.QuerySelectorAll(".qms-wall__rows tbody tr").Select(Page.Words), row => Issues().IsMatch(row));
        foreach (var address in new[] { "/at/ward-7/wall", "/at/surgery/wall", "/at/medicine/overview" })
            Assert.StartsWith("/sign-in", (await screen.GetOnly(address)).RedirectsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_that_is_shut_out_is_out_on_its_next_request()
    {
        var device = await world.OfferedScreen();
        var screen = await Paired(device);
        Assert.Equal(200, (await screen.GetOnly("/at/ward-7/wall")).Status);

        var page = (await (await (await world.As(world.Joy)).Get("/at/ward-7/devices")).Submit($"Shut out: {device.Name}, {device.OfferedAt.Words(world.Clock.Today())}")).Is(200);

        Assert.Equal("The device is shut out", page.Banner);
        Assert.StartsWith("/sign-in", (await screen.GetOnly("/at/ward-7/wall")).RedirectsTo, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await screen.GetOnly("/at/ward-7/live")).RedirectsTo, StringComparison.Ordinal);
        Assert.Equal("This device was shut out already.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, new RevokeDevice.Command { Place = "ward-7", Device = device.Id }))).Message);
    }

    [Fact]
    public async Task A_code_that_is_wrong_used_revoked_or_run_out_has_one_same_answer_and_tries_are_few()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var (used, revoked, late) = (await own.OfferedScreen(), await own.OfferedScreen(), await own.OfferedScreen());
        await Type(own, used.Code!);
        await own.Send(own.Joy, new RevokeDevice.Command { Place = "ward-7", Device = revoked.Id });
        own.Clock.Advance(TimeSpan.FromMinutes(10));
        var good = await own.OfferedScreen();

        var answers = new List<string>();
        foreach (var code in new[] { "ABCD 2345", used.Code!, revoked.Code!, late.Code!, "1" })
            answers.Add(Refusal(await Type(own, code)));
        answers.Add(Refusal(await Type(own, good.Code!)));
        Assert.Equal([ClaimDevice.Refused], answers.Distinct());

        own.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/at/ward-7/wall", (await Type(own, good.Code!)).Is(200).Address);
        Assert.Equal(ClaimDevice.Refused, Refusal(await Type(own, good.Code!)));
    }

    [Fact]
    public async Task A_screen_may_read_a_board_and_send_nothing_though_a_page_would_let_it()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        user.BecomeDevice(Guid.NewGuid(), "Wall screen", "/riverside-hospitals/medicine/older-peoples-care/ward-7/", DeviceBounds.Wall);

        Assert.Equal([Permission.Anyone, Permission.SignedIn, Permission.ReadPlaces, Permission.ReadBoards, Permission.ReadMeasures], Enum.GetValues<Permission>().Where(user.Can));
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        await Assert.ThrowsAsync<ForbiddenException>(() => mediator.Send(new RaiseIssue.Command { Place = "ward-7", Words = "From a wall", Kind = IssueKind.Equipment }));
        await Assert.ThrowsAsync<ForbiddenException>(() => mediator.Send(new ClaimDevice.Command { Code = "ABCD 2345" }));
    }

    [Fact]
    public async Task Only_who_leads_there_pairs_and_shuts_out_and_a_place_above_the_wards_has_no_wall()
    {
        var device = await world.OfferedScreen();

        Assert.Equal(403, (await (await world.As(world.Amara)).Get("/at/ward-7/devices")).Status);
        Assert.Equal(404, (await (await world.As(world.Bethan)).Get("/at/ward-7/devices")).Status);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, new PairDevice.Command { Place = "ward-7", Kind = DeviceKind.Wall, Name = "Ours" }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, new RevokeDevice.Command { Place = "ward-7", Device = device.Id }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, new RevokeDevice.Command { Place = "ward-9", Device = device.Id }));
        Assert.Equal(404, (await (await world.As(world.Joy)).Get("/at/medicine/devices")).Status);
        Assert.Null((await world.Screen(device.Id)).RevokedAt);
    }

    private async Task<Visitor> Paired(Device? device = null)
    {
        var screen = world.Anybody();
        (await (await screen.Get("/screen")).Submit("Pair this device", ("Code", (device ?? await world.OfferedScreen()).Code!))).Is(200);
        return screen;
    }

    private static async Task<Page> Type(TrustWorld own, string code) => await (await own.Anybody().Get("/screen")).Submit("Pair this device", ("Code", code));

    private static string Refusal(Page page) => page.Is(422).Summary.Single();

    private static string AddressOf(string route) => Parameter().Replace(route, found => found.Value.Contains(":int", StringComparison.Ordinal) ? "1001"
        : found.Value.Contains(":guid", StringComparison.Ordinal) ? "018f0000-0000-7000-8000-000000000001" : "ward-7");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("type ([2-9A-Z]{4} [2-9A-Z]{4})")]
    private static partial Regex Spoken();

    /// <summary>A screen may read no issue, and counts them all the same.</summary>
    [GeneratedRegex("^Ward 7 .* [1-9][0-9]*, oldest ")]
    private static partial Regex Issues();
}
