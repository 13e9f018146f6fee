namespace QmsPortal.Spc;

/// <summary>Events by category, the most frequent first.</summary>
/// <param name="Bars">One for each category, in falling order of count; equal counts in the order of the alphabet, as <see cref="ParetoChart"/> says. A category that gathers the others stands last.</param>
/// <param name="Total">Events with a category.</param>
/// <param name="Uncategorised">Events without one: they are in no bar, no total and no share, and the page should say how many there are.</param>
/// <param name="VitalFew">How many of the leading bars together reach the share asked for. Bars of equal count stand or fall together; when all bars are needed, no category stands out. 0 when there is no event.</param>
public sealed record Pareto(IReadOnlyList<ParetoBar> Bars, long Total, long Uncategorised, int VitalFew);

/// <summary>One category of a Pareto chart.</summary>
/// <param name="Category">Its name, as given.</param>
/// <param name="Count">Its events.</param>
/// <param name="CumulativeCount">Its events and those of all bars before it.</param>
/// <param name="Share">Its part of the total, from 0 to 1; null when there is no event.</param>
/// <param name="CumulativeShare">The part of the total that it has with all bars before it; null when there is no event.</param>
/// <param name="IsVital">Whether it is one of the vital few.</param>
public sealed record ParetoBar(string Category, long Count, long CumulativeCount, double? Share, double? CumulativeShare, bool IsVital);
