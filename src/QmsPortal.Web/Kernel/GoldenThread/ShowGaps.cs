using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>Where the loop is broken at a place and below: "goal without measure", and which.</summary>
public static class ShowGaps
{
    /// <param name="Path">The place; those below it are included.</param>
    /// <param name="Rows">How many records of each gap.</param>
    [Requires(Permission.ReadThread)]
    public sealed record Query(string Path, int Rows = 20) : IQuery<IReadOnlyList<View>>;

    /// <param name="Words">"goal without measure".</param>
    public sealed record View(string Words, int Of, IReadOnlyList<Row> Records)
    {
        /// <summary>"2 goals without measure".</summary>
        public string Counted => Of == 1 ? $"1 {Words}" : $"{Of} {Words.Replace(" without", "s without", StringComparison.Ordinal)}";
    }

    public sealed record Row(string Title, string State, string Address, string PlaceName, string PlaceCode);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<View>>
    {
        public async Task<IReadOnlyList<View>> Handle(Query query, CancellationToken ct) =>
            [.. (await db.Missing(query.Path, ThreadReader.Of(user), query.Rows, ct)).GroupBy(row => row.Gap).Select(gap => new View(
                Gaps.Table[gap.Key].Words, gap.First().Of, [.. gap.Select(row => new Row(row.Title, row.State, row.Address, row.PlaceName, row.PlaceCode))]))];
    }
}
