using System.Net;
using System.Text.RegularExpressions;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>The headers by which browsers keep people safe stand on every answer, whatever it is.</summary>
public partial class HeadersEverywhereTests(FaultyWorld world) : IClassFixture<FaultyWorld>
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"),
    ];

    [Fact]
    public async Task Every_answer_has_them_and_none_names_the_server()
    {
        var faults = new List<string>();
        var seen = new HashSet<int>();
        foreach (var (what, expected, answer) in await Answers())
        {
            seen.Add((int)answer.StatusCode);
            if (answer.StatusCode != expected)
                faults.Add($"{what} was answered {answer.StatusCode}");
            faults.AddRange(Always.Where(header => Value(answer, header.Name) != header.Value).Select(header => $"{what} has {header.Name}: {Value(answer, header.Name)}"));
            if (HstsAge().Match(Value(answer, "Strict-Transport-Security")) is var age && (!age.Success || int.Parse(age.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) < 365 * 24 * 3600))
                faults.Add($"{what} has Strict-Transport-Security: {Value(answer, "Strict-Transport-Security")}");
            if (new[] { "Server", "X-Powered-By", "X-AspNet-Version" }.Any(header => Value(answer, header).Length > 0))
                faults.Add($"{what} names the server");
            if (answer.Content.Headers.ContentType?.MediaType is "text/html" && !Value(answer, "Cache-Control").Contains("no-store", StringComparison.Ordinal))
                faults.Add($"{what} may be kept: {Value(answer, "Cache-Control")}");
            answer.Dispose();
        }

        Expect.None(faults);
        Assert.Superset(new HashSet<int> { 200, 302, 304, 400, 403, 404, 405, 413, 500, 503 }, seen);
    }

    [Fact]
    public async Task Every_cookie_is_the_hosts_own_secure_and_out_of_reach_of_script()
    {
        var anybody = world.Anybody();
        var signIn = await anybody.Get("/sign-in");
        var signedIn = await signIn.SubmitOnly("Sign in", ("E-mail address", world.Amara), ("Password", world.Password));
        var themed = await (await anybody.Get("/me")).SubmitOnly("Save", ("Colours", "Dark"));
        var signedOut = await (await anybody.Get("/sign-out")).SubmitOnly("Sign out");

        var cookies = new[] { signIn, signedIn, themed, signedOut }.SelectMany(page => Cookie().Split(page.Headers.GetValueOrDefault("Set-Cookie", ""))).Where(cookie => cookie.Length > 0).ToList();

        Assert.Superset(new HashSet<string> { "__Host-qms", "__Host-qms-form", "__Host-qms-note", "__Host-qms-theme" }, cookies.Select(cookie => cookie.Split('=')[0]).ToHashSet());
        Expect.None(cookies.Where(cookie => !cookie.StartsWith("__Host-", StringComparison.Ordinal)
            || new[] { "; secure", "; httponly", "; path=/", "; samesite=" }.Any(part => !cookie.Contains(part, StringComparison.OrdinalIgnoreCase))
            || cookie.Contains("domain=", StringComparison.OrdinalIgnoreCase) || cookie.Contains("samesite=none", StringComparison.OrdinalIgnoreCase)));
    }

    private async Task<List<(string What, HttpStatusCode Expected, HttpResponseMessage Answer)>> Answers()
    {
        var nurse = await world.Browser(world.Amara);
        var file = Walk.LinksOf(await world.Anybody().Get("/sign-in")).First(link => link.Contains("site.css", StringComparison.Ordinal));
        var answers = new List<(string, HttpStatusCode, HttpResponseMessage)>();
        await Ask("a page", HttpStatusCode.OK, HttpMethod.Get, "/at/ward-7", nurse);
        await Ask("a page for somebody who has not signed in", HttpStatusCode.OK, HttpMethod.Get, "/sign-in");
        await Ask("a redirect to sign in", HttpStatusCode.Found, HttpMethod.Get, "/at/ward-7");
        await Ask("a redirect", HttpStatusCode.Found, HttpMethod.Get, "/", nurse);
        await Ask("the head of a page", HttpStatusCode.OK, HttpMethod.Head, "/at/ward-7", nurse);
        await Ask("a file", HttpStatusCode.OK, HttpMethod.Get, file);
        await Ask("a file that has not changed", HttpStatusCode.NotModified, HttpMethod.Get, file, change: request => request.Headers.IfNoneMatch.Add(answers[^1].Item3.Headers.ETag!));
        await Ask("a form that is not ours", HttpStatusCode.BadRequest, HttpMethod.Post, "/raise?at=ward-7", nurse);
        await Ask("a page without permission", HttpStatusCode.Forbidden, HttpMethod.Get, "/settings", nurse);
        await Ask("a page that is not there", HttpStatusCode.NotFound, HttpMethod.Get, "/no/such/page", nurse);
        await Ask("a file that is not there", HttpStatusCode.NotFound, HttpMethod.Get, "/no-such.css", nurse);
        await Ask("too large", HttpStatusCode.RequestEntityTooLarge, HttpMethod.Get, "/errors/413", nurse);
        await Ask("alive", HttpStatusCode.OK, HttpMethod.Get, "/health/live");
        await Ask("ready", HttpStatusCode.OK, HttpMethod.Get, "/health/ready");
        await Ask("trace", HttpStatusCode.MethodNotAllowed, HttpMethod.Trace, "/at/ward-7", nurse);
        await Ask("trace of a file", HttpStatusCode.MethodNotAllowed, HttpMethod.Trace, file);
        await Ask("options", HttpStatusCode.OK, HttpMethod.Options, "/at/ward-7", nurse);
        world.Fault.Words = "gone";
        await Ask("a page that fails", HttpStatusCode.InternalServerError, HttpMethod.Get, "/at/ward-7", nurse);
        await Ask("not ready", HttpStatusCode.ServiceUnavailable, HttpMethod.Get, "/health/ready");
        world.Fault.Words = null;
        return answers;

        async Task Ask(string what, HttpStatusCode expected, HttpMethod method, string path, Visitor? visitor = null, Action<HttpRequestMessage>? change = null)
        {
            var request = new HttpRequestMessage(method, new Uri(Visitor.Site, path));
            if (visitor is not null)
                request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            change?.Invoke(request);
            answers.Add((what, expected, await world.Raw(request)));
        }
    }

    private static string Value(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) || answer.Content.Headers.TryGetValues(header, out values) ? string.Join(", ", values) : "";

    [GeneratedRegex("max-age=([0-9]+)")]
    private static partial Regex HstsAge();

    [GeneratedRegex(", (?=[A-Za-z_.-]+=)")]
    private static partial Regex Cookie();
}
