using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl;

/// <summary>What somebody sees who has not signed in: nearly nothing.</summary>
public partial class SignedOutTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly string[] Open = ["/sign-in", "/screen", "/sign", "/errors/{code:int}", "/demonstration", "/set-up", "/health/live", "/health/ready"];

    [Fact]
    public async Task Everything_but_the_listed_leads_to_signing_in()
    {
        var anybody = world.Anybody();
        var routes = Routes();

        foreach (var route in routes.Except(Open))
        {
            var page = await anybody.GetOnly(AddressOf(route));
            var posted = await anybody.Post(AddressOf(route));

            Assert.True(page.RedirectsTo?.StartsWith("/sign-in?from=", StringComparison.Ordinal), $"{route} answered {page.Status}");
            Assert.True(posted.Address.StartsWith("/sign-in", StringComparison.Ordinal), $"{route} answered a post with {posted.Status}");
        }

        Assert.True(routes.Count > 25);
        Expect.None(Open.Except(routes));
    }

    [Fact]
    public async Task After_signing_in_a_person_is_where_they_wanted_to_be()
    {
        var anybody = world.Anybody();

        var signIn = await anybody.Get("/at/ward-7/issues?show=over");
        var page = await signIn.Submit("Sign in", ("E-mail address", world.Amara), ("Password", world.Password));

        Assert.Equal("/at/ward-7/issues?show=over", page.Is(200).Address);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_never_leads_to_another_site(string elsewhere)
    {
        var signIn = await world.Anybody().Get("/sign-in?from=" + Uri.EscapeDataString(elsewhere));

        var page = await signIn.Submit("Sign in", ("E-mail address", world.Amara), ("Password", world.Password));

        Assert.Equal("/at/ward-7", page.Is(200).Address);
    }

    [Fact]
    public async Task Health_is_told_to_anyone_and_says_nothing_more()
    {
        var live = await world.Anybody().Get("/health/live");
        var ready = await world.Anybody().Get("/health/ready");

        Assert.Equal("Healthy", System.Text.Encoding.UTF8.GetString(live.Is(200).Body));
        Assert.Equal("Healthy", System.Text.Encoding.UTF8.GetString(ready.Is(200).Body));
        Assert.Equal(0, live.QueryCount);
    }

    [Fact]
    public async Task An_unknown_address_is_a_plain_page_with_the_security_headers()
    {
        var nurse = await world.As(world.Amara);

        var page = (await nurse.Get("/no/such/page")).Is(404);
        var file = (await nurse.Get("/no-such-file.css")).Is(404);

        Assert.Equal("Page not found", page.Heading);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.Contains("frame-ancestors 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task What_is_not_there_and_what_needs_signing_in_are_not_told_apart()
    {
        var there = await world.Anybody().GetOnly("/issues/1001");
        var notThere = await world.Anybody().GetOnly("/issues/999999");

        Assert.Equal((there.Status, there.QueryCount), (notThere.Status, notThere.QueryCount));
    }

    [Fact]
    public async Task Files_of_the_site_need_no_signing_in()
    {
        var signIn = await world.Anybody().Get("/sign-in");

        foreach (var file in Walk.LinksOf(signIn).Where(link => link.Contains("?v=", StringComparison.Ordinal)))
        {
            var answer = await world.Anybody().Get(file);

            Assert.Equal("nosniff", answer.Is(200).Headers["X-Content-Type-Options"]);
            Assert.Contains("immutable", answer.Headers["Cache-Control"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused_in_plain_words()
    {
        var nurse = await world.As(world.Amara);

        var page = await nurse.Post("/raise?at=ward-7", ("Command.Words", "Sent by another site"), ("Command.Kind", "Safety"));

        Assert.Equal("This form could not be read", page.Is(400).Heading);
    }

    private List<string> Routes() =>
        [.. world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct()];

    private static string AddressOf(string route) => Parameter().Replace(route, found => found.Value.Contains(":int", StringComparison.Ordinal) ? "1001"
        : found.Value.Contains(":guid", StringComparison.Ordinal) ? "018f0000-0000-7000-8000-000000000001" : "ward-7");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

public class ProductionPagesTests(ProductionWorld world) : IClassFixture<ProductionWorld>
{
    [Fact]
    public async Task There_is_no_demonstration_in_production()
    {
        var page = await world.Anybody().Get("/demonstration");
        var signIn = await world.Anybody().Get("/sign-in");
        var posted = await signIn.Submit("Sign in", ("E-mail address", world.Amara), ("Password", world.Password));

        Assert.Equal("Page not found", page.Is(404).Heading);
        Assert.DoesNotContain("demonstration", signIn.Document.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Demonstration", posted.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_becomes_somebody_by_posting_to_the_demonstration_in_production()
    {
        var person = await world.Ask(db => Task.FromResult(db.Users.Single(account => account.Email == world.Rowan).Id));
        var visitor = world.Anybody();
        var signIn = await visitor.Get("/sign-in");

        var page = await visitor.Post("/demonstration", ("person", person.ToString()), ("__RequestVerificationToken", signIn.Hidden("__RequestVerificationToken")));

        Assert.Equal(404, page.Status);
        Assert.StartsWith("/sign-in", (await visitor.Get("/settings")).Address, StringComparison.Ordinal);
    }
}
