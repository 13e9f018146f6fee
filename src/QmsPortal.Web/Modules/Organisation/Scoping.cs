using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using PersonsAccount = QmsPortal.Modules.Organisation.People.Account;

namespace QmsPortal.Modules.Organisation;

/// <summary>
/// The one door to stored records: it asks <see cref="Reading"/> what the person may, and leaves out the rest. What is out of
/// reach is not in the query, so a guessed address is simply not found. Nobody signed in, nothing there; the site itself, at
/// the command line and in its own work, reaches everything.
/// </summary>
public static class Scoping
{
    public static IQueryable<T> For<T>(this DbSet<T> records, CurrentUser user, Act act) where T : class
    {
        if (user.IsTheSite || user.Hears)
            return records;
        if (!user.IsSignedIn || About<T>.Subject is not { } subject)
            return records.None();
        var rule = Reading.Of(subject);
        return act is Act.Read ? records.Readable(user, rule, rule.Read) : records.Changeable(user, rule);
    }

    /// <summary>Places by name are open to all staff; others know the organisation's name and their own.</summary>
    public static IQueryable<OrgNode> For(this DbSet<OrgNode> nodes, CurrentUser user, Act act)
    {
        if (act is Act.Change || !user.IsSignedIn || user.IsTheSite || user.Hears || user.Can(Reading.Of(Subject.Places).Read))
            return nodes.For<OrgNode>(user, act);
        string[] own = [.. user.Grants.Select(grant => grant.Path)];
        return nodes.Where(node => node.ParentId == null || own.Contains(node.Path));
    }

    /// <summary>The places where the person holds this permission, and those below.</summary>
    public static IQueryable<OrgNode> For(this DbSet<OrgNode> nodes, CurrentUser user, Permission permission) => nodes.Below(user.PathsOf(permission));

    /// <summary>Everybody has their own account to read and change.</summary>
    public static IQueryable<PersonsAccount> For(this DbSet<PersonsAccount> accounts, CurrentUser user, Act act)
    {
        if (!user.IsSignedIn || user.IsTheSite || user.Hears || Reading.Of(Subject.Accounts).Change.Contains(user.Acting))
            return accounts.For<PersonsAccount>(user, act);
        var own = user.Id;
        return accounts.Where(account => account.Id == own);
    }

    /// <summary>Restrictions in force that name the person: whoever is not named does not know that there is one.</summary>
    public static IQueryable<Restriction> For(this DbSet<Restriction> restrictions, CurrentUser user, Act act)
    {
        if (user.IsTheSite || user.Hears)
            return restrictions;
        if (!user.IsSignedIn)
            return restrictions.None();
        var person = user.ReadsInPrivateAs;
        return restrictions.Where(restriction => restriction.LiftedAt == null && restriction.People.Any(named => named.PersonId == person && named.EndedAt == null));
    }

    /// <summary>Who opened a restricted record, for those who are named in it.</summary>
    public static IQueryable<RestrictedRead> For(this DbSet<RestrictedRead> reads, CurrentUser user, Act act)
    {
        var restrictions = reads.Database().Set<Restriction>().For(user, act);
        return act is Act.Read ? reads.Where(read => restrictions.Any(restriction => restriction.RecordId == read.RecordId)) : reads.None();
    }

    /// <summary>The record, or not found: which of "not there" and "not yours" is never told.</summary>
    public static async Task<T> Get<T>(this IQueryable<T> records, Guid id, CancellationToken ct) where T : Entity =>
        await records.SingleOrDefaultAsync(record => record.Id == id, ct) ?? throw new NotFoundException();

    public static async Task<OrgNode> Get(this IQueryable<OrgNode> nodes, string? code, CancellationToken ct) =>
        await nodes.SingleOrDefaultAsync(node => node.Code == code, ct) ?? throw new NotFoundException();

    /// <summary>Refuses the change if the record has changed since the form was shown, and the save if it changes until then.</summary>
    public static void Expect<T>(this QmsDb db, T record, uint version) where T : Entity
    {
        if (record.Version != version)
            throw new StaleException(record.Id, version);
        db.Entry(record).Property(r => r.Version).OriginalValue = version;
    }

    internal static IQueryable<T> Readable<T>(this DbSet<T> records, CurrentUser user, Reading.Rule rule, Permission permission) where T : class
    {
        if (!user.Can(permission))
            return rule.RaisersToo ? records.RaisedBy(user.ReadsInPrivateAs) : records.None();
        var seen = records.NotKeptFrom(user);
        return rule.OnlyWhereHeld ? seen.AtPlaces(records.Database(), user.PathsOf(permission)) : seen;
    }

    private static IQueryable<T> RaisedBy<T>(this DbSet<T> records, Guid person) where T : class => records.Where(record => EF.Property<Guid?>(record, nameof(IRaised.RaisedBy)) == person);

    private static IQueryable<T> Changeable<T>(this DbSet<T> records, CurrentUser user, Reading.Rule rule) where T : class
    {
        if (!rule.Change.Contains(user.Acting) || !user.Can(user.Acting))
            return records.None();
        return records.NotKeptFrom(user).AtPlaces(records.Database(), user.PathsOf(user.Acting));
    }

