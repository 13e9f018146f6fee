using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Contracts.Control;

/// <summary>Signals of concern that are not settled, on charts that somebody rests something on. Answered by Control in one query.</summary>
public static class LiveConcerns
{
    /// <param name="Series">The charts, by their ids on the thread.</param>
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(IReadOnlyList<Guid> Series) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Signal">By its id on the thread.</param>
    /// <param name="Series">The chart on which it was raised.</param>
    public sealed record Row(Guid Signal, Guid Series, int Number, string Words, DateTimeOffset RaisedAt)
    {
        public string Address => $"/signals/{Number}";
    }
}
