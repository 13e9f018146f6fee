using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Statements;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Planning;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl;

/// <summary>The trust, walked through once by one person of each kind; the tests look at what they saw.</summary>
public sealed class CrawledTrust(QmsServer server) : TrustWorld(server)
{
    internal IReadOnlyList<Visit> Visits { get; private set; } = [];

    internal IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, string> After { get; private set; } = new Dictionary<string, string>();

    internal string[] Walkers => [Amara, Joy, Imogen, Tomasz, Petra, Samuel, Marcus, Moira, Rowan, Grace];

    internal IEnumerable<Visit> Pages => Visits.Where(visit => visit.Page.IsHtml);

    /// <summary>One visit of each kind of page by each person: enough where the kind of page decides.</summary>
    internal IEnumerable<Visit> Kinds => Pages.DistinctBy(visit => (visit.Person, visit.Page.Route));

    protected override async Task Begin()
    {
        await Forms.EveryState.PlantWork(ConnectionString);
        var visitors = await Task.WhenAll(Walkers.Select(async person => (person, Visitor: await As(person))));
        var routes = Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        var places = await Ask(db => db.Nodes.ToDictionaryAsync(node => node.Code, node => node.Kind.ToString()));
        var waiting = await Waiting();
        Before = await Tables();
        Visits = [.. (await Task.WhenAll(visitors.Select(walker => new Walk(walker.person, walker.Visitor, routes, code => places.GetValueOrDefault(code, ""), waiting.GetValueOrDefault(walker.person, [])).All()))).SelectMany(visits => visits)];
        After = await Tables();
    }

    /// <summary>Records in a state in which their next step is this person's.</summary>
    private async Task<Dictionary<string, IReadOnlyList<string>>> Waiting()
    {
        var (goals, ideas, cycles, statements) = (
            await Ask(db => db.Goals.Where(goal => goal.Words == "Bells answered at once").Select(goal => goal.Number).ToListAsync()),
            await Ask(db => db.Projects.Where(project => project.Name == "Bells: an idea").Select(project => project.Number).ToListAsync()),
            await Ask(db => db.Cycles.Where(cycle => cycle.Number == 1 && (cycle.State == CycleState.Planned || cycle.State == CycleState.Studying)).Select(cycle => cycle.ProjectNumber).ToListAsync()),
            await Ask(db => db.Statements.Where(statement => statement.State == StatementState.Committee).Select(statement => statement.Number).ToListAsync()));
        return new()
        {
            [Marcus] = [.. goals.Select(goal => $"/goals/{goal}")],
            [Joy] = [.. ideas.Select(project => $"/projects/{project}"), .. cycles.Select(project => $"/projects/{project}/cycles/1")],
            [Petra] = [.. statements.Select(statement => $"/statements/{statement}")],
        };
    }

    /// <summary>What every table holds, in short: so many rows, and a digest of them.</summary>
    private async Task<Dictionary<string, string>> Tables()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        var names = new List<string>();
        await using (var list = source.CreateCommand("select table_name from information_schema.tables where table_schema = 'public'"))
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                names.Add(reader.GetString(0));

        var tables = new Dictionary<string, string>();
        foreach (var name in names)
        {
            await using var all = source.CreateCommand($"select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text || t.xmin), '' order by md5(t::text || t.xmin))), '') from {new NpgsqlCommandBuilder().QuoteIdentifier(name)} t");
            tables[name] = (string)(await all.ExecuteScalarAsync())!;
        }

        return tables;
    }
}
