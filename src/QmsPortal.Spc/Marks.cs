using System.Collections.ObjectModel;

namespace QmsPortal.Spc;

/// <summary>What the rules found: the signals, and for each point of the chart the set of rules that mark it.</summary>
internal sealed class Marks(int points)
{
    private const int High =
        1 << (int)SpecialCause.AboveUpperLimit | 1 << (int)SpecialCause.TrendIncreasing
        | 1 << (int)SpecialCause.TwoOfThreeAbove | 1 << (int)SpecialCause.ShiftAbove;

    private const int Trend = 1 << (int)SpecialCause.TrendIncreasing | 1 << (int)SpecialCause.TrendDecreasing;

    // Most points carry no mark and the rest one of a few combinations, so all points of all charts share these lists.
    private static readonly ReadOnlyCollection<SpecialCause>[] Lists = [.. Enumerable.Range(0, 256).Select(Listed)];

    private readonly byte[] causes = new byte[points];
    private List<Signal>? signals;

    public IReadOnlyList<Signal> Signals => signals is null ? [] : signals.AsReadOnly();

    public IReadOnlyList<SpecialCause> At(int position) => Lists[causes[position]];

    /// <summary>The marks of a chart that was drawn already.</summary>
    public void Put(int position, byte set) => causes[position] = set;

    public byte SetAt(int position) => causes[position];

    public static IReadOnlyList<SpecialCause> ListOf(byte set) => Lists[set];

    public bool IsInShift(int position) => (causes[position] & (Bit(SpecialCause.ShiftAbove) | Bit(SpecialCause.ShiftBelow))) != 0;

    public bool AnyTrend(int position) => (causes[position] & Trend) != 0;

    /// <summary>Names the way the trend goes at a point.</summary>
    public void TurnTrend(int position, bool rises) =>
        causes[position] = (byte)(causes[position] & ~Trend | Bit(rises ? SpecialCause.TrendIncreasing : SpecialCause.TrendDecreasing));

    /// <summary>One cause alone, where others would be hidden by it.</summary>
    public void Replace(int position, SpecialCause cause) => causes[position] = Bit(cause);

    public bool AnyHigh(int position) => (causes[position] & High) != 0;

    public bool AnyLow(int position) => (causes[position] & ~High) != 0;

    public void Add(SpecialCause cause, ReadOnlySpan<Reading> run)
    {
        foreach (var reading in run) causes[reading.Position] |= Bit(cause);
        Add(new Signal(cause, run[0].Position, run[^1].Position, run.Length, run.Length));
    }

    public void AddBeyondTwoSigma(SpecialCause cause, ReadOnlySpan<Reading> windows)
    {
        var marked = 0;
        foreach (var reading in windows)
        {
            if (!reading.BeyondTwoSigma) continue;
            causes[reading.Position] |= Bit(cause);
            marked++;
        }

        Add(new Signal(cause, windows[0].Position, windows[^1].Position, windows.Length, marked));
    }

    private void Add(Signal signal) => (signals ??= []).Add(signal);

    private static byte Bit(SpecialCause cause) => (byte)(1 << (int)cause);

    private static ReadOnlyCollection<SpecialCause> Listed(int set) =>
        Array.AsReadOnly(Enum.GetValues<SpecialCause>().Where(cause => (set & Bit(cause)) != 0).ToArray());
}
