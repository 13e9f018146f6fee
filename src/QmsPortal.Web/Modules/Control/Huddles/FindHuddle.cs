using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

internal static class FindHuddle
{
    public static async Task<Huddle> HuddleToChange(this QmsDb db, CurrentUser user, string? place, DateOnly date, CancellationToken ct)
    {
        var nodes = db.Nodes.For(user, Act.Read);
        return await db.HuddlesToChange(user)
            .SingleOrDefaultAsync(huddle => huddle.Date == date && nodes.Any(node => node.Id == huddle.NodeId && node.Code == place), ct) ?? throw new NotFoundException();
    }

    public static async Task<Huddle> HuddleToChange(this QmsDb db, CurrentUser user, string? place, DateOnly date, uint version, CancellationToken ct)
    {
        var huddle = await db.HuddleToChange(user, place, date, ct);
        db.Expect(huddle, version);
        return huddle;
    }

    /// <summary>The huddle, if what is due is still ahead of it: somebody may have opened or closed it a moment ago.</summary>
    public static async Task<Huddle?> HuddleDue(this QmsDb db, CurrentUser user, Due due, CancellationToken ct)
    {
        var huddle = await db.HuddlesToChange(user).SingleOrDefaultAsync(huddle => huddle.Id == due.Record, ct);
        return huddle?.Ahead().Contains(due) is true ? huddle : null;
    }

    private static IQueryable<Huddle> HuddlesToChange(this QmsDb db, CurrentUser user) =>
        db.Huddles.For(user, Act.Change).Include(huddle => huddle.Entries.OrderBy(entry => entry.At)).Include(huddle => huddle.Steps.OrderBy(step => step.Position)).Include(huddle => huddle.Presences.OrderBy(row => row.At).ThenBy(row => row.Id)).AsSplitQuery();
}
