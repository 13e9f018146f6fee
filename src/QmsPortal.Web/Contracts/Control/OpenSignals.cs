using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>Signals of a place and below that are not closed: those that wait for an answer first, oldest first. Answered by Control in one query.</summary>
public static class OpenSignals
{
    /// <param name="Path">The place; those below it are included.</param>
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Path, int Rows = 8) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, Counts Counts);

    /// <param name="Due">The day by which it is to be answered, or looked at again; null once there is an answer that stands.</param>
    public sealed record Row(
        int Number, string Words, string State, string StateColour, bool ToAnswer, bool IsConcern, string PlaceCode, string PlaceName, string MeasureCode,
        DateOnly Raised, DateOnly? Due, bool IsPastDue)
    {
        public string Address => $"/signals/{Number}";
        public string MeasureAddress => $"/at/{PlaceCode}/measures/{MeasureCode}";
    }

    /// <param name="All">All that are not closed.</param>
    public sealed record Counts(int All, int ToAnswer, int PastDue);
}
