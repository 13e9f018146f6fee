using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The dictionary: every measure, with where it is taken.</summary>
public static class ListDefinitions
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string? After = null, int Rows = 100) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, string? Next);

    public sealed record Row(string Code, string Title, string Numerator, string? Denominator, decimal Multiplier, string Unit, ImprovementDirection Direction, ChartKind Chart, Period Every, int Places);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var series = db.Series.For(user, Act.Read);
            var rows = await db.Definitions.For(user, Act.Read).AsNoTracking()
                .Where(d => query.After == null || string.Compare(d.Code, query.After) > 0)
                .OrderBy(d => d.Code)
                .Select(d => new Row(d.Code, d.Title, d.Numerator, d.Denominator, d.Multiplier, d.Unit, d.Direction, d.Chart, d.Every,
                    series.Count(s => s.DefinitionId == d.Id)))
                .Take(query.Rows + 1)
                .ToListAsync(ct);
            return new View([.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Code : null);
        }
    }
}
