using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>What the charts of these series say now, for a record that rests on them. Answered by Control, in one query.</summary>
public static class SeriesNow
{
    /// <param name="Series">By their ids on the thread; one that is not there, or not the person's to read, is left out.</param>
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(IReadOnlyList<Guid> Series) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Sentence">The four parts of the chart's own page: level, change, variation, target.</param>
    public sealed record Row(Guid Series, MeasureSummaries.Row Summary, string Sentence);
}
