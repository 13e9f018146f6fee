using AngleSharp.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>Markup, scripts, templates, SQL and formulas that people store stand on every page as the text they typed.</summary>
public class StoredTextTests(FormsWorld world) : IClassFixture<FormsWorld>
{
    // What a browser shows, reads out or sends back as text.
    private static readonly string[] TextAttributes = ["value", "title", "alt", "aria-label", "placeholder", "content", "label"];

    private readonly HashSet<(string Person, string Address)> after = [];

    [Fact]
    public async Task What_people_store_is_shown_as_text_and_does_nothing()
    {
        var stored = await StoreEverywhere();

        var pages = await Walked();

        var faults = pages.SelectMany(visit => visit.Page.Document.All.SelectMany(Acting).Select(what => $"{visit}: {what}"));
        Expect.None(faults);
        Assert.True(stored >= 30, $"{stored} posts were accepted");
        var shown = pages.Select(visit => visit.Page.Document.DocumentElement.TextContent).ToList();
        Expect.None(Payloads.All.Where(payload => !shown.Any(text => text.Contains(payload, StringComparison.Ordinal))).Select(payload => $"{payload} is shown nowhere"));
    }

    /// <summary>Each form several times, its texts taking turns with the payloads; where one does not fit, it goes without.</summary>
    private async Task<int> StoreEverywhere()
    {
        var stored = 0;
        foreach (var form in world.Kinds.Where(form => form.IsAccepted && form.Kind.Named is not ("/sign-in" or "/sign-out" or "/demonstration" or "/me/password")))
            for (var turn = 0; turn < 4; turn++)
            {
                world.RestoreBrowser(form.Person);
                if (await world.Open(form) is not { } post)
                    break;
                var places = post.Asked.Where(sent => sent.Control is Control.Text or Control.File or Control.Email).Select(sent => sent.Name).ToList();
                if (places.Count == 0)
                    break;
                var taken = places.Select((name, place) => (name, Payload: Payloads.All[(turn * 3 + place + stored) % Payloads.All.Count])).ToDictionary(pair => pair.name, pair => pair.Payload);
                stored += await IsStored(form, post, taken) ? 1 : 0;
            }

        return stored;
    }

    private async Task<bool> IsStored(DiscoveredForm form, Post post, Dictionary<string, string> payloads)
    {
        for (var tries = 0; tries < 3; tries++)
        {
            var filled = post with { Fields = [.. post.Fields.Select(sent => payloads.TryGetValue(sent.Name, out var payload) ? With(sent, payload) : sent)] };
            var page = await world.Send(form, filled);
            if (page.RedirectsTo is { } next)
                return after.Add((form.Person, next)) || page.Status == 302;
            if (!page.IsHtml || page.Summary.Count == 0)
                return false;
            foreach (var link in page.Document.QuerySelectorAll(".nhsuk-error-summary__list a"))
                if (page.Document.GetElementById(link.GetAttribute("href")!.TrimStart('#'))?.GetAttribute("name") is { } refused)
                    payloads.Remove(refused);
        }

        return false;
    }

    private static Sent With(Sent sent, string payload) => sent.Control switch
    {
        Control.File => sent with { File = SentFile.Text(payload.Replace('"', '\'').Replace('/', ' ') + ".csv", $"date,numerator,denominator,\"{payload.Replace("\"", "\"\"")}\"\n2004-01-01,1,1,\"{payload.Replace("\"", "\"\"")}\"\n") },
        Control.Email => sent with { Value = $"\"{payload}\"@riverside.example" },
        _ => sent with { Value = payload },
    };

    private async Task<IReadOnlyList<Visit>> Walked()
    {
        var routes = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        var places = await world.Ask(db => db.Nodes.ToDictionaryAsync(node => node.Code, node => node.Kind.ToString()));
        var visits = new List<Visit>();
        foreach (var person in new[] { world.Joy, world.Imogen, world.Rowan })
            visits.AddRange(await new Walk(person, await world.As(person), routes, code => places.GetValueOrDefault(code, "")).All());

        // What was stored last is what the first links of lists do not lead to.
        foreach (var (person, address) in after.Concat(world.Forms.Where(form => form.Person == world.Joy || form.Person == world.Imogen || form.Person == world.Rowan).SelectMany(form => form.Addresses.Select(address => (form.Person, address)))).Distinct())
            visits.Add(new Visit(person, address, "a form", await (await world.Browser(person)).Get(address)));
        return [.. visits.Where(visit => visit.Page.IsHtml)];
    }

    private static IEnumerable<string> Acting(IElement element)
    {
        if (element.LocalName.Contains(Payloads.Mark, StringComparison.OrdinalIgnoreCase) || (element.LocalName is "script" or "style" && element.TextContent.Contains(Payloads.Mark, StringComparison.Ordinal)))
            yield return element.OuterHtml;
        foreach (var attribute in element.Attributes)
        {
            if (attribute.Name.Contains(Payloads.Mark, StringComparison.OrdinalIgnoreCase))
                yield return element.OuterHtml;
            else if (attribute.Value.Contains(Payloads.Mark, StringComparison.OrdinalIgnoreCase) && !TextAttributes.Contains(attribute.Name) && !IsOwnAddress(attribute))
                yield return $"{attribute.Name}={attribute.Value} of {element.LocalName}";
        }
    }

    private static bool IsOwnAddress(IAttr attribute) => attribute.Name is "href" or "action" && attribute.Value.StartsWith('/') && !attribute.Value.StartsWith("//", StringComparison.Ordinal);
}
