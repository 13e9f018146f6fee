using System.Globalization;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>What a run showed.</summary>
internal sealed record KillReport(KillSettings Settings, Verdict Verdict, Tally Tally, TimeSpan Took, IReadOnlyList<TimeSpan> Application, IReadOnlyList<TimeSpan> Postgres, IReadOnlyDictionary<string, int> Errors)
{
    public static readonly TimeSpan ApplicationBar = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan PostgresBar = TimeSpan.FromSeconds(5);

    public string Words => $"""

        Writes acknowledged   {Verdict.Acknowledged:N0} by {Settings.Users} people in {Took.TotalSeconds:N0} s; {Verdict.Refused:N0} refused
        Killed                the site {Application.Count} times, PostgreSQL {Postgres.Count} times; seed {Settings.Seed}
        Lost                  {Verdict.Lost.Count}
        Doubled               {Verdict.Doubled.Count}
        Without history       {Verdict.Untold.Count}
        Never answered        {Verdict.Open.Count}
        Nobody was told       {Verdict.Strange.Count}
        The site was back     {Times(Application)}; bar {ApplicationBar.TotalSeconds} s
        After PostgreSQL      {Times(Postgres)}; bar {PostgresBar.TotalSeconds} s
        Without a database    {Tally.AnswersWithoutDatabase}
        Other answers         {Tally.OtherAnswers}
        Errors it logged      {(Errors.Count == 0 ? "none" : string.Join($"{Environment.NewLine}                      ", Errors.Select(error => $"{error.Value:N0} x {error.Key}")))}
        {string.Join(Environment.NewLine, Verdict.Faults.Take(40))}
        """.TrimEnd();

    private static string Times(IReadOnlyList<TimeSpan> times)
    {
        if (times.Count == 0)
            return "not tried";
        var sorted = times.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {Part(0.5):0.00} s, p95 {Part(0.95):0.00} s, longest {sorted[^1].TotalSeconds:0.00} s");

        double Part(double part) => sorted[(int)Math.Ceiling(part * sorted.Count) - 1].TotalSeconds;
    }
}
