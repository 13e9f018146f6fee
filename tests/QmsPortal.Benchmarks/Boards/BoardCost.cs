using System.Diagnostics;
using System.Globalization;
using QmsPortal.Benchmarks.Kill;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel.Audit;

namespace QmsPortal.Benchmarks.Boards;

/// <summary>
/// What the board costs that everybody opens in the morning, over the site as it runs: one page at a time, an issue raised, and 600 screens
/// that come one after the other, listen for news and stay.
/// </summary>
internal static class BoardCost
{
    private const string Board = "/at/ward-7";
    private const string Raise = "/raise?at=ward-7";
    private const int Screens = 600;
    private const int WarmUp = 300;
    private const double AllowedBoard = 4;
    private const double AllowedIssue = 3;
    private const double AllowedOfMany = 100;

    /// <returns>0 when every bar is met, else 1.</returns>
    public static async Task<int> Measure(int rounds, TimeSpan minutes, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(minutes + TimeSpan.FromMinutes(10));
        var ct = limit.Token;
        await using var database = await DurableDatabase.Start(ct);
        await Wards.Fill(database.ConnectionString, AuditKey.Read(SiteUnderTest.AuditKey)!, 1, wholeTrust: true);
        await using var site = new SiteUnderTest(database.ConnectionString);
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = site.Address, Timeout = Timeout.InfiniteTimeSpan };
        site.Start();
        await site.BeReady(http, ct);
        var browser = new Browser(http);
        await SignIn(browser, ct);

        await Times(WarmUp, () => browser.Get(Board, ct), 200);
        var met = Say("the board, one at a time", await Times(rounds, () => browser.Get(Board, ct), 200), AllowedBoard, 0.5);
        var form = (await browser.Get(Raise, ct)).Form("Command.Words");
        await Times(WarmUp, Issue, 302);
        met &= Say("an issue raised, durable", await Times(rounds, Issue, 302), AllowedIssue, 0.5);
        met &= Say($"each of {Screens} boards in {minutes.TotalMinutes:0} minutes", await Opened(browser, minutes, ct), AllowedOfMany, 0.95);
        return met ? 0 : 1;

        Task<Answer> Issue()
        {
            (form["OperationId"], form["Command.Words"], form["Command.Kind"]) = (Guid.CreateVersion7().ToString(), $"{Write.Drill}, the blind in bay 3 is torn", "Equipment");
            return browser.Post(Raise, form, ct);
        }
    }

    private static async Task SignIn(Browser browser, CancellationToken ct)
    {
        var form = (await browser.Get("/sign-in", ct)).Form("Command.Password");
        (form["Command.Email"], form["Command.Password"]) = (People.Sister, Trust.Password);
        if ((await browser.Post("/sign-in", form, ct)).Status != 302)
            throw new InvalidOperationException("The sister could not sign in.");
    }

    private static async Task<List<double>> Times(int count, Func<Task<Answer>> ask, int expected)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await ask();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (answer.Status != expected)
                throw new InvalidOperationException($"Expected {expected}, the site answered {answer.Status}: {answer.Body}");
        }

        return times;
    }

    /// <summary>At even distances, each with its page and then its stream, as a screen does; all listen until the last has come.</summary>
    private static async Task<List<double>> Opened(Browser browser, TimeSpan minutes, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var (times, listening, began) = (new List<double>(), new List<Task>(), Stopwatch.GetTimestamp());
        var opened = new List<Task<List<double>>>();
        for (var i = 0; i < Screens; i++)
        {
            if (minutes * i / Screens - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early)
                await Task.Delay(early, ct);
            opened.Add(Times(1, () => browser.Get(Board, ct), 200));
            listening.Add(browser.Listen($"{Board}/live", over.Token));
        }

        foreach (var one in await Task.WhenAll(opened))
            times.AddRange(one);
        var left = listening.Count(stream => stream.IsCompleted);
        await over.CancelAsync();
        await Task.WhenAll(listening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return left == 0 ? times : throw new InvalidOperationException($"{left} of {Screens} streams ended.");
    }

    private static bool Say(string name, List<double> times, double allowed, double share)
    {
        times.Sort();
        var (median, high, top) = (times[times.Count / 2], times[times.Count * 95 / 100], times[^1]);
        var met = times[(int)(times.Count * share)] <= allowed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} median {median:0.0} ms, 95 of 100 within {high:0.0} ms, longest {top:0.0} ms; bar {allowed} ms at {share:0.00}{(met ? "" : " MISSED")}"));
        return met;
    }
}
