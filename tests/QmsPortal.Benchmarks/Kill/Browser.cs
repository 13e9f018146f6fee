using System.Net;
using System.Text.RegularExpressions;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>What the site answered.</summary>
internal sealed partial record Answer(int Status, string? Location, string Body)
{
    /// <summary>The hidden fields of the form that holds this text: what a browser sends back unasked.</summary>
    public Dictionary<string, string> Form(string holding)
    {
        var form = Forms().Matches(Body).Select(match => match.Value).FirstOrDefault(found => found.Contains(holding, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The page ({Status}) has no form with {holding}");
        return Inputs().Matches(form).Select(match => match.Value).Where(input => input.Contains("type=\"hidden\"", StringComparison.Ordinal))
            .ToDictionary(input => Attribute(input, "name"), input => Attribute(input, "value"));
    }

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();
}

/// <summary>A browser of one person. It keeps cookies by hand: the site's go over https alone, and the drill does not leave the machine.</summary>
internal sealed class Browser(HttpClient http)
{
    private readonly Dictionary<string, string> cookies = [];

    public Task<Answer> Get(string path, CancellationToken ct) => Send(HttpMethod.Get, path, null, ct);

    public async Task<Answer> Post(string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken ct)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Send(HttpMethod.Post, path, content, ct);
    }

    /// <summary>Reads what the site tells, until it ends or is given up.</summary>
    public async Task Listen(string path, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Get, path, null);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        await (await response.Content.ReadAsStreamAsync(ct)).CopyToAsync(Stream.Null, ct);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        return request;
    }

    private async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, CancellationToken ct)
    {
        using var request = Request(method, path, content);
        using var response = await http.SendAsync(request, ct);
        var answer = new Answer((int)response.StatusCode, response.Headers.Location?.ToString(), await response.Content.ReadAsStringAsync(ct));
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Keep(cookie);
        return answer;
    }

    private void Keep(string cookie)
    {
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
        var (name, value) = (parts[0][..parts[0].IndexOf('=')], parts[0][(parts[0].IndexOf('=') + 1)..]);
        if (value.Length == 0)
            cookies.Remove(name);
        else
            cookies[name] = value;
    }
}