    /// <summary>A restriction in force keeps a record from everybody who is not named in it, whatever their roles.</summary>
    private static IQueryable<T> NotKeptFrom<T>(this DbSet<T> records, CurrentUser user) where T : class
    {
        if (typeof(T).IsAssignableTo(typeof(IPrivate)))
            return records.OfThemselves(user);
        var kept = typeof(T).IsAssignableTo(typeof(IMayBeRestricted)) ? nameof(Entity.Id) : typeof(T).IsAssignableTo(typeof(IAboutRecord)) ? nameof(IAboutRecord.RecordId) : null;
        if (kept is null)
            return records;
        var restrictions = records.Database().Set<Restriction>();
        var person = user.ReadsInPrivateAs;
        return records.Where(record => !restrictions.Any(restriction => restriction.RecordId == EF.Property<Guid>(record, kept) && restriction.LiftedAt == null
            && !restriction.People.Any(named => named.PersonId == person && named.EndedAt == null)));
    }

    private static IQueryable<T> OfThemselves<T>(this IQueryable<T> records, CurrentUser user) where T : class
    {
        var person = user.ReadsInPrivateAs;
        return records.Where(record => EF.Property<Guid>(record, nameof(IPrivate.OwnerId)) == person || EF.Property<Guid?>(record, nameof(IPrivate.ShownToId)) == person);
    }

    /// <summary>Those at these places and below; what belongs to no place belongs to the whole organisation.</summary>
    private static IQueryable<T> AtPlaces<T>(this IQueryable<T> records, DbContext db, string[] paths) where T : class
    {
        if (records is IQueryable<OrgNode> nodes)
            return (IQueryable<T>)nodes.Below(paths);
        if (!typeof(T).IsAssignableTo(typeof(IAtPlace)))
            return records;
        var below = db.Set<OrgNode>().Below(paths);
        return records.Where(record => below.Any(node => node.Id == EF.Property<Guid>(record, nameof(IAtPlace.NodeId))));
    }

    private static IQueryable<OrgNode> Below(this IQueryable<OrgNode> nodes, string[] paths)
    {
        string[] patterns = [.. paths.Select(path => path + "%")];
        return nodes.Where(node => patterns.Any(pattern => EF.Functions.Like(node.Path, pattern)));
    }

    private static IQueryable<T> None<T>(this IQueryable<T> records) => records.Where(_ => false);

    private static DbContext Database<T>(this DbSet<T> records) where T : class => records.GetService<ICurrentDbContext>().Context;

    /// <summary>What a kind is about, looked up once: every query asks.</summary>
    private static class About<T>
    {
        public static readonly Subject? Subject = typeof(T).GetCustomAttribute<AboutAttribute>()?.Subject;
    }
}

/// <summary>Looks behind every door at once, in one query, for a record of which only the id is known.</summary>
internal sealed class Door(QmsDb db, CurrentUser user) : IDoor
{
    private static readonly MethodInfo OfKind = typeof(Door).GetMethod(nameof(Readable), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodInfo PartOfKind = typeof(Door).GetMethod(nameof(Parts), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public IQueryable<Guid> ToHistoryOf(Guid record) => Of(typeof(Entity), OfKind, record);

    public IQueryable<Guid> ToPartsOf(Guid record) => Of(typeof(IPartOfHistory), PartOfKind, record);

    private IQueryable<Guid> Of(Type kinds, MethodInfo behind, Guid record) => db.Model.GetEntityTypes()
        .Where(type => type.ClrType.IsAssignableTo(kinds))
        .Select(type => (type.ClrType, type.ClrType.GetCustomAttribute<AboutAttribute>()?.Subject))
        .Where(kind => kind.Subject is not null)
        .Select(kind => (kind.ClrType, Rule: Reading.Of(kind.Subject!.Value)))
        .Where(kind => user.IsSignedIn && user.Can(kind.Rule.History ?? kind.Rule.Read))
        .Select(kind => (IQueryable<Guid>)behind.MakeGenericMethod(kind.ClrType).Invoke(this, [kind.Rule, record])!)
        .DefaultIfEmpty(db.Set<OrgNode>().Where(_ => false).Select(node => node.Id))
        .Aggregate((all, kind) => all.Concat(kind));

    public IQueryable<Guid> KeptFromThem()
    {
        var (person, restrictions) = (user.ReadsInPrivateAs, db.Set<Restriction>());
        return restrictions.Where(restriction => restriction.LiftedAt == null && !restriction.People.Any(named => named.PersonId == person && named.EndedAt == null)).Select(restriction => restriction.RecordId);
    }

    private IQueryable<Guid> Readable<T>(Reading.Rule rule, Guid record) where T : Entity =>
        db.Set<T>().Readable(user, rule, rule.History ?? rule.Read).Where(found => found.Id == record).Select(found => found.Id);

    private IQueryable<Guid> Parts<T>(Reading.Rule rule, Guid record) where T : Entity, IPartOfHistory =>
        db.Set<T>().Readable(user, rule, rule.History ?? rule.Read).Where(found => found.RecordId == record).Select(found => found.Id);
}
