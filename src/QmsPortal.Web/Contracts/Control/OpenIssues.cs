using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>Issues without an answer at a place and below, oldest first, and how many there are of each age. Answered by Control.</summary>
public static class OpenIssues
{
    /// <param name="Path">The place; those below it are included.</param>
    /// <param name="Rows">How many of the oldest.</param>
    /// <param name="Newest">How many of the newest besides, so that what was raised this morning is seen too.</param>
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, int Rows = 8, int Newest = 0) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, Ages Ages);

    public sealed record Row(int Number, string Words, string Kind, string State, string StateColour, string PlaceCode, string PlaceName, DateOnly Raised, string Where);

    public sealed record Ages(int Today, int Week, int Month, int Older)
    {
        public int All => Today + Week + Month + Older;
    }
}
