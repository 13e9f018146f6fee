using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>The tree for those who change it, and as it was for those who count what is past.</summary>
internal static class PlaceTree
{
    /// <summary>The place with where it stood.</summary>
    public static IQueryable<OrgNode> WithPlacements(this IQueryable<OrgNode> nodes) => nodes.Include(node => node.Placements);

    public static async Task<List<OrgNode>> Below(this QmsDb db, CurrentUser user, OrgNode place, CancellationToken ct) =>
        await db.Nodes.For(user, Act.Change).WithPlacements().Where(node => node.Id != place.Id && EF.Functions.Like(node.Path, place.Path + "%")).ToListAsync(ct);

    /// <summary>The times for which places stood under the place of this path, and it itself.</summary>
    public static IQueryable<Placement> StoodUnder(this QmsDb db, CurrentUser user, string path)
    {
        var nodes = db.Nodes.For(user, Act.Read);
        return nodes.SelectMany(node => node.Placements).Where(placement => nodes.Any(above => above.Id == placement.AboveId && above.Path == path));
    }

    /// <summary>Behind the last of those directly under it.</summary>
    public static async Task<int> NextPosition(this QmsDb db, CurrentUser user, OrgNode above, CancellationToken ct) =>
        await db.Nodes.For(user, Act.Read).Where(node => node.ParentId == above.Id).OrderByDescending(node => node.Order).Select(node => node.Order).FirstOrDefaultAsync(ct) is { } taken
            ? int.Parse(taken.TrimEnd('/').Split('/')[^1], CultureInfo.InvariantCulture) + 1
            : 1;
}
