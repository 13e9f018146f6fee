using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Organisation;

/// <summary>
/// The one door to stored records. Staff read organisation-wide; they change at the places where their acting
/// permission holds, and below. What is out of reach is not in the query, so a guessed address is simply not found.
/// What the site does by itself it does for nobody, and shows to nobody: nothing is out of its reach.
/// </summary>
public static class Scoping
{
    public static IQueryable<T> For<T>(this DbSet<T> records, CurrentUser user, Act act) where T : class, IAtPlace
    {
        if (user.Can(Permission.RunTheSite))
            return records;
        var db = records.GetService<ICurrentDbContext>().Context;
        var seen = typeof(T).IsAssignableTo(typeof(IMayBeRestricted)) ? records.NotKeptFrom(user.Id, db.Set<Restriction>()) : records;
        if (act is Act.Read)
            return seen;
        var nodes = db.Set<OrgNode>();
        var paths = Patterns(user);
        return seen.Where(record => nodes.Any(node => node.Id == record.NodeId && paths.Any(path => EF.Functions.Like(node.Path, path))));
    }

    /// <summary>A restriction in force keeps a record from everybody who is not named in it, whatever their roles.</summary>
    private static IQueryable<T> NotKeptFrom<T>(this IQueryable<T> records, Guid person, IQueryable<Restriction> restrictions) where T : class =>
        records.Where(record => !restrictions.Any(restriction => restriction.RecordId == EF.Property<Guid>(record, nameof(Entity.Id)) && restriction.LiftedAt == null
            && !restriction.People.Any(named => named.PersonId == person && named.EndedAt == null)));

    public static IQueryable<OrgNode> For(this DbSet<OrgNode> nodes, CurrentUser user, Act act)
    {
        if (act is Act.Read)
            return nodes;
        var paths = Patterns(user);
        return nodes.Where(node => paths.Any(path => EF.Functions.Like(node.Path, path)));
    }

    /// <summary>The record, or not found: which of "not there" and "not yours" is never told.</summary>
    public static async Task<T> Get<T>(this IQueryable<T> records, Guid id, CancellationToken ct) where T : Entity =>
        await records.SingleOrDefaultAsync(record => record.Id == id, ct) ?? throw new NotFoundException();

    public static async Task<OrgNode> Get(this IQueryable<OrgNode> nodes, string? code, CancellationToken ct) =>
        await nodes.SingleOrDefaultAsync(node => node.Code == code, ct) ?? throw new NotFoundException();

    /// <summary>Refuses the save if the record has changed since the form was shown.</summary>
    public static void Expect<T>(this QmsDb db, T record, uint version) where T : Entity =>
        db.Entry(record).Property(r => r.Version).OriginalValue = version;

    private static string[] Patterns(CurrentUser user) => [.. user.ActingPaths.Select(path => path + "%")];
}
