using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>
/// Escalations that wait for an answer: from a place and below, wherever they are now; what went past its time first, then what is due
/// first. Answered by Control.
/// </summary>
public static class OpenEscalations
{
    /// <param name="Path">The place; those below it are included.</param>
    /// <param name="After">The key of the last row of the page before.</param>
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, int Rows = 8, string? After = null) : IQuery<View>;

    /// <param name="Count">Of all that wait.</param>
    /// <param name="Breached">How many of them have gone past a time.</param>
    /// <param name="Next">The key to ask the next page with, or null at the end.</param>
    public sealed record View(IReadOnlyList<Row> Rows, int Count, int Breached, string? Next);

    /// <param name="Words">Of the issue it came from.</param>
    /// <param name="Asked">What is asked: its recommendation.</param>
    /// <param name="Tier">"Tier 2, Older people’s care": who has it now.</param>
    /// <param name="With">The code of that place.</param>
    /// <param name="Left">"22 min left", "New time: 3 h left" or "Past its time"; its colour repeats it.</param>
    /// <param name="Due">"Read-back due 08:35, answer due 11:20".</param>
    /// <param name="Missed">The red mark, which stays though the next tier has time left: "First promised 08:20, missed"; or nothing.</param>
    /// <param name="Telephoned">"Telephoned first, no answer"; nothing where it was not said.</param>
    public sealed record Row(
        int Number, string Words, string Asked, string PlaceCode, string PlaceName, string Tier, string With, string Priority, string Telephoned, string State, string Left, string LeftColour, string Due, string Missed, DateTimeOffset RaisedAt)
    {
        public string Address => $"/escalations/{Number}";
        public bool Breached => Missed.Length > 0;
    }
}
