using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Data.Seeds;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl;

/// <summary>What holds on every page that anyone can come to by links.</summary>
public class EveryPageTests(CrawledTrust world) : IClassFixture<CrawledTrust>
{
    private const int MostQueries = 6;

    [Fact]
    public void Every_link_a_person_is_shown_leads_somewhere_for_that_person()
    {
        var broken = world.Visits.Where(visit => visit.Page.Status != 200);

        Expect.None(broken);
    }

    /// <summary>All but the start, which only leads on, the page that stands only where there is no trust yet, and what a device asks for by itself.</summary>
    [Fact]
    public async Task Every_page_of_the_site_is_reached_by_somebody()
    {
        var pages = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Except(["/", "/Index", "/set-up", "/offline/token"]).ToHashSet();
        var nowhere = await (await world.As(world.Amara)).Get("/nowhere");
        var signIn = await world.Anybody().Get("/sign-in");

        var tablet = world.Anybody();
        tablet.Cookies["__Host-qms-screen"] = (await world.SharedDevice()).Secret;
        var sign = await tablet.Get("/sign");

        var reached = world.Visits.Select(visit => visit.Page).Append(nowhere).Append(signIn).Append(sign).Select(page => page.Route);

        Expect.None(pages.Except(reached));
    }

    [Fact]
    public void A_page_takes_at_most_six_queries()
    {
        var slow = world.Pages.Where(visit => visit.Page.QueryCount > MostQueries)
            .DistinctBy(visit => (visit.Page.Route, visit.Page.QueryCount))
            .Select(visit => $"{visit.Page.QueryCount} for {visit.Person} at {visit.Page.Address}:\n{string.Join("\n", visit.Page.Queries.Select(sql => $"    {sql.ReplaceLineEndings(" ")[..Math.Min(sql.Length, 160)]}"))}");

        Expect.None(slow);
    }

    [Fact]
    public void Looking_changes_nothing()
    {
        Assert.Contains("audit_entries", world.Before.Keys);
        Assert.Equal(Kept(world.Before), Kept(world.After));

        // That somebody opened a restricted record is itself a record.
        static IEnumerable<KeyValuePair<string, string>> Kept(IReadOnlyDictionary<string, string> tables) => tables.Where(table => table.Key != "restricted_reads").OrderBy(table => table.Key);
    }

