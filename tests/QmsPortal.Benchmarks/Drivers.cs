using System.Globalization;
using QmsPortal.Benchmarks.Kill;

namespace QmsPortal.Benchmarks;

/// <summary>The command line: which driver to run, and how hard.</summary>
internal static class Drivers
{
    private const string Help = """
        script/bench kill     end the site and PostgreSQL with kill -9 while people work, and look for what was lost or doubled
          --application 20    how often the site is killed
          --postgres 5        how often PostgreSQL is killed
          --writes 5000       go on until so many writes were acknowledged
          --users 50          people at work at the same time
          --seed N            the same moments again
          --minutes 30        give up after
        script/bench audit    what history and chain cost of write throughput, durable, with and without in turns
          --rounds 5 --seconds 6
        script/bench spc      what the charts cost in time and memory; needs no database
          --rounds 201
        script/bench charts   what a chart costs to draw, and a point to record, durable
          --rounds 201
        script/bench boards   what the ward board and an issue cost, and 600 boards opened and kept open
          --rounds 501 --minutes 5
        """;

    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        if (args is ["audit", ..] && TryRead(args[1..], out var of))
            return await Audit.AuditCost.Measure(of.GetValueOrDefault("rounds", 5), of.GetValueOrDefault("seconds", 6), CancellationToken.None);
        if (args is ["spc", ..] && TryRead(args[1..], out var how))
            return Spc.SpcSpeed.Measure(Math.Max(1, how.GetValueOrDefault("rounds", 201)));
        if (args is ["charts", ..] && TryRead(args[1..], out var often))
            return await Charts.ChartCost.Measure(Math.Max(20, often.GetValueOrDefault("rounds", 201)), CancellationToken.None);
        if (args is ["boards", ..] && TryRead(args[1..], out var boards))
            return await Boards.BoardCost.Measure(Math.Max(20, boards.GetValueOrDefault("rounds", 501)), TimeSpan.FromMinutes(Math.Clamp(boards.GetValueOrDefault("minutes", 5), 1, 15)), CancellationToken.None);
        if (args is not ["kill", ..] || !TryRead(args[1..], out var given))
        {
            Console.WriteLine(Help);
            return 2;
        }

        var plain = new KillSettings();
        var settings = plain with
        {
            Application = given.GetValueOrDefault("application", plain.Application),
            Postgres = given.GetValueOrDefault("postgres", plain.Postgres),
            Writes = given.GetValueOrDefault("writes", plain.Writes),
            Users = given.GetValueOrDefault("users", plain.Users),
            Seed = given.GetValueOrDefault("seed", Environment.TickCount & 0xFFFFFF),
            Limit = TimeSpan.FromMinutes(given.GetValueOrDefault("minutes", 30)),
        };
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) => (key.Cancel, _) = (true, stop.CancelAsync());
        try
        {
            var report = await KillRun.Of(settings, Console.Out, stop.Token);
            await Console.Out.WriteLineAsync(report.Words);
            return report.Verdict.IsClean ? 0 : 1;
        }
        catch (OperationCanceledException stopped)
        {
            await Console.Error.WriteLineAsync($"The run did not come to its end, so it shows nothing. {stopped.Message}");
            return 3;
        }
    }

    private static bool TryRead(string[] args, out Dictionary<string, int> given)
    {
        given = [];
        string[] known = ["application", "postgres", "writes", "users", "seed", "minutes", "rounds", "seconds"];
        for (var i = 0; i < args.Length; i += 2)
        {
            var name = args[i].TrimStart('-');
            if (!known.Contains(name) || i + 1 == args.Length || !int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number) || number < 0)
                return false;
            given[name] = number;
        }

        return true;
    }
}
