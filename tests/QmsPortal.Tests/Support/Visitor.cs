using System.Globalization;
using Xunit;

namespace QmsPortal.Tests.Support;

/// <summary>A browser without script: keeps cookies, follows redirects, reads pages, fills in forms.</summary>
public sealed class Visitor(TestWorld world, HttpMessageInvoker browser)
{
    /// <summary>Over https, since the site's cookies go over nothing else.</summary>
    public static readonly Uri Site = new("https://localhost");

    private const int MostRedirects = 10;

    private int requests;

    public Dictionary<string, string> Cookies { get; } = [];

    public Task<Page> Get(string path) => Follow(HttpMethod.Get, path, () => null);

    /// <summary>The answer itself, without following where it leads.</summary>
    public Task<Page> GetOnly(string path) => Once(HttpMethod.Get, path, null);

    /// <summary>A post with these fields and no others: what no form of the site would send.</summary>
    public Task<Page> Post(string path, params (string Name, string Value)[] fields) =>
        Follow(HttpMethod.Post, path, () => new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<Page> SignIn(string email, string password) =>
        await (await Get("/sign-in")).Submit("Sign in", ("E-mail address", email), ("Password", password));

    internal async Task<Page> Follow(HttpMethod method, string path, Func<HttpContent?> content)
    {
        var page = await Once(method, path, content());
        for (var hops = 0; page.RedirectsTo is { } next; hops++)
        {
            Assert.True(hops < MostRedirects, $"{path} redirects for ever, now to {next}");
            page = await Once(HttpMethod.Get, next, null);
        }

        return page;
    }

    internal async Task<Page> Once(HttpMethod method, string path, HttpContent? content)
    {
        var mark = string.Create(CultureInfo.InvariantCulture, $"{GetHashCode()}-{Interlocked.Increment(ref requests)}");
        using var request = new HttpRequestMessage(method, new Uri(Site, path)) { Content = content };
        request.Headers.Add(SqlWatch.Mark, mark);
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var response = await browser.SendAsync(request, CancellationToken.None);
        Keep(response);
        var body = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var type = response.Content.Headers.ContentType?.MediaType;
        return new Page(this, request.RequestUri!.PathAndQuery, response.StatusCode, headers, body, type is "text/html", world.Sql.Take(mark), world.Log);
    }

    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var set))
            return;
        foreach (var cookie in set)
        {
            var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
            var (name, value) = (parts[0][..parts[0].IndexOf('=')], parts[0][(parts[0].IndexOf('=') + 1)..]);
            if (HasEnded(parts))
                Cookies.Remove(name);
            else
                Cookies[name] = value;
        }
    }

    private bool HasEnded(string[] parts) => parts.Any(part =>
        part.Equals("max-age=0", StringComparison.OrdinalIgnoreCase)
        || (part.StartsWith("expires=", StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.Parse(part["expires=".Length..], CultureInfo.InvariantCulture) <= world.Clock.GetUtcNow()));
}

/// <summary>A file that a form is given.</summary>
public sealed record SentFile(string Name, byte[] Content, string Type = "text/csv")
{
    public static SentFile Text(string name, string content) => new(name, System.Text.Encoding.UTF8.GetBytes(content));
}
