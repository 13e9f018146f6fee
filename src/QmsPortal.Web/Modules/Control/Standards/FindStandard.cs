using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

internal static class FindStandard
{
    /// <summary>The standard with all its versions, if it is the person's to change, and that one of them which the form was about.</summary>
    public static async Task<Standard> StandardToChange(this QmsDb db, CurrentUser user, int number, int version, uint shown, CancellationToken ct)
    {
        var standard = await db.StandardToChange(user, number, ct);
        db.Expect(standard.Versions.SingleOrDefault(known => known.Number == version) ?? throw new NotFoundException(), shown);
        return standard;
    }

    public static async Task<Standard> StandardToChange(this QmsDb db, CurrentUser user, int number, CancellationToken ct) =>
        await db.Standards.For(user, Act.Change).WithVersions().SingleOrDefaultAsync(standard => standard.Number == number, ct) ?? throw new NotFoundException();

    /// <summary>In one query: a standard has few versions, and each few steps.</summary>
    public static IQueryable<Standard> WithVersions(this IQueryable<Standard> standards) => standards
        .Include(standard => standard.Versions.OrderBy(version => version.Number)).ThenInclude(version => version.Rows.OrderBy(row => row.Position))
        .Include(standard => standard.Versions).ThenInclude(version => version.History.OrderBy(step => step.Position)).ThenInclude(step => step.Asked)
        .AsSplitQuery();

    public static StandardAct ActNow(this CurrentUser user, TimeProvider clock) => new(user.Id, user.Name, user.Post, clock.GetUtcNow());
}
