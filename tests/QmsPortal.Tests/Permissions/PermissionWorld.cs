using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Account;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Assurance.Packs;
using QmsPortal.Tests.Modules.Control.Imports;
using QmsPortal.Tests.Modules.Control.Signals;
using QmsPortal.Tests.Modules.Improvement;
using QmsPortal.Tests.Modules.Planning;
using QmsPortal.Tests.Support;
using Account = QmsPortal.Modules.Organisation.People.Account;

namespace QmsPortal.Tests.Permissions;

/// <summary>The trust with one more person of every role, one without a role, and one record of each kind to ask for.</summary>
public sealed class PermissionWorld(QmsServer server) : TrustWorld(server)
{
    private readonly Dictionary<string, (Visitor Visitor, string Token)> people = [];
    private readonly Dictionary<string, ClaimsPrincipal> principals = [];
    private Dictionary<string, string> examples = [];

    protected override async Task Begin()
    {
        foreach (var (column, role, place) in Matrix.Written.Holders)
            await Welcome(column, role, place);
        await Welcome(Matrix.NoRole, null, null);
        var nobody = Anybody();
        people[Matrix.SignedOut] = (nobody, (await nobody.Get("/sign-in")).Hidden("__RequestVerificationToken"));

        var issue = await Send(EmailOf("TM"), new RaiseIssue.Command { Place = Ward7, Words = "The linen cupboard is empty", Kind = IssueKind.Equipment });
        var import = await this.Upload(Imogen, "hand-hygiene", Riverside, "period,ward,numerator,denominator\n2020-01-01,Ward 7,90,100\n");
        var (link, offer) = (await this.Linked(), await this.Offered());
        var cycle = await this.Planned();
        var escalation = await this.Escalated();
        var person = await Ask(db => db.Users.Where(account => account.Email == Dan).Select(account => account.Id).SingleAsync());
        var evidence = (await this.Sent()).Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (drafted, heard, approved, inForce, phase) = (await this.Drafted(), await this.Consulted(), await this.Approved(), await this.Published(), await this.PhaseOffered());
        var statement = (await this.Brought()).Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var draft = (await this.Written()).Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        examples = new()
        {
            ["/statements/{number:int} {number:int}"] = statement,
            ["/statements/{number:int}/agree {number:int}"] = statement,
            ["/statements/{number:int}/edit {number:int}"] = draft,
            ["/evidence/{number:int} {number:int}"] = evidence,
            ["/evidence/{number:int}/file {number:int}"] = evidence,
            ["{framework}"] = AssuranceExamples.Framework,
            ["{requirement}"] = "S6",
            ["/standards/{number:int} {number:int}"] = Spoken(inForce.Number),
            ["/visits/{number:int} {number:int}"] = Spoken(await VisitExamples.Visited(this)),
            ["/actions/{number:int} {number:int}"] = Spoken((await ActionExamples.ActionAdded(this)).Number),
            ["{record:guid}"] = (await Ask(db => db.Issues.Where(known => known.Number == issue).Select(known => known.Id).SingleAsync())).ToString(),
            ["{file:guid}"] = (await AttachmentExamples.Attached(this)).Id.ToString(),
            ["/pulse/{number:int} {number:int}"] = Spoken(await Ask(db => db.Pulses.Where(pulse => pulse.ClosedAt == null).Select(pulse => pulse.Number).FirstAsync())),
            ["/at/{place}/pulse/ask {place}"] = Ward7,
            ["/coaching/{note:guid} {note:guid}"] = (await CoachingExamples.NoteWritten(this)).Id.ToString(),
            ["/ideas/{number:int} {number:int}"] = Spoken(await IdeaExamples.Given(this)),
            ["/standards/{number:int}/confirm {number:int}"] = Spoken(inForce.Number),
            ["/standards/{number:int}/confirmations {number:int}"] = Spoken(inForce.Number),
            ["/confirmations/{number:int} {number:int}"] = Spoken(await StandardExamples.LookedAt(this)),
            ["/standards/{number:int}/v{version:int} {number:int}"] = Spoken(drafted.Number),
            ["/standards/{number:int}/v{version:int}/edit {number:int}"] = Spoken(drafted.Number),
            ["/standards/{number:int}/v{version:int}/approve {number:int}"] = Spoken(heard.Number),
            ["/standards/{number:int}/v{version:int}/publish {number:int}"] = Spoken(approved.Number),
            ["/standards/{number:int}/v{version:int}/withdraw {number:int}"] = Spoken(inForce.Number),
            ["/standards/{number:int}/v{version:int}/trial {number:int}"] = Spoken(heard.Number),
            ["v{version:int}"] = "v1",
            ["/at/{place}/measures/{measure}/phase/{phase:guid} {measure}"] = await Ask(db => db.Series.Where(series => series.Id == phase.SeriesId).Select(series => series.Code).SingleAsync()),
            ["{phase:guid}"] = phase.Id.ToString(),
            ["/at/{place}/measures/{measure}/note/{note:guid} {measure}"] = "night-call-bells-answered-in-5-minutes",
            ["{note:guid}"] = (await Ask(db => db.Set<QmsPortal.Modules.Control.Measures.ChartNote>().OrderBy(note => note.On).Select(note => note.Id).FirstAsync())).ToString(),
            ["/at/{place}/overview {place}"] = Medicine,
            ["/imports/{number:int} {number:int}"] = import.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["/imports/{number:int}/undo {number:int}"] = import.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["/needs/{number:int} {number:int}"] = (await this.Need()).Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["/signals/{number:int} {number:int}"] = (await this.Signalled()).Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["{date}"] = "2026-05-04",
            ["/escalations/{number:int} {number:int}"] = escalation.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["{number:int}"] = issue.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["/at/{place}/rota {place}"] = OlderPeoplesCare,
            ["/at/{place}/escalations/clocks {place}"] = OlderPeoplesCare,
            ["/at/{place}/board/pins {place}"] = OlderPeoplesCare,
            ["/at/{place}/huddle/cascade {place}"] = OlderPeoplesCare,
            ["{place}"] = Ward7,
            ["{code}"] = Ward7,
            ["{measure}"] = "hand-hygiene",
            ["/thread/{id:guid} {id:guid}"] = link.FromId.ToString(),
            ["/thread/{id:guid}/link {id:guid}"] = link.FromId.ToString(),
            ["/thread/{id:guid}/offer {id:guid}"] = link.FromId.ToString(),
            ["/links/{id:guid} {id:guid}"] = link.Id.ToString(),
            ["/hand-overs/{id:guid} {id:guid}"] = offer.Id.ToString(),
            ["/speak-up/{id:guid} {id:guid}"] = (await SpeakUpExamples.Said(this)).Id.ToString(),
            ["{id:guid}"] = person.ToString(),
            ["{code:int}"] = "500",
            ["{cycle:int}"] = "1",
        };
        var pack = (await this.Frozen()).ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var page in new[] { "", "/check", "/file", "/freeze", "/release" })
            examples[$"/packs/{{number:int}}{page} {{number:int}}"] = pack;
        var goal = (await this.Goal(GoalState.Thrown)).Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var page in new[] { "", "/edit", "/measure", "/throw", "/answer", "/close" })
            examples[$"/goals/{{number:int}}{page} {{number:int}}"] = goal;
        foreach (var route in new[] { "", "/charter", "/close", "/cycles/new", "/cycles/{cycle:int}", "/cycles/{cycle:int}/plan", "/cycles/{cycle:int}/decide" })
            examples[$"/projects/{{number:int}}{route} {{number:int}}"] = cycle.ProjectNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What has to stand after the address for a page to have something to show.</summary>
    private static readonly Dictionary<string, string> Questions = new()
    {
        ["/at/{place}/measures/{measure}/correct"] = "?period=2026-04-01",
        ["/frameworks/{framework}/{requirement}/agree"] = "?at=ward-9",
    };

    /// <summary>Calls a page, or sends to its handler a form in which nothing is filled in.</summary>
    internal async Task<Page> Call(string row, string column)
    {
        var (method, route) = (row.Split(' ')[0], row.Split(' ')[1]);
        var (path, handler) = (route.Split('?')[0], route.Contains('?', StringComparison.Ordinal) ? route[route.IndexOf('?', StringComparison.Ordinal)..] : "");
        var question = Questions.GetValueOrDefault(path, "");
        var address = AddressOf(path) + (handler.Length == 0 ? question : question.Length == 0 ? handler : $"{question}&{handler[1..]}");

        var visitor = Holder(column);
        return method == "GET"
            ? await visitor.GetOnly(address)
            : await visitor.Once(HttpMethod.Post, address, new FormUrlEncodedContent(
                [KeyValuePair.Create("__RequestVerificationToken", people[column].Token), KeyValuePair.Create("OperationId", Guid.CreateVersion7().ToString())]));
    }

    /// <summary>A browser of its own for each call: signing out, or a note for the next page, is nobody else's business.</summary>
    internal Visitor Holder(string column)
    {
        var visitor = Anybody();
        foreach (var (name, value) in people[column].Visitor.Cookies)
            visitor.Cookies[name] = value;
        return visitor;
    }

    /// <summary>Sends a request by itself, with nothing filled in. Gives what it ended with, or null where it was done.</summary>
    internal async Task<Exception?> Send(Type request, string column)
    {
        await using var scope = Services.CreateAsyncScope();
        if (principals.TryGetValue(column, out var principal))
            AccountClaims.Fill(scope.ServiceProvider.GetRequiredService<CurrentUser>(), principal);
        var answer = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];
        var send = typeof(IMediator).GetMethods().Concat(typeof(IMediator).GetInterfaces().SelectMany(i => i.GetMethods()))
            .Single(method => method is { Name: "Send", IsGenericMethod: true } && method.GetGenericArguments().Length == 1).MakeGenericMethod(answer);
        try
        {
            await (Task)send.Invoke(scope.ServiceProvider.GetRequiredService<IMediator>(), [Blank(request), CancellationToken.None])!;
            return null;
        }
        catch (Exception exception)
        {
            return exception.InnerException is ForbiddenException inner ? inner : exception;
        }
    }

    private static string Spoken(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string AddressOf(string route) => string.Join('/', route.Split('/').Select(part => !part.Contains('{', StringComparison.Ordinal) ? part
        : examples.TryGetValue($"{route} {part}", out var here) || examples.TryGetValue(part, out here) ? here
        : throw new InvalidOperationException($"{route} needs an example of {part}: give one in {nameof(PermissionWorld)}.")));

    private static object Blank(Type request)
    {
        var constructor = request.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue && parameter.DefaultValue is not null ? parameter.DefaultValue
            : parameter.ParameterType == typeof(string) ? "" : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)]);
    }

    private async Task Welcome(string column, Role? role, string? place)
    {
        var person = await Send(Rowan, new AddPerson.Command { Name = $"Person {column}", Post = $"Post {column}", Email = EmailOf(column), Password = Password });
        if (role is not null)
            await Send(Rowan, new GiveRole.Command { Person = person, Place = place, Role = role, From = DateInput.From(new DateOnly(2026, 5, 1)) });

        var visitor = await As(EmailOf(column));
        people[column] = (visitor, (await visitor.Get("/me")).Hidden("__RequestVerificationToken"));
        await using var scope = Services.CreateAsyncScope();
        var account = await Ask(db => db.Users.AsNoTracking().SingleAsync(known => known.Id == person));
        principals[column] = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
    }

    private static string EmailOf(string column) => $"matrix.{column.ToLowerInvariant()}@riverside.example";
}