    /// <summary>The sign-in carries it; only pages about people and their roles read them, and one about one's own code, those of an escalation, which say who receives it, of an action and a note, which offer who could have it, and of a standard, which counts who has read it.</summary>
    [Fact]
    public void No_page_asks_the_database_who_is_acting_or_what_they_may_do()
    {
        var aboutPeople = world.Pages.Where(visit => visit.Page.Route is "/demonstration" or "/me/code" or "/escalations/{number:int}" or "/issues/{number:int}/escalate" or "/at/{place}/rota" or "/standards/{number:int}" or "/actions/{number:int}" or "/issues/{number:int}/action" or "/coaching/new" || visit.Page.Route?.StartsWith("/settings", StringComparison.Ordinal) == true).ToList();

        Assert.Contains(aboutPeople, AsksWhoIsActing);
        Expect.None(world.Pages.Except(aboutPeople).Where(AsksWhoIsActing));

        static bool AsksWhoIsActing(Visit visit) => visit.Page.Queries.Any(sql => sql.Contains("role_assignments", StringComparison.Ordinal) || sql.Contains("accounts", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_has_one_heading()
    {
        Expect.None(world.Pages.Where(visit => visit.Page.Document.QuerySelectorAll("h1").Length != 1 || visit.Page.Heading.Length == 0));
    }

    [Fact]
    public void Every_title_ends_with_the_organisation_and_begins_with_the_page()
    {
        Expect.None(world.Pages.Where(visit => visit.Page.Route is not "/demonstration" and not "/sign-out" && !visit.Page.Title.EndsWith($" – {Trust.Name}", StringComparison.Ordinal)));
        Expect.None(world.Pages.Where(visit => visit.Page.Title.StartsWith("Error", StringComparison.Ordinal) || visit.Page.Title.Trim().StartsWith('–')));
    }

    [Fact]
    public void Every_page_says_that_it_is_in_British_English()
    {
        Expect.None(world.Pages.Where(visit => visit.Page.Document.DocumentElement.GetAttribute("lang") != "en-GB"));
    }

    [Fact]
    public void No_script_or_style_stands_in_a_page()
    {
        var inline = world.Kinds.Where(visit => visit.Page.Document.All.Any(element =>
            (element.LocalName is "script" && !element.HasAttribute("src"))
            || element.LocalName is "style"
            || element.Attributes.Any(attribute => attribute.Name is "style" || attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
            || (element.GetAttribute("href")?.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) ?? false)));

        Expect.None(inline);
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        var abroad = world.Kinds.Where(visit => visit.Page.Document.QuerySelectorAll("[src], link[href], form[action], use[href]").Any(element =>
            new Uri(Visitor.Site, element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("action")).Host != Visitor.Site.Host));

        Expect.None(abroad);
    }

    [Fact]
    public void Every_answer_has_the_security_headers()
    {
        (string Name, string Value)[] expected =
        [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ];

        Expect.None(world.Visits.Where(visit => expected.Any(header => visit.Page.Headers.GetValueOrDefault(header.Name) != header.Value)));
        Expect.None((world.Visits.Where(visit => !visit.Page.Headers.GetValueOrDefault("Content-Security-Policy", "").Contains("default-src 'self'", StringComparison.Ordinal)
            || visit.Page.Headers["Content-Security-Policy"].Contains("unsafe", StringComparison.Ordinal))));
    }

    [Fact]
    public void Pages_are_kept_by_no_cache_and_files_are()
    {
        Expect.None(world.Pages.Where(visit => visit.Page.Headers.GetValueOrDefault("Cache-Control") != "no-store"));
        Expect.None(world.Visits.Where(visit => !visit.Page.IsHtml && visit.Asked.Contains("?v=", StringComparison.Ordinal) && !visit.Page.Headers.GetValueOrDefault("Cache-Control", "").Contains("immutable", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_form_that_posts_is_the_sites_own_and_sent_once()
    {
        var forms = world.Kinds.SelectMany(visit => visit.Page.Document.QuerySelectorAll("form").Select(form => (visit, form))).ToList();
        var posting = forms.Where(found => "post".Equals(found.form.GetAttribute("method"), StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.NotEmpty(posting);
        Expect.None(posting.Where(found => found.form.QuerySelector("input[name=__RequestVerificationToken][value]") is null).Select(found => found.visit));
        Expect.None(posting.Where(found => !Guid.TryParse(found.form.QuerySelector("input[name=OperationId]")?.GetAttribute("value"), out _)).Select(found => found.visit));
        Expect.None(forms.Except(posting).Where(found => !"get".Equals(found.form.GetAttribute("method"), StringComparison.OrdinalIgnoreCase)).Select(found => found.visit));
    }

    [Fact]
    public void Two_forms_never_share_an_operation()
    {
        var ids = world.Kinds.SelectMany(visit => visit.Page.Document.QuerySelectorAll("input[name=OperationId]").Select(field => field.GetAttribute("value"))).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Every_control_has_a_label_and_every_inner_link_a_target()
    {
        var nameless = world.Kinds.SelectMany(visit => visit.Page.Document.QuerySelectorAll("input:not([type=hidden]), select, textarea")
            .Where(control => control.Id is null || visit.Page.Document.QuerySelector($"label[for='{control.Id}']") is null)
            .Select(control => $"{visit}: {control.OuterHtml}"));
        var leadingNowhere = world.Kinds.SelectMany(visit => visit.Page.Document.QuerySelectorAll("a[href^='#']")
            .Where(link => link.GetAttribute("href") is { Length: > 1 } to && visit.Page.Document.GetElementById(to[1..]) is null)
            .Select(link => $"{visit}: {link.OuterHtml}"));

        Expect.None(nameless);
        Expect.None(leadingNowhere);
    }

    [Fact]
    public void No_two_parts_of_a_page_have_the_same_id()
    {
        var twice = world.Kinds.SelectMany(visit => visit.Page.Document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => $"{visit}: {group.Key}"));

        Expect.None(twice);
    }

    [Fact]
    public async Task A_page_that_somebody_has_is_there_or_refused_for_everybody_else()
    {
        var addresses = world.Pages.Where(visit => visit.Page.Status == 200).GroupBy(visit => visit.Page.Route).SelectMany(kind => kind.Select(visit => visit.Page.Address).Distinct().Take(2)).ToList();

        var answers = await Task.WhenAll(world.Walkers.Select(async person =>
        {
            var visitor = await world.As(person);
            var seen = new List<Visit>();
            foreach (var address in addresses)
                seen.Add(new Visit(person, address, "elsewhere", await visitor.Get(address)));
            return seen;
        }));

        Expect.None(answers.SelectMany(seen => seen).Where(visit => visit.Page.Status is not (200 or 403 or 404)));
        Expect.None(answers.SelectMany(seen => seen).Where(visit => visit.Page.Document.QuerySelectorAll("h1").Length != 1));
    }

    /// <summary>People cut addresses short and change them by hand.</summary>
    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("99999999999999999999")]
    [InlineData("%F0%9F%98%80'\"<b>")]
    [InlineData("")]
    public async Task Nonsense_in_an_address_is_answered_in_plain_words(string nonsense)
    {
        var paths = world.Pages.GroupBy(visit => visit.Page.Route).Select(kind => kind.First().Page.Address.Split('?')[0]).Where(path => path != "/")
            .SelectMany(path => new[] { path[..(path.LastIndexOf('/') + 1)] + nonsense, $"{path}/{nonsense}" });

        Expect.None((await Answers(paths)).Where(visit => visit.Page.Status >= 500));
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    [InlineData("")]
    public async Task Nonsense_in_a_question_is_answered_in_plain_words(string nonsense)
    {
        string[] questions =
        [
            .. world.Visits.Where(visit => visit.Page.IsHtml && visit.Asked.Contains('=')).GroupBy(visit => (visit.Page.Route, visit.Asked.Split('?', '=')[1])).Select(kind => kind.First().Asked.Split('=')[0] + "="),
            "/settings/people?name=", "/settings/people?after=", "/places?filter=", "/raise?at=", "/raise?from=", "/issues/1001?raised=", "/at/ward-7/issues?before=", "/imports?before=",
        ];

        Expect.None((await Answers(questions.Select(question => question + nonsense))).Where(visit => visit.Page.Status >= 500));
    }

    private async Task<IReadOnlyList<Visit>> Answers(IEnumerable<string> addresses)
    {
        var (imogen, rowan, joy) = (await world.As(world.Imogen), await world.As(world.Rowan), await world.As(world.Joy));
        var answers = new List<Visit>();
        foreach (var address in addresses.Distinct())
        {
            var visitor = address.StartsWith("/settings", StringComparison.Ordinal) ? rowan : address.StartsWith("/raise", StringComparison.Ordinal) ? joy : imogen;
            answers.Add(new Visit("somebody", address, "the keyboard", await visitor.Get(address)));
        }

        return answers;
    }
}
