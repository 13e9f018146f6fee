namespace QmsPortal.Benchmarks.Kill;

/// <summary>The ledger held against the database.</summary>
internal sealed record Verdict(int Acknowledged, int Refused, IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, IReadOnlyList<string> Untold, IReadOnlyList<string> Open, IReadOnlyList<string> Strange)
{
    public bool IsClean => Lost.Count + Doubled.Count + Untold.Count + Open.Count + Strange.Count == 0;

    public IEnumerable<string> Faults =>
    [
        .. Lost.Select(effect => $"Lost: {effect}"),
        .. Doubled.Select(effect => $"Doubled: {effect}"),
        .. Untold.Select(effect => $"Without its history: {effect}"),
        .. Open.Select(effect => $"Never answered: {effect}"),
        .. Strange.Select(effect => $"Nobody was told of it: {effect}"),
    ];

    public static Verdict Of(IReadOnlyList<LedgerEntry> ledger, StoredEffects stored)
    {
        var acknowledged = ledger.Where(entry => entry.Outcome is Outcome.Acknowledged).Select(entry => entry.Write).ToList();
        var refused = ledger.Where(entry => entry.Outcome is Outcome.Refused).Select(entry => entry.Write).ToList();
        var sent = ledger.Select(entry => entry.Write.Effect).ToHashSet();
        return new Verdict(
            acknowledged.Count,
            refused.Count,
            Words(acknowledged.Where(write => Times(write) == 0 || !stored.Operations.Contains(write.Operation))),
            Words(acknowledged.Where(write => Times(write) > 1 || Tellings(write).Any(times => times > 1))),
            Words(acknowledged.Where(write => Tellings(write).Any(times => times == 0))),
            Words(ledger.Where(entry => entry.Outcome is Outcome.Unanswered).Select(entry => entry.Write)),
            [.. Words(refused.Where(write => Times(write) > 0 || stored.Operations.Contains(write.Operation))), .. stored.Effects.Keys.Where(effect => !sent.Contains(effect))]);

        int Times(Write write) => stored.Effects.GetValueOrDefault(write.Effect);

        IEnumerable<int> Tellings(Write write) => write.Told.Select(record => stored.History.GetValueOrDefault((write.Operation, record)));
    }

    private static IReadOnlyList<string> Words(IEnumerable<Write> writes) => [.. writes.Select(write => write.Effect)];
}
