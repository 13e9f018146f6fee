using System.Diagnostics;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel.Audit;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>
/// People work while the site and PostgreSQL are ended with kill -9 at moments of chance. Afterwards the ledger of what they were
/// told is held against the database. Everything it starts is its own, on this machine, and gone at the end.
/// </summary>
internal sealed class KillRun
{
    private readonly KillSettings settings;
    private readonly TextWriter progress;
    private readonly DurableDatabase database;
    private readonly SiteUnderTest site;
    private readonly HttpClient http;
    private readonly Tally tally = new();
    private readonly List<TimeSpan> application = [];
    private readonly List<TimeSpan> postgres = [];
    private readonly Random chance;

    private KillRun(KillSettings settings, TextWriter progress, DurableDatabase database, SiteUnderTest site, HttpClient http) =>
        (this.settings, this.progress, this.database, this.site, this.http, chance) = (settings, progress, database, site, http, new Random(settings.Seed));

    public static async Task<KillReport> Of(KillSettings settings, TextWriter progress, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(settings.Limit);
        await using var database = await DurableDatabase.Start(limit.Token);
        var places = await Wards.Fill(database.ConnectionString, AuditKey.Read(SiteUnderTest.AuditKey)!, settings.Users, settings.WholeTrust);
        await using var site = new SiteUnderTest(database.ConnectionString);
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(2) };
        using var http = new HttpClient(handler) { BaseAddress = site.Address, Timeout = TimeSpan.FromSeconds(20) };
        return await new KillRun(settings, progress, database, site, http).Go(places, limit.Token);
    }

    private async Task<KillReport> Go(IReadOnlyList<Place> places, CancellationToken limit)
    {
        site.Start();
        await site.BeReady(http, limit);
        var path = Path.Combine(Path.GetTempPath(), $"qms-kill-{Environment.ProcessId}-{Guid.CreateVersion7():N}.ledger");
        try
        {
            var began = Stopwatch.GetTimestamp();
            await using (var ledger = new Ledger(path))
            {
                var users = new List<WardUser>();
                // One after the other: tries of one address at the same moment have to wait. The first only looks whether the site works again.
                foreach (var (place, number) in places.Prepend(places[0]).Select((place, i) => (place, i)))
                {
                    var user = new WardUser(new Browser(http), ledger, tally, $"{number}", place.Ward, place.Measure);
                    await user.SignIn(place.Email, Trust.Password, limit);
                    users.Add(user);
                }

                await progress.WriteLineAsync($"{users.Count - 1} people are at work at {site.Address}");
                began = Stopwatch.GetTimestamp();
                await Work(users[0], users[1..], limit);
            }

            var took = Stopwatch.GetElapsedTime(began);
            return new KillReport(settings, Verdict.Of(Ledger.Read(path), await StoredEffects.Read(database.ConnectionString)), tally, took, application, postgres, site.Errors);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task Work(WardUser witness, List<WardUser> users, CancellationToken limit)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(limit);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(limit);
        var work = users.Select(user => user.Work(enough.Token, failed.Token)).Append(KillAndWait()).ToList();
        await foreach (var done in Task.WhenEach(work))
        {
            // One that fails ends the run, and not after the limit.
            if (!done.IsCompletedSuccessfully)
                await failed.CancelAsync();
        }

        if (work.FirstOrDefault(done => done.IsFaulted) is { } fault)
            throw new InvalidOperationException($"The run failed: {fault.Exception!.InnerException!.Message}{Environment.NewLine}{site.LastWords}", fault.Exception);
        if (work.Any(done => done.IsCanceled))
            throw new OperationCanceledException($"Stopped after {tally.Acknowledged} writes, {application.Count} kills of the site and {postgres.Count} of PostgreSQL.");

        async Task KillAndWait()
        {
            try
            {
                await KillAll(witness, failed.Token);
                await Until(settings.Writes, failed.Token);
            }
            finally
            {
                await enough.CancelAsync();
            }
        }
    }

    /// <summary>The victims in an order of chance, at moments of chance spread over the run.</summary>
    private async Task KillAll(WardUser witness, CancellationToken limit)
    {
        var victims = Enumerable.Repeat("the site", settings.Application).Concat(Enumerable.Repeat("PostgreSQL", settings.Postgres)).ToArray();
        chance.Shuffle(victims);
        var moments = victims.Select(_ => (int)(settings.Writes * (0.03 + 0.92 * chance.NextDouble()))).Order().ToList();
        foreach (var (victim, moment) in victims.Zip(moments))
        {
            await Until(moment, limit);
            await Task.Delay(chance.Next(300), limit);
            var took = victim == "the site" ? await KillSite(limit) : await KillPostgres(witness, limit);
            await progress.WriteLineAsync($"After {tally.Acknowledged:N0} writes {victim} was killed; people could work again {took.TotalSeconds:0.00} s {(victim == "the site" ? "later" : "after it was back")}");
        }
    }

    private async Task<TimeSpan> KillSite(CancellationToken limit)
    {
        await site.Kill();
        var killed = Stopwatch.GetTimestamp();
        site.Start();
        await site.BeReady(http, limit);
        application.Add(Stopwatch.GetElapsedTime(killed));
        return application[^1];
    }

    private async Task<TimeSpan> KillPostgres(WardUser witness, CancellationToken limit)
    {
        tally.DatabaseGoes();
        database.Kill();

        // Away for a moment, or now and then for longer than the site tries by itself.
        await Task.Delay(postgres.Count % 3 == 2 ? 9000 : chance.Next(1500), limit);
        await database.Restart(limit);
        tally.DatabaseIsBack();
        var accepts = Stopwatch.GetTimestamp();
        await site.BeReady(http, limit);
        await witness.Open("/me", limit);
        postgres.Add(Stopwatch.GetElapsedTime(accepts));
        return postgres[^1];
    }

    private async Task Until(int writes, CancellationToken limit)
    {
        while (tally.Acknowledged < writes)
            await Task.Delay(10, limit);
    }
}
