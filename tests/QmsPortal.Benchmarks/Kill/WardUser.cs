using System.Globalization;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>Somebody on a ward who opens the board, raises an issue, records a value and answers the issue, again and again.</summary>
internal sealed class WardUser(Browser browser, Ledger ledger, Tally tally, string name, string ward, string measure)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly DateOnly FirstDay = new(1990, 1, 1);

    public async Task SignIn(string email, string password, CancellationToken ct)
    {
        var form = (await browser.Get("/sign-in", ct)).Form("Command.Password");
        (form["Command.Email"], form["Command.Password"]) = (email, password);
        var answer = await browser.Post("/sign-in", form, ct);
        if (answer.Status != 302)
            throw new InvalidOperationException($"{email} could not sign in: {answer.Status}");
    }

    /// <summary>Whole rounds until it is enough; then nothing is left unanswered.</summary>
    public async Task Work(CancellationToken enough, CancellationToken limit)
    {
        for (var round = 1; !enough.IsCancellationRequested; round++)
            await Round(round, limit);
    }

    /// <summary>The page, once it is there.</summary>
    public async Task<Answer> Open(string path, CancellationToken limit)
    {
        while (true)
        {
            if (await Try(ct => browser.Get(path, ct), 200, limit) is { Status: 200 } page)
                return page;
            await Task.Delay(Patience, limit);
        }
    }

    private async Task Round(int round, CancellationToken limit)
    {
        await Open($"/at/{ward}", limit);

        var raise = $"/raise?at={ward}";
        var form = (await Open(raise, limit)).Form("Command.Words");
        var words = $"{Write.Drill} {name}, round {round}";
        (form["Command.Words"], form["Command.Kind"]) = (words, "Equipment");
        var raised = await Send(new Write(Operation(form), WriteKind.RaiseIssue) { Words = words }, raise, form, limit);

        var add = $"/at/{ward}/measures/{measure}/add";
        form = (await Open(add, limit)).Form("Command.Numerator");
        var day = FirstDay.AddDays(round - 1);
        (form["Command.Period.Day"], form["Command.Period.Month"], form["Command.Period.Year"]) = (Text(day.Day), Text(day.Month), Text(day.Year));
        form["Command.Numerator"] = Text(round);
        await Send(new Write(Operation(form), WriteKind.RecordValue) { Place = ward, Measure = measure, Period = day, Number = round }, add, form, limit);

        if (raised is null)
            return;
        var issue = int.Parse(raised.Split('/', '?')[2], CultureInfo.InvariantCulture);
        form = (await Open($"/issues/{issue}", limit)).Form("handler=Solve");
        form["Command.Answer"] = $"{words}: done";
        await Send(new Write(Operation(form), WriteKind.SolveIssue) { Issue = issue, Words = $"{words}: done" }, $"/issues/{issue}?handler=Solve", form, limit);
    }

    /// <summary>With the same operation id until somebody answers. Where it led, or null if it was refused.</summary>
    private async Task<string?> Send(Write write, string path, Dictionary<string, string> form, CancellationToken limit)
    {
        await ledger.BeforeSending(write);
        while (true)
        {
            var answer = await Try(ct => browser.Post(path, form, ct), 302, limit);
            if (answer is { Status: 302, Location: { } led } && !led.StartsWith("/sign-in", StringComparison.Ordinal))
            {
                await ledger.AfterAnswer(write.Operation, Outcome.Acknowledged);
                tally.Acknowledge();
                return led;
            }

            if (answer is { Status: >= 300 and < 500 })
            {
                await ledger.AfterAnswer(write.Operation, Outcome.Refused);
                return null;
            }

            await ledger.AfterAnswer(write.Operation, Outcome.Unanswered);
            await Task.Delay(Patience, limit);
        }
    }

    /// <summary>Null if nobody answered.</summary>
    private async Task<Answer?> Try(Func<CancellationToken, Task<Answer>> ask, int expected, CancellationToken limit)
    {
        var outages = tally.Outages;
        try
        {
            var answer = await ask(limit);
            if (answer.Status != expected)
                tally.Count(answer.Status.ToString(CultureInfo.InvariantCulture), outages);
            return answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || exception is TaskCanceledException && !limit.IsCancellationRequested)
        {
            tally.Count(exception is TaskCanceledException ? "too late" : "no answer", outages);
            return null;
        }
    }

    private static Guid Operation(Dictionary<string, string> form) => Guid.Parse(form["OperationId"]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
