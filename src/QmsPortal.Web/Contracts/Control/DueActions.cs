using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>Actions at a place and below that are due by today, and what was done and is now to be checked: what waited longest first. Answered by Control.</summary>
public static class DueActions
{
    /// <param name="Path">The place; those below it are included.</param>
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, int Rows = 8) : IQuery<View>;

    /// <param name="Count">Of all that are due.</param>
    public sealed record View(IReadOnlyList<Row> Rows, int Count);

    public sealed record Row(int Number, string Words, string State, string StateColour, string When, bool IsLate, string Owner, string PlaceName)
    {
        public string Address => $"/actions/{Number}";
    }
}
