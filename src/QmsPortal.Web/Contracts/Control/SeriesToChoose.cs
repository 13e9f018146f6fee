using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>The series of a place and below, for whoever rests something on one: a goal, a project, a requirement. Those of the place itself come first. Answered by Control.</summary>
public static class SeriesToChoose
{
    /// <param name="Path">The place; those below it are included.</param>
    /// <param name="Find">A part of the measure's or the place's name.</param>
    /// <param name="Series">Only this one, by its id on the thread.</param>
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Path, string? Find = null, Guid? Series = null, int Rows = 20) : IQuery<View>;

    /// <param name="More">There are more than these: a part of a name leads to them.</param>
    public sealed record View(IReadOnlyList<Row> Rows, bool More);

    /// <param name="Points">The values its chart counts. Limits, and a baseline, need 13.</param>
    /// <param name="LatestWords">"71%", "4.8 per 1,000 bed days", or "No value".</param>
    /// <param name="Words">What its chart says, in a few words.</param>
    public sealed record Row(Guid Series, string Name, string Address, string PlaceName, int Points, string LatestWords, string Words);
}
