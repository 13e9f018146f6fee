using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>
/// A form that posts, as one person came to it by links. Forms of the same page and handler that ask for the same are one;
/// where it stands on several pages, each may serve.
/// </summary>
internal sealed record DiscoveredForm(string Person, FormKind Kind, IReadOnlyList<string> Addresses)
{
    /// <summary>The page it stands on: the first on which it is accepted as it is filled in, if there is one.</summary>
    public string Address { get; init; } = Addresses[0];

    /// <summary>Which of the answers of each choice: 0 for the first.</summary>
    public int Choice { get; init; }

    /// <summary>Why it was not accepted where it was tried, empty if it was.</summary>
    public string Refusal { get; init; } = "";

    public bool IsAccepted => Refusal.Length == 0;

    public override string ToString() => $"{Kind} as {Person} at {Address}";

    /// <summary>The first form of this kind on a page, if it has one.</summary>
    public IHtmlFormElement? On(Page page) => page.IsHtml ? FormsOf(page).FirstOrDefault(form => FormKind.Of(page, form) == Kind) : null;

    public static IEnumerable<IHtmlFormElement> FormsOf(Page page) =>
        page.Document.QuerySelectorAll("form").OfType<IHtmlFormElement>().Where(form => "post".Equals(form.GetAttribute("method"), StringComparison.OrdinalIgnoreCase));
}

/// <summary>The page a form stands on, where it is sent, and the names of what it asks.</summary>
internal sealed record FormKind(string Route, string Handler, string Names)
{
    public static FormKind Of(Page page, IElement form)
    {
        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : page.Address;
        var handler = action.Split("handler=") is [_, var named] ? named : "";
        var path = action.Split('?')[0];
        var elsewhere = path == page.Address.Split('?')[0] ? "" : path + " ";
        var names = form.QuerySelectorAll("input[name], select[name], textarea[name]").Select(control => control.GetAttribute("name")!).Where(name => name is not "__RequestVerificationToken" and not "OperationId").Distinct().Order();
        return new FormKind(page.Route ?? "", elsewhere + handler, string.Join(' ', names));
    }

    /// <summary>As it stands in lists of exceptions: "/issues/{number:int} Solve".</summary>
    public string Named => $"{Route} {Handler}".TrimEnd();

    public override string ToString() => $"{Named} ({Names})";
}
