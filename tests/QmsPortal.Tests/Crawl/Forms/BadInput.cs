using System.Diagnostics;
using System.Globalization;
using AngleSharp.Dom;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>Sends forms with answers that nobody should give, and says what is wrong with how each was answered.</summary>
internal sealed class BadInput(WorldWithForms world)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly string[] PlainHeadings = ["This form could not be read", "The file is too large", "Page not found"];

    /// <summary>By name, what a field is given in place of its answer; null leaves the field out.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Sent, IEnumerable<Sent>> Change)> Kinds =
    [
        .. new (string Name, string Value)[]
        {
            ("empty", ""), ("blank", " \t\r\n"), ("1 MiB", new string('x', 1 << 20)), ("NUL", "a\0b"), ("high surrogate", "a\uD800b"), ("low surrogate", "\uDC00"),
            ("right-to-left", "a\u202Eb"), ("combining marks", "e" + new string('\u0301', 10_000)), ("unknown answer", "NoSuchAnswer"), ("number for an answer", "99"), ("below any answer", "-1"),
            ("NaN", "NaN"), ("infinity", "∞"), ("1e308", "1e308"), ("-1e308", "-1e308"), ("long number", new string('9', 400)), ("decimals", "0." + new string('1', 60)), ("year 1", "0001"), ("year 9999", "9999"),
            ("first day", "0001-01-01"), ("last day", "9999-12-31"), ("Arabic digits", "١٢"), ("no guid", "not-a-guid"), ("no record", Guid.Empty.ToString()), ("version below", "-1"), ("version above", "4294967296"), ("quote", "'; drop table people; --"),
        }.Select(kind => (kind.Name, Change: Always(kind.Value))),
        ("left out", _ => []),
        ("array by number", sent => [sent with { Name = sent.Name + "[0]" }]),
        ("array", sent => [sent with { Name = sent.Name + "[]" }, sent with { Name = sent.Name + "[]" }]),
        ("part", sent => [sent with { Name = sent.Name + ".Part" }]),
        ("twice", sent => [sent, sent]),
        ("twice, otherwise", sent => [sent, sent with { Value = "zzz" }]),
        ("file in place of text", sent => [sent with { File = new SentFile("a.csv", [0, 255, 254], "text/csv") }]),
    ];

    private string calm = "";
    private Post? post;

    /// <summary>The form as it stands for the next try.</summary>
    public async Task<Post> Open(DiscoveredForm form)
    {
        if (post is not null)
            return post;
        post = await world.OpenAnew(form);
        calm = await world.Database.Fingerprint();
        return post;
    }

    /// <summary>Each form once, by its name, whoever has it: every so-many-th of them.</summary>
    public static IEnumerable<DiscoveredForm> Share(WorldWithForms world, int share, int shares) =>
        world.Kinds.Where(form => form.IsAccepted).DistinctBy(form => form.Kind.Named).Where((_, i) => i % shares == share);

    /// <summary>To be called between forms.</summary>
    public void Close() => post = null;

    /// <returns>The answer, and what is wrong with it.</returns>
    public async Task<(Page Page, string? Fault)> Try(DiscoveredForm form, Post bad, string changed, string? only)
    {
        var start = Stopwatch.GetTimestamp();
        var page = await world.Send(form, bad);
        var time = Stopwatch.GetElapsedTime(start);
        var after = await world.Database.Fingerprint();
        if (page.Status == 302)
            Close();
        return (page, await Fault());

        async Task<string?> Fault()
        {
            if (page.Status != 302 && after != calm)
                return Because($"was refused, but the database has changed: {page}");
            if (time > Longest && await Fastest(form, bad) > Longest)
                return Because($"took {time.TotalSeconds:0.0} s");
            return page.Status switch
            {
                302 => null,
                >= 500 => Because(page.ToString()),
                400 or 404 or 413 when PlainHeadings.Contains(page.Heading) => null,
                400 or 409 or 422 when page.Summary.Count == 0 => Because($"has no summary of what is wrong: {page}"),
                400 or 409 or 422 when AfterALater(page) is { } field => Because($"lists “{field}” after the problem of a later field"),
                400 when only is not null && !Names(page, only) => Because($"does not say that it is about this field: {page}"),
                400 or 409 or 422 => null,
                _ => Because(page.ToString()),
            };
        }

        string Because(string what) => string.Create(CultureInfo.InvariantCulture, $"{form} with {changed}: {what}");
    }

    public static Post Changed(Post post, IReadOnlyDictionary<string, Func<Sent, IEnumerable<Sent>>> changes) =>
        post with { Fields = [.. post.Fields.SelectMany(sent => changes.TryGetValue(sent.Name, out var change) ? change(sent) : [sent])] };

    private static Func<Sent, IEnumerable<Sent>> Always(string value) => sent => [sent.File is { } file ? sent with { File = file with { Name = Named(value), Content = System.Text.Encoding.UTF8.GetBytes(value) } } : sent with { Value = value }];

    /// <summary>The names of files travel in a header, which holds no line break and no quotation mark.</summary>
    private static string Named(string value) => string.Concat(value.Take(200).Where(c => !char.IsControl(c) && c != '"' && !char.IsSurrogate(c))) + ".csv";

    private static IEnumerable<IElement?> Led(Page page) =>
        page.Document.QuerySelectorAll(".nhsuk-error-summary__list a").Select(link => page.Document.GetElementById(link.GetAttribute("href")!.TrimStart('#')));

    /// <summary>The field, if any, whose problem is listed after that of a later one.</summary>
    private static string? AfterALater(Page page)
    {
        var led = Led(page).OfType<IElement>().ToList();
        return led.Zip(led.Skip(1)).FirstOrDefault(pair => pair.Second.CompareDocumentPosition(pair.First).HasFlag(DocumentPositions.Following)).Second?.Id;
    }

    /// <summary>A link of the summary leads to the field, or to its date or one of the boxes of it.</summary>
    public static bool Names(Page page, string field)
    {
        var whole = field[..Math.Max(0, field.LastIndexOf('.'))];
        return Led(page).Any(control => (control?.GetAttribute("name") ?? control?.QuerySelector("[name]")?.GetAttribute("name")) is { } name && (name == field || (whole.Contains('.', StringComparison.Ordinal) && name.StartsWith(whole + ".", StringComparison.Ordinal))));
    }

    private async Task<TimeSpan> Fastest(DiscoveredForm form, Post bad)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await world.Send(form, bad);
            fastest = new[] { fastest, Stopwatch.GetElapsedTime(start) }.Min();
        }

        return fastest;
    }
}
