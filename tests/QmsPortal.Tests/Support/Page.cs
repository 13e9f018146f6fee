using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace QmsPortal.Tests.Support;

/// <summary>An answer of the site, as the person sees it.</summary>
public sealed class Page
{
    private readonly Visitor visitor;
    private readonly HttpStatusCode status;
    private readonly TestLog log;
    private IHtmlDocument? document;

    internal Page(Visitor visitor, string address, HttpStatusCode status, IReadOnlyDictionary<string, string> headers, byte[] body, bool isHtml, IReadOnlyList<string> queries, TestLog log)
    {
        (this.visitor, this.status, IsHtml, this.log) = (visitor, status, isHtml, log);
        (Address, Headers, Body, Queries) = (address, headers, body, queries);
    }

    /// <summary>Path and query, after redirects.</summary>
    public string Address { get; }

    public int Status => (int)status;

    public IReadOnlyDictionary<string, string> Headers { get; }

    public byte[] Body { get; }

    /// <summary>The SQL commands this page took.</summary>
    public IReadOnlyList<string> Queries { get; }

    public int QueryCount => Queries.Count;

    /// <summary>The route of the page that answered, "/at/{place}/measures".</summary>
    public string? Route => Headers.GetValueOrDefault(RouteWatch.Header);

    public bool IsHtml { get; }

    /// <summary>Read when it is first asked for: most answers to a crawl are judged by less.</summary>
    public IHtmlDocument Document => document ??= IsHtml
        ? new HtmlParser().ParseDocument(Encoding.UTF8.GetString(Body))
        : throw new InvalidOperationException($"{Address} is not a page: {Status}, {Headers.GetValueOrDefault("Content-Type")}");

    /// <summary>Where the answer leads, when it is a redirect.</summary>
    public string? RedirectsTo => Status is >= 300 and < 400 && Headers.TryGetValue("Location", out var to)
        ? new Uri(new Uri(Visitor.Site, Address), to).PathAndQuery
        : null;

    public string Title => Document.Title ?? "";

    public string Heading => Words(Document.QuerySelector("h1"));

    /// <summary>What the main part of the page says, as one line.</summary>
    public string Text => Words(Document.QuerySelector("main"));

    public string? Banner => Document.QuerySelector(".qms-banner") is { } banner ? Words(banner) : null;

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Summary => [.. Document.QuerySelectorAll(".nhsuk-error-summary__list li").Select(Words)];

    /// <summary>What stands beside the field with this label or legend, if it has an error.</summary>
    public string? ErrorsBeside(string label)
    {
        var field = new Field(Everywhere, label);
        var group = field.Element.Closest(".nhsuk-form-group:has(.nhsuk-error-message)");
        var error = group?.QuerySelector(".nhsuk-error-message");
        if (error is null)
            return null;

        // Said to those who do not see the red bar.
        Assert.StartsWith("Error: ", Words(error), StringComparison.Ordinal);
        return Words(error)["Error: ".Length..];
    }

    /// <summary>What stands in the field with this label: what a person sees there.</summary>
    public string? Value(string label) => new Field(Everywhere, label).Value;

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    public bool HasField(string label) => Field.Find(Everywhere, label) is not null;

    public bool HasButton(string words) => Buttons().Any(button => Words(button) == words);

    public bool HasLink(string words) => Links().Any(link => Words(link) == words);

    public Task<Page> Follow(string linkWords)
    {
        var link = Links().FirstOrDefault(known => Words(known) == linkWords)
            ?? throw new Xunit.Sdk.XunitException($"{Address} has no link “{linkWords}”. It has: {string.Join("; ", Links().Select(Words))}");
        return visitor.Get(new Uri(new Uri(Visitor.Site, Address), link.GetAttribute("href")).PathAndQuery);
    }

    /// <summary>
    /// Fills in fields by their labels and presses the button with these words (or sends the form with this selector). A field's
    /// value is its text; the label of an answer for radios and checkboxes; the words of an option; "27 3 2026" or "3 2026" for a
    /// date; a <see cref="SentFile"/> for a file; null to leave it empty. Hidden fields go along; "hidden:Name" as a label alters one.
    /// </summary>
    public Task<Page> Submit(string button, params (string Label, object? Value)[] fields)
    {
        var (form, pressed) = FormOf(button);
        return new FormFilling(form, pressed, fields).Send(visitor, Address);
    }

    /// <summary>The answer to the post itself, without following where it leads.</summary>
    public Task<Page> SubmitOnly(string button, params (string Label, object? Value)[] fields)
    {
        var (form, pressed) = FormOf(button);
        return new FormFilling(form, pressed, fields).Send(visitor, Address, visitor.Once);
    }

    /// <summary>The value of a hidden field, for a test that sends a form twice or makes it stale.</summary>
    public string Hidden(string name) =>
        Document.QuerySelector($"input[name='{name}']")?.GetAttribute("value") ?? throw new Xunit.Sdk.XunitException($"{Address} has no field {name}");

    public override string ToString()
    {
        var text = new StringBuilder($"{Status} {Address}");
        if (IsHtml)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $": {Title}. {string.Join(" ", Summary)}");
        if (Status >= 500)
            text.AppendLine().AppendJoin(Environment.NewLine, log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).TakeLast(1));
        return text.ToString();
    }

    /// <summary>The page, when it is what was asked for; else a failure that says what came instead.</summary>
    public Page Is(int expected)
    {
        Assert.True(Status == expected, $"Expected {expected}, but {this}");
        return this;
    }

    internal static string Words(INode? node) => node is null ? "" : string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IElement Everywhere => Document.Body!;

    private IEnumerable<IElement> Buttons() => Document.QuerySelectorAll("form button, form input[type=submit]");

    private IEnumerable<IElement> Links() => Document.QuerySelectorAll("a[href]");

    private (IHtmlFormElement Form, IElement? Pressed) FormOf(string button)
    {
        if (button.StartsWith("form", StringComparison.Ordinal) || button[0] is '#' or '.' or '[')
            return ((IHtmlFormElement)(Document.QuerySelector(button) ?? throw new Xunit.Sdk.XunitException($"{Address} has no form {button}")), null);
        var known = Buttons().ToList();
        var pressed = known.FirstOrDefault(found => Words(found) == button)
            ?? known.FirstOrDefault(found => Words(found).StartsWith(button, StringComparison.Ordinal))
            ?? throw new Xunit.Sdk.XunitException($"There is no button “{button}” on {this}. There are: {string.Join("; ", known.Select(Words))}");
        return ((IHtmlFormElement)pressed.Closest("form")!, pressed);
    }
}
