using System.Diagnostics;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QmsPortal.Benchmarks.Kill;
using QmsPortal.Data;
using QmsPortal.Data.Auditing;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Benchmarks.Audit;

/// <summary>What history and chain cost: the same command, durable, in turns with both and with neither, on one database.</summary>
internal static class AuditCost
{
    private const int Writers = 8;
    private const double Allowed = 0.30;

    public static async Task<int> Measure(int rounds, int seconds, CancellationToken ct)
    {
        await using var database = await DurableDatabase.Start(ct);
        var key = AuditKey.Read(Convert.ToBase64String(new byte[32]))!;
        var place = (await Wards.Fill(database.ConnectionString, key, 1, wholeTrust: false))[0];
        await using var with = Services(database.ConnectionString, key, audited: true);
        await using var without = Services(database.ConnectionString, key, audited: false);
        var user = await Who(with, place.Email);
        await Round(with, user, place.Ward, 2, ct);
        await Round(without, user, place.Ward, 2, ct);

        var (audited, plain) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            plain.Add(await Round(without, user, place.Ward, seconds, ct));
            audited.Add(await Sealed(with, () => Round(with, user, place.Ward, seconds, ct), ct));
            Console.WriteLine($"round {round + 1}: {plain[^1]:0} writes a second without, {audited[^1]:0} with");
        }

        var (slow, fast) = (Median(audited), Median(plain));
        var cost = 1 - slow / fast;
        Console.WriteLine($"median of {rounds}: {fast:0} without ({plain.Min():0} to {plain.Max():0}), {slow:0} with ({audited.Min():0} to {audited.Max():0}): history and chain cost {cost:P0} of write throughput");
        return cost <= Allowed ? 0 : 1;
    }

    private static ServiceProvider Services(string connection, AuditKey key, bool audited)
    {
        var services = Site.AddCore(new ServiceCollection().AddLogging(), connection, key).AddSingleton(new SiteMode(IsDemonstration: true));
        if (!audited)
        {
            services.RemoveAll<DbContextOptions<QmsDb>>();
            services.RemoveAll<Microsoft.EntityFrameworkCore.Infrastructure.IDbContextOptionsConfiguration<QmsDb>>();
            services.AddDbContext<QmsDb>((provider, options) => options.UseQms(connection).AddInterceptors(provider.GetRequiredService<ThreadInterceptor>(), provider.GetRequiredService<LiveInterceptor>()));
        }

        return services.BuildServiceProvider();
    }

    private static async Task<(Guid Id, string Path)> Who(ServiceProvider services, string email)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QmsDb>();
        return (await db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync(), await db.Nodes.Where(node => node.ParentId == null).Select(node => node.Path).SingleAsync());
    }

    /// <summary>Writes a second.</summary>
    private static async Task<double> Round(ServiceProvider services, (Guid Id, string Path) user, string ward, int seconds, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var limit = TimeSpan.FromSeconds(seconds);
        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(Write, ct)));
        return written.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;

        async Task<int> Write()
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(began) < limit; count++)
            {
                await using var scope = services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(user.Id, "Mina Patel", "Ward sister", [new Grant(Role.TeamLead, user.Path)]);
                scope.ServiceProvider.GetRequiredService<Submission>().OperationId = scope.ServiceProvider.GetRequiredService<IdSource>().Next();
                await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RaiseIssue.Command { Place = ward, Words = "The suction unit does not hold its charge", Kind = IssueKind.Equipment }, ct);
            }

            return count;
        }
    }

    /// <summary>With the seal of each second, and until the last row has its seal.</summary>
    private static async Task<double> Sealed(ServiceProvider services, Func<Task<double>> round, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var writing = round();
        while (!writing.IsCompleted)
        {
            await Task.WhenAny(writing, Task.Delay(TimeSpan.FromSeconds(1), ct));
            await Seal(services, ct);
        }

        var ended = Stopwatch.GetTimestamp();
        await Seal(services, ct);
        return await writing * Stopwatch.GetElapsedTime(began, ended).TotalSeconds / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task Seal(ServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var sealer = scope.ServiceProvider.GetRequiredService<AuditSealer>();
        while (await sealer.Seal(ct) is not null)
        {
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
