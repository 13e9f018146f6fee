using System.Collections.Concurrent;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>What happened so far, counted by many at once.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> answersWithoutDatabase = new();
    private readonly ConcurrentDictionary<string, int> otherAnswers = new();
    private int acknowledged;
    private int outages;

    public int Acknowledged => acknowledged;

    /// <summary>Odd while PostgreSQL is killed and does not accept yet; asked before sending and after, it tells whether it was away in between.</summary>
    public int Outages => outages;

    public string AnswersWithoutDatabase => Words(answersWithoutDatabase);

    /// <summary>Answers that were neither the page nor the redirect after a post, with the database there all the while.</summary>
    public string OtherAnswers => Words(otherAnswers);

    public void Acknowledge() => Interlocked.Increment(ref acknowledged);

    public void DatabaseGoes() => Interlocked.Increment(ref outages);

    public void DatabaseIsBack() => Interlocked.Increment(ref outages);

    public void Count(string answer, int outagesBefore) =>
        (outagesBefore % 2 == 1 || outagesBefore != outages ? answersWithoutDatabase : otherAnswers).AddOrUpdate(answer, 1, (_, count) => count + 1);

    private static string Words(ConcurrentDictionary<string, int> counts) =>
        counts.IsEmpty ? "none" : string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key}: {count.Value:N0}"));
}
