using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Boards;

internal static class FindBoard
{
    /// <summary>The board of an open ward where the person holds the permission; begun where there is none yet.</summary>
    public static async Task<(OrgNode Place, Board Board)> BoardToChange(this QmsDb db, CurrentUser user, Permission permission, string? code, Func<Guid> next, DateOnly today, CancellationToken ct)
    {
        var place = await db.Nodes.For(user, permission).Get(code, ct);
        if (place.Kind is not NodeKind.Ward || !place.IsOpenOn(today))
            throw new DomainException("Choose an open ward or team: only these have a board.");
        var board = await db.Boards.For(user, Act.Change).SingleOrDefaultAsync(board => board.NodeId == place.Id, ct);
        if (board is null)
            db.Add(board = new Board(next(), place.Id));
        return (place, board);
    }

    public static BoardAct BoardAct(this CurrentUser user, TimeProvider clock) => new(user.Id, user.Post, clock.GetUtcNow());

    /// <summary>Pins in force, each with the place that holds it.</summary>
    public static IQueryable<PinAt> PinsInForce(this QmsDb db, CurrentUser user) =>
        from pin in db.TilePins.For(user, Act.Read)
        join node in db.Nodes.For(user, Act.Read) on pin.NodeId equals node.Id
        where pin.EndedAt == null
        select new PinAt { Pin = pin, Node = node };

    /// <summary>The measures a ward takes, by the order of their codes, each with the place above that pinned it. A board holds no more pins than it may, however its places were moved.</summary>
    public static async Task<IReadOnlyList<MeasureToPlace>> MeasuresToPlace(this QmsDb db, CurrentUser user, Guid node, string path, CancellationToken ct)
    {
        var pins = db.PinsInForce(user).Where(pin => EF.Functions.Like(path, pin.Node.Path + "%"));
        var rows = await db.Series.For(user, Act.Read).AsNoTracking().Where(series => series.NodeId == node).OrderBy(series => series.Code).Take(100).Select(series => new
        {
            series.Code,
            series.Label,
            series.Definition.Title,
            series.Definition.Chart,
            Pin = pins.Where(pin => pin.Pin.DefinitionId == series.DefinitionId).OrderBy(pin => pin.Pin.PinnedAt).Select(pin => new { pin.Node.Name, pin.Pin.PinnedAt }).FirstOrDefault(),
        }).ToListAsync(ct);
        var pinned = rows.Where(row => row.Pin is not null).OrderBy(row => row.Pin!.PinnedAt).Take(TilePin.Most).Select(row => row.Code).ToHashSet();
        return [.. rows.Select(row => new MeasureToPlace(row.Code, row.Label.Length == 0 ? row.Title : $"{row.Title}, {row.Label}", row.Chart.IsOfEvents, pinned.Contains(row.Code) ? row.Pin!.Name : null))];
    }
}

internal sealed record PinAt
{
    public required TilePin Pin { get; init; }
    public required OrgNode Node { get; init; }
}

/// <param name="IsOfEvents">Shown as days since the last one.</param>
internal sealed record MeasureToPlace(string Code, string Name, bool IsOfEvents, string? PinnedBy);
