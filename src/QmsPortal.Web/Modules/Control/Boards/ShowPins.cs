using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>What is pinned to the boards below a place, by it and by the places above it, and what was.</summary>
public static class ShowPins
{
    private const int MostRows = 50;
    private const int MostMeasures = 200;

    [Requires(Permission.PinTiles)]
    public sealed record Query(Guid Place, string Path) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<Choice> Measures)
    {
        public IReadOnlyList<Row> InForce => [.. Rows.Where(row => row.EndedAt is null)];
        public IReadOnlyList<Row> Ended => [.. Rows.Where(row => row.EndedAt is not null)];
    }

    /// <param name="Here">Pinned by this place; the others by a place above it, or below: both leave less room.</param>
    public sealed record Row(Guid Id, uint Version, string Measure, string PlaceName, bool Here, string By, DateTimeOffset At, DateTimeOffset? EndedAt);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var rows = await (
                from pin in db.TilePins.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on pin.NodeId equals node.Id
                join definition in db.Definitions.For(user, Act.Read) on pin.DefinitionId equals definition.Id
                join person in db.People.For(user, Act.Read) on pin.PinnedBy equals person.Id
                where node.Id == query.Place || (pin.EndedAt == null && (EF.Functions.Like(query.Path, node.Path + "%") || EF.Functions.Like(node.Path, query.Path + "%")))
                orderby pin.EndedAt == null descending, pin.PinnedAt descending
                select new Row(pin.Id, pin.Version, definition.Title, node.Name, node.Id == query.Place, person.Post, pin.PinnedAt, pin.EndedAt)).Take(MostRows).ToListAsync(ct);
            var measures = await db.MeasuresBelow(user, query.Path).OrderBy(measure => measure.Title).Take(MostMeasures).Select(measure => new { measure.Code, measure.Title }).ToListAsync(ct);
            return new View(rows, [.. measures.Select(measure => new Choice(measure.Code, measure.Title))]);
        }
    }
}
