using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.SpeakUp;
using QmsPortal.Modules.Improvement.Coaching;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control.Imports;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl;

/// <summary>What a person may not see leaves no trace in anything they can get.</summary>
public partial class LeakTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    /// <summary>A colleague who answers issues of the ward, the chair who sees all counts, and who keeps the accounts.</summary>
    private string[] NotNamed => [world.Joy, world.Petra, world.Rowan];

    /// <summary>All of it at once, since each walk over everything takes as long as all that is done between two.</summary>
    [Fact]
    public async Task A_restricted_issue_its_escalation_a_coachs_note_and_a_concern_are_in_nothing_that_others_can_come_to()
    {
        var before = await Everything();
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "What only some may read", Kind = IssueKind.SomethingElse });
        var open = await Everything();
        await Restrict(number);
        await AnEscalationThatIsOver();
        await ANoteThatIsShared();
        await AConcernThatIsAnswered();

        var after = await Everything();

        // The walk is one that would have seen it.
        Assert.Contains(open, seen => seen.Key.Person == world.Joy && seen.Value.Contains("What only some may read", StringComparison.Ordinal));
        Assert.True(Differences(before, open).Count() > 5);
        Expect.None(Differences(before, after));
    }

    private async Task Restrict(int number) => await world.Send(world.Amara, new RestrictIssue.Command { Number = number, Reason = "A concern about how we work together" });

    private async Task AnEscalationThatIsOver()
    {
        var escalation = await world.ReadBack();
        await world.Send(world.Leila, new DecideEscalation.Command { Number = escalation.Number, Version = escalation.Version, Decision = DecideEscalation.Decision.Return, Acceptable = "Speak to me first" });
        await Restrict((await world.IssueOf(escalation)).Number);
    }

    private async Task ANoteThatIsShared()
    {
        var note = await world.Send(world.Priya, new WriteCoachingNote.Command { With = await world.Person(world.Owen), On = DateInput.From(new DateOnly(2026, 5, 4)), Words = "What only one may read" });
        await world.Send(world.Priya, new ShareCoachingNote.Command { Note = note, Version = (await world.Note(note)).Version });
    }

    private async Task AConcernThatIsAnswered()
    {
        var concern = await world.ConcernAnswered();
        await world.Send(world.Kofi, new RaiseUnnamedConcern.Command { Words = "What only the guardian may read" });
        await world.Send(world.Grace, new ShowConcern.Query(concern.Id));
    }

    /// <summary>Each pair is one address that is somebody else's, and one that is nobody's.</summary>
    [Fact]
    public async Task Not_yours_and_not_there_are_one_answer_in_the_same_time()
    {
        var (steward, keeper, reviewer) = (await Newcomer(Role.DataSteward, "surgery"), await Newcomer(Role.Administrator, "surgery"), await Newcomer(Role.ExternalReviewer, world.Riverside));
        var issue = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "What only I may read", Kind = IssueKind.SomethingElse });
        await world.Send(world.Amara, new RestrictIssue.Command { Number = issue, Reason = "A concern about how we work together" });
        var record = await world.Issue(issue);
        var import = await world.Upload(world.Imogen, "hand-hygiene", world.Riverside, "period,ward,numerator,denominator\n2020-01-01,Ward 7,90,100\n");
        (string Who, string Route, string Theirs, string Nobodys)[] gets =
        [
            (world.Joy, "/issues/{0}", $"{issue}", "999999"), (world.Joy, "/issues/{0}/restriction", $"{issue}", "999999"), (world.Joy, "/issues/{0}/restriction?name=a", $"{issue}", "999999"),
            (world.Joy, "/thread/{0}", $"{record}", $"{Guid.Empty}"), (world.Joy, "/thread/{0}/link", $"{record}", $"{Guid.Empty}"), (world.Joy, "/thread/{0}/offer", $"{record}", $"{Guid.Empty}"),
            (world.Joy, "/at/{0}/measures/hand-hygiene/add", world.Ward9, "no-such-ward"), (world.Joy, "/at/{0}/measures/hand-hygiene/correct?period=2026-04-01", world.Ward9, "no-such-ward"),
            (steward, "/at/{0}/measures/start", world.Ward9, "no-such-ward"), (steward, "/at/{0}/measures/hand-hygiene/target", world.Ward9, "no-such-ward"),
            (steward, "/imports/{0}", $"{import}", "999999"), (steward, "/imports/{0}/undo", $"{import}", "999999"), (keeper, "/settings/places/{0}", world.Ward7, "no-such-ward"),
            (reviewer, "/at/{0}", world.Ward7, "no-such-ward"), (reviewer, "/at/{0}/overview", world.Medicine, "no-such-ward"), (reviewer, "/at/{0}/measures", world.Ward7, "no-such-ward"),
            (reviewer, "/at/{0}/issues", world.Ward7, "no-such-ward"), (reviewer, "/at/{0}/measures/hand-hygiene", world.Ward7, "no-such-ward"),
        ];
        (string Who, string Route, string Theirs, string Nobodys, (string, string)[] Fields)[] posts =
        [
            (world.Joy, "/issues/{0}?handler=Solve", $"{issue}", "999999", [("Command.Answer", "Mended"), ("Command.Version", "1")]),
            (world.Joy, "/issues/{0}?handler=Worked", $"{issue}", "999999", [("Command.Version", "1")]),
            (world.Joy, "/issues/{0}/restriction?handler=Restrict", $"{issue}", "999999", [("Command.Reason", "Because")]),
            (world.Joy, "/issues/{0}/restriction?handler=Lift", $"{issue}", "999999", [("Command.Reason", "Because")]),
            (world.Joy, "/at/{0}/measures/hand-hygiene/add", world.Ward9, "no-such-ward", [("Command.Numerator", "1"), ("Command.Denominator", "2"), ("Command.Period.Month", "5"), ("Command.Period.Year", "1996"), ("Command.MonthOnly", "true")]),
            (steward, "/at/{0}/measures/start", world.Ward9, "no-such-ward", [("Command.Measure", "hand-hygiene")]),
            (steward, "/imports/{0}?handler=Run", $"{import}", "999999", []), (steward, "/imports/{0}/undo", $"{import}", "999999", [("Command.Reason", "Because")]),
            (keeper, "/settings/places/{0}?handler=Rename", world.Ward7, "no-such-ward", [("Command.Name", "Mine"), ("Command.Version", "1")]),
        ];
        var visitors = new Dictionary<string, (Visitor Visitor, string Token)>();
        foreach (var who in gets.Select(get => get.Who).Concat(posts.Select(post => post.Who)).Distinct())
        {
            var visitor = await world.As(who);
            visitors[who] = (visitor, (await visitor.Get("/me")).Hidden("__RequestVerificationToken"));
        }

        foreach (var (who, route, theirs, nobodys) in gets)
            await AreAlike(route, theirs, nobodys, address => visitors[who].Visitor.GetOnly(address));
        foreach (var (who, route, theirs, nobodys, fields) in posts)
            await AreAlike("POST " + route, theirs, nobodys, address => visitors[who].Visitor.Post(address["POST ".Length..], [.. fields, ("__RequestVerificationToken", visitors[who].Token)]));
    }

    private static async Task AreAlike(string route, string theirs, string nobodys, Func<string, Task<Page>> ask)
    {
        // What else the machine has to do takes its time from one answer or the other; what the site does shows each time.
        for (var round = 1; await Slower(route, theirs, nobodys, ask) is { } times; round++)
            Assert.True(round < 3, times);
    }

    /// <summary>How long each took, where one took longer; else null.</summary>
    private static async Task<string?> Slower(string route, string theirs, string nobodys, Func<string, Task<Page>> ask)
    {
        const int times = 9;
        var (a, b) = (route.Replace("{0}", theirs, StringComparison.Ordinal), route.Replace("{0}", nobodys, StringComparison.Ordinal));
        await ask(a);
        var (first, second) = (new List<double>(), new List<double>());
        Page? notYours = null, notThere = null;
        for (var i = 0; i < times; i++)
        {
            (notYours, var took) = await Timed(() => ask(a));
            first.Add(took);
            (notThere, took) = await Timed(() => ask(b));
            second.Add(took);
        }

        Assert.True((notYours!.Status, notThere!.Status) == (404, 404), $"{route}: {notYours.Status} where it is not theirs, {notThere.Status} where it is not there");
        Assert.Equal(Plain(notThere), Plain(notYours));
        Assert.True(notYours.QueryCount == notThere.QueryCount, $"{route}: {notYours.QueryCount} queries where it is not theirs, {notThere.QueryCount} where it is not there");
        var (mine, none) = (Median(first), Median(second));

        // On a busy machine more cannot be told; an answer that looked at the record would take a page's time more.
        return Math.Abs(mine - none) < 5 + Math.Min(mine, none) ? null : $"{route}: {mine:0.0} ms where it is not theirs, {none:0.0} ms where it is not there";
    }

    private static async Task<(Page, double)> Timed(Func<Task<Page>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        var page = await ask();
        return (page, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private async Task<Dictionary<(string Person, string Address), string>> Everything()
    {
        var routes = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        var places = await world.Ask(db => db.Nodes.ToDictionaryAsync(node => node.Code, node => node.Kind.ToString()));
        var found = await Task.WhenAll(NotNamed.Select(async person => await new Walk(person, await world.As(person), routes, code => places.GetValueOrDefault(code, "")).All()));
        return found.SelectMany(visits => visits).Where(visit => visit.Page.IsHtml).DistinctBy(visit => (visit.Person, visit.Asked))
            .ToDictionary(visit => (visit.Person, visit.Asked), visit => $"{visit.Page.Status} {visit.Page.QueryCount} {Plain(visit.Page)}");
    }

    private static IEnumerable<string> Differences(Dictionary<(string Person, string Address), string> one, Dictionary<(string Person, string Address), string> other) =>
        one.Keys.Union(other.Keys).Where(key => one.GetValueOrDefault(key) != other.GetValueOrDefault(key)).Select(key => $"{key.Person} at {key.Address}");

    /// <summary>What the page says, without what is new each time: tokens, operation ids, and whose form it is, in cipher.</summary>
    private static string Plain(Page page) => NewEachTime().Replace(System.Text.Encoding.UTF8.GetString(page.Body), "");

    private async Task<string> Newcomer(Role role, string place)
    {
        var email = Fresh.Email("newcomer");
        var person = await world.Send(world.Rowan, new AddPerson.Command { Name = "New to the place", Post = "Visitor", Email = email, Password = world.Password });
        await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = place, Role = role, From = DateInput.From(new DateOnly(2026, 5, 1)) });
        return email;
    }

    [GeneratedRegex("""name="(?:__RequestVerificationToken|OperationId|Whose)" type="hidden" value="[^"]*"|<input[^>]*name="(?:__RequestVerificationToken|OperationId|Whose)"[^>]*>""")]
    private static partial Regex NewEachTime();
}
