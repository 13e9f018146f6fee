using System.Collections.Concurrent;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>What happened so far, counted by many at once.</summary>
internal sealed class Tally
{
    private int acknowledged;
    private readonly ConcurrentDictionary<string, int> answersWithoutDatabase = new();
    private readonly ConcurrentDictionary<string, int> otherAnswers = new();

    public int Acknowledged => acknowledged;

    /// <summary>PostgreSQL has been killed and does not accept yet.</summary>
    public bool DatabaseIsAway { get; set; }

    public string AnswersWithoutDatabase => Words(answersWithoutDatabase);

    /// <summary>Answers that were neither the page nor the redirect after a post, while the database was there.</summary>
    public string OtherAnswers => Words(otherAnswers);

    public void Acknowledge() => Interlocked.Increment(ref acknowledged);

    public void Count(string answer, bool sentWithoutDatabase) =>
        (sentWithoutDatabase || DatabaseIsAway ? answersWithoutDatabase : otherAnswers).AddOrUpdate(answer, 1, (_, count) => count + 1);

    private static string Words(ConcurrentDictionary<string, int> counts) =>
        counts.IsEmpty ? "none" : string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key}: {count.Value:N0}"));
}
