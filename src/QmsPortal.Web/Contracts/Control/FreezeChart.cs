using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>The chart of a series as it is at this moment, as a file that needs nothing else to be read. Answered by Control.</summary>
public static class FreezeChart
{
    /// <param name="Series">By its id on the thread.</param>
    /// <param name="Until">Only the values of periods that began by this day; all of them where it is left out.</param>
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(Guid Series, DateOnly? Until = null) : IQuery<View>;

    /// <param name="Html">A whole accessible page: title, sentence, the drawn chart, the table of its numbers. UTF-8.</param>
    /// <param name="From">First day of the first period on it.</param>
    /// <param name="To">Last day of the last period on it.</param>
    public sealed record View(Guid Series, string Title, string PlaceName, Guid Node, string Sentence, byte[] Html, DateOnly From, DateOnly To, bool SignalsConcern);
}
