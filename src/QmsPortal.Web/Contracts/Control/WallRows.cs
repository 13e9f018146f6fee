using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>
/// The wall of a place above wards: a row for each ward below it, numbers and short names of measures alone, since visitors read it too.
/// Answered by Control.
/// </summary>
public static class WallRows
{
    /// <summary>What can be read from three metres.</summary>
    public const int Most = 8;

    /// <summary>Names of measures in a row; the rest are counted.</summary>
    public const int MostNames = 2;

    [Requires(Permission.ReadBoards)]
    public sealed record Query(string Path) : IQuery<View>;

    /// <param name="Rows">Those of most concern first, then in the order of the organisation.</param>
    /// <param name="Wards">All there are.</param>
    public sealed record View(IReadOnlyList<Row> Rows, int Wards);

    /// <param name="Stale">Of the charts, those whose next value is overdue.</param>
    /// <param name="Concern">Short names of up to two measures that signal concern and stand on the ward's own board.</param>
    /// <param name="Issues">Without an answer; those that are restricted are not among them.</param>
    /// <param name="Breached">Of the open escalations, those that went past a time.</param>
    /// <param name="Huddle">"Held", "Missed", "At 08:00"; empty where none is set for today.</param>
    public sealed record Row(
        string Name, int Charts, int Stale, int Concerns, IReadOnlyList<string> Concern, int Improvements, int Issues, DateOnly? Oldest, int Escalations, int Breached, string Huddle);
}
