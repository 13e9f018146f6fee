using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Data.Seeds;

/// <summary>
/// Riverside Hospitals: a fictional trust with two years behind it. Its people do everything by the commands of the site,
/// so every rule applies; dates stand relative to the day it is planted.
/// </summary>
public static class Trust
{
    public const string Name = "Riverside Hospitals";
    public const string Password = "three-quiet-otters";
    public const string ShortCode = "274918";
    public const string NurseEmail = "amara.nwosu@riverside.example";

    private const long PlantingLock = 7_265_001;

    /// <summary>Plants the trust, once, however many copies of the site start at the same time. False where something is there already.</summary>
    public static async Task<bool> PlantIfEmpty(string connection, AuditKey key, DateTimeOffset? at = null)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var held = await source.OpenConnectionAsync();
        // A copy that waits does so as long as the other plants: no timeout.
        await using var take = new NpgsqlCommand("select pg_advisory_lock($1)", held) { Parameters = { new() { Value = PlantingLock } }, CommandTimeout = 0 };
        await take.ExecuteNonQueryAsync();
        if (await Told(held, "Begun") && !await Told(held, "Done"))
            throw new PlainFailure("The first start was interrupted while the fictional trust was being made, and half a trust is of no use. Delete the data folder (or the database) and start again.", PlainFailure.DatabaseNotReady);
        await using var look = new NpgsqlCommand("select exists (select from org_nodes)", held);
        if ((bool)(await look.ExecuteScalarAsync())!)
            return false;
        await Tell(held, "Begun");
#pragma warning disable RS0030 // the story is told up to this moment
        await Plant(connection, key, at ?? DateTimeOffset.UtcNow);
#pragma warning restore RS0030
        await Tell(held, "Done");
        return true;
    }

    /// <summary>Planting is many saves; that it began and ended is kept among the operations.</summary>
    private static async Task Tell(NpgsqlConnection connection, string mark)
    {
        await using var tell = new NpgsqlCommand(
            "insert into operations (id, person_id, request, content_hash, answer, at) values (gen_random_uuid(), '00000000-0000-0000-0000-000000000000', $1, '', 'null', now())", connection)
        {
            Parameters = { new() { Value = "Trust" + mark } },
        };
        await tell.ExecuteNonQueryAsync();
    }

    private static async Task<bool> Told(NpgsqlConnection connection, string mark)
    {
        await using var told = new NpgsqlCommand("select exists (select from operations where request = $1)", connection) { Parameters = { new() { Value = "Trust" + mark } } };
        return (bool)(await told.ExecuteScalarAsync())!;
    }

    private static async Task Plant(string connection, AuditKey key, DateTimeOffset now)
    {
        var clock = new StoryClock(now);
        await using var services = Site.AddCore(new ServiceCollection().AddLogging(), connection, key)
            .AddSingleton(new SiteMode(IsDemonstration: true))
            .AddSingleton<TimeProvider>(clock)
            .BuildServiceProvider();
        var story = new Story(services, clock, now);
        await Places.Plant(story);
        await People.Plant(story);
        await Figures.Plant(story);
        await Happenings.Plant(story);
        await Huddles.Plant(story);
        await Screens.Plant(story);
        await Escalations.Plant(story);
        await Plans.Plant(story);
        await Standards.Plant(story);
        await Boards.Plant(story);
        await Visits.Plant(story);
        await Ideas.Plant(story);
        await Actions.Plant(story);
        await Pulses.Plant(story);
        await Coaching.Plant(story);
        await Concerns.Plant(story);
        await Projects.Plant(story);
        await Assurances.Plant(story);
        await Packs.Plant(story);
        await Joins.Plant(story);
    }
}

/// <summary>Sends commands as the people of the trust, at the time the story says.</summary>
internal sealed class Story(IServiceProvider services, StoryClock clock, DateTimeOffset now)
{
    private readonly Dictionary<string, (Guid Id, string Name, string Post, IReadOnlyList<Grant> Grants)> people = [];

    public DateTimeOffset Now { get; } = now;
    public DateOnly Today { get; } = now.LondonDay();
    public DateOnly Beginning => Today.AddYears(-3);

    public Task<T> AsTheSite<T>(IRequest<T> request) => AsTheSite(Beginning.StartInLondon(), request);

    /// <summary>What comes by itself, at its time.</summary>
    public async Task<T> AsTheSite<T>(DateTimeOffset at, IRequest<T> request)
    {
        clock.Set(at < Now ? at : Now);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeTheSite();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<T> As<T>(string email, DateTimeOffset at, IRequest<T> request)
    {
        clock.Set(at < Now ? at : Now);
        await using var scope = services.CreateAsyncScope();
        var (id, name, post, grants) = await Person(email, scope.ServiceProvider.GetRequiredService<QmsDb>());
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(id, name, post, grants);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>A query about the trust as its people left it.</summary>
    public async Task<T> Ask<T>(Func<QmsDb, Task<T>> question)
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<QmsDb>());
    }

    private async Task<(Guid, string, string, IReadOnlyList<Grant>)> Person(string email, QmsDb db)
    {
        if (people.TryGetValue(email, out var known) && known.Grants.Count > 0)
            return known;
        var nodes = db.Nodes;
        var found = await (
            from account in db.Users
            join person in db.People on account.Id equals person.Id
            where account.Email == email
            select new { person.Id, person.Name, person.Post, Grants = person.Roles.Join(nodes, role => role.NodeId, node => node.Id, (role, node) => new Grant(role.Role, node.Path)).ToList() })
            .SingleAsync();
        return people[email] = (found.Id, found.Name, found.Post, found.Grants);
    }
}
