using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>Issues not yet closed at a place and below, oldest first, and how many there are of each age. Answered by Control.</summary>
public static class OpenIssues
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, int Rows = 10) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, Ages Ages);

    public sealed record Row(int Number, string Words, string Kind, string State, string StateColour, string PlaceCode, string PlaceName, DateOnly Raised, string Where);

    public sealed record Ages(int Today, int Week, int Month, int Older)
    {
        public int All => Today + Week + Month + Older;
    }
}
