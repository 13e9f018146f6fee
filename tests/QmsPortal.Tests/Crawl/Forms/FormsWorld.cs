using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>The trust with something in every state, and every form that anybody came to in it.</summary>
public class FormsWorld(QmsServer server) : WorldWithForms(server, new SiteMode(IsDemonstration: true));

/// <summary>The same in production.</summary>
public class FormsInProduction(QmsServer server) : WorldWithForms(server, new SiteMode(IsDemonstration: false));

public abstract class WorldWithForms(QmsServer server, SiteMode mode) : TestWorld(server, mode)
{
    private static readonly SemaphoreSlim One = new(1);
    private static (IReadOnlyList<DiscoveredForm> Forms, IReadOnlyList<(string Person, string Address)> Pages)? found;

    private readonly QmsServer server = server;
    private readonly Dictionary<string, (Visitor Visitor, KeyValuePair<string, string>[] Cookies)> browsers = [];
    private Snapshot? snapshot;

    /// <summary>One person of each kind, and with them those who keep a part of the organisation only.</summary>
    internal string[] Everybody => [Amara, Joy, Imogen, Tomasz, Petra, Samuel, Marcus, Leila, Moira, Rowan, Grace, EveryState.Ada, EveryState.Noor];

    internal IReadOnlyList<DiscoveredForm> Forms { get; private set; } = [];

    /// <summary>One page of each kind, and somebody who has it.</summary>
    internal IReadOnlyList<(string Person, string Address)> Pages { get; private set; } = [];

    /// <summary>Each kind of form once, whoever has it.</summary>
    internal IReadOnlyList<DiscoveredForm> Kinds => [.. Forms.DistinctBy(form => form.Kind)];

    internal Snapshot Database => snapshot ?? throw new InvalidOperationException("The world has not begun.");

    protected override Task<TestDatabase> Clone(QmsServer server) => server.CloneEveryStateAsync();

    protected override async Task Begin()
    {
        (var forms, Pages) = await Found();
        Forms = [.. forms.Where(form => form.Kind.Route != "/demonstration" || Services.GetRequiredService<SiteMode>().IsDemonstration)];
        snapshot = await Snapshot.Take(ConnectionString);
    }

    /// <summary>The browser of this person, signed in once.</summary>
    internal async Task<Visitor> Browser(string person)
    {
        if (browsers.TryGetValue(person, out var known))
            return known.Visitor;
        var visitor = await As(person);
        browsers[person] = (visitor, [.. visitor.Cookies]);
        return visitor;
    }

    /// <summary>Another window of the same browser.</summary>
    internal Visitor Copy(Visitor of)
    {
        var copy = Anybody();
        foreach (var (name, value) in of.Cookies)
            copy.Cookies[name] = value;
        return copy;
    }

    /// <summary>As after signing in, whatever a form did to the session.</summary>
    internal void RestoreBrowser(string person)
    {
        if (!browsers.TryGetValue(person, out var known))
            return;
        known.Visitor.Cookies.Clear();
        foreach (var (name, value) in known.Cookies)
            known.Visitor.Cookies[name] = value;
    }

    /// <summary>A new copy of the form, filled in so that it would be accepted; null where its page has it no more.</summary>
    internal async Task<Post?> Open(DiscoveredForm form)
    {
        var page = await (await Browser(form.Person)).Get(form.Address);
        return form.On(page) is { } element ? new ValidFilling(form.Person, Password, Clock.Today(), form.Choice).Of(element, page.Address) : null;
    }

    /// <summary>The form as it stood at first, filled in.</summary>
    internal async Task<Post> OpenAnew(DiscoveredForm form)
    {
        await Database.Restore();
        RestoreBrowser(form.Person);
        return await Open(form) ?? throw new Xunit.Sdk.XunitException($"{form} is on its page no more");
    }

    /// <summary>The answer itself, without following where it leads.</summary>
    internal async Task<Page> Send(DiscoveredForm form, Post post) => await (await Browser(form.Person)).Once(HttpMethod.Post, post.Address, post.Content());

    /// <summary>Walked once for all tests of this process: every clone begins alike.</summary>
    private async Task<(IReadOnlyList<DiscoveredForm>, IReadOnlyList<(string, string)>)> Found()
    {
        await One.WaitAsync();
        try
        {
            if (found is { } known)
                return known;
            await using var trust = new Walked(server);
            await trust.InitializeAsync();
            found = (trust.Found, trust.Pages);
            return found.Value;
        }
        finally
        {
            One.Release();
        }
    }

    private sealed class Walked(QmsServer server) : WorldWithForms(server, new SiteMode(IsDemonstration: true))
    {
        public new IReadOnlyList<DiscoveredForm> Found { get; private set; } = [];

        protected override async Task Begin()
        {
            snapshot = await Snapshot.Take(ConnectionString);
            var routes = Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
            var places = await Ask(db => db.Nodes.ToDictionaryAsync(node => node.Code, node => node.Kind.ToString()));
            var visits = await Task.WhenAll(Everybody.Select(async person => await new Walk(person, await As(person), routes, code => places.GetValueOrDefault(code, "")).All()));
            var forms = visits.SelectMany(visits => visits).Where(visit => visit.Page.IsHtml)
                .SelectMany(visit => DiscoveredForm.FormsOf(visit.Page).Select(form => (visit.Person, Kind: FormKind.Of(visit.Page, form), visit.Page.Address)))
                .GroupBy(form => (form.Person, form.Kind))
                .Select(same => new DiscoveredForm(same.Key.Person, same.Key.Kind, [.. same.Select(form => form.Address).Distinct().Take(12)]));
            Pages = [.. visits.SelectMany(visits => visits).Where(visit => visit.Page.IsHtml).DistinctBy(visit => visit.Page.Route).Select(visit => (visit.Person, visit.Page.Address))];
            foreach (var form in forms.ToList())
                Found = [.. Found, await Tried(form)];
        }

        private async Task<DiscoveredForm> Tried(DiscoveredForm form)
        {
            var refusal = "";
            foreach (var trial in Enumerable.Range(0, 3).SelectMany(choice => form.Addresses.Select(address => form with { Address = address, Choice = choice })))
            {
                var post = await OpenAnew(trial);
                var page = await Send(trial, post);
                if (page.RedirectsTo is { } next && (await (await Browser(form.Person)).Get(next)).Status == 200)
                    return trial;
                refusal += $"{page}, sent {string.Join("; ", post.Asked.Select(sent => $"{sent.Name}={sent.Value}"))}. ";
            }

            return form with { Refusal = refusal };
        }
    }
}
