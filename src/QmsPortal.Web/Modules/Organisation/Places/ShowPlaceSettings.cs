using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>A place as an administrator sees it: what may be changed, and who holds which role there.</summary>
public static class ShowPlaceSettings
{
    [Requires(Permission.ManagePlaces)]
    public sealed record Query(string Code) : IQuery<View>;

    public sealed record View(Guid Id, string Code, string Name, NodeKind Kind, DateOnly ValidFrom, DateOnly? ValidTo, uint Version, IReadOnlyList<Holder> Holders, IReadOnlyList<Stood> Stood, IReadOnlyList<Choice> Aboves, IReadOnlyList<Choice> Others)
    {
        public bool IsOpen => ValidTo is null;
    }

    /// <summary>Directly under another place: from its beginning, or until now, where there is no date.</summary>
    public sealed record Stood(string Name, DateOnly? From, DateOnly? Until);

    public sealed record Holder(Guid PersonId, string Name, string Post, Role Role);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var node = await db.Nodes.For(user, Act.Change).AsNoTracking().WithPlacements().Get(query.Code, ct);
            var places = await db.Nodes.For(user, Act.Change).AsNoTracking().Where(place => place.Id != node.Id).OrderBy(place => place.Order).ToListAsync(ct);
            var holders = await (
                from role in db.RoleAssignments.For(user, Act.Read)
                join person in db.People.For(user, Act.Read) on role.PersonId equals person.Id
                where role.NodeId == node.Id && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today)
                orderby person.Name
                select new Holder(person.Id, person.Name, person.Post, role.Role)).Take(100).ToListAsync(ct);
            return new View(node.Id, node.Code, node.Name, node.Kind, node.ValidFrom, node.ValidTo, node.Version, holders, StoodOf(node, places),
                node.Kind is NodeKind.Organisation ? [] : Choices(places.Where(place => OrgNode.MayHold(place.Kind, node.Kind) && place.Id != node.ParentId && !place.Path.StartsWith(node.Path, StringComparison.Ordinal)), today),
                node.Kind is NodeKind.Organisation or NodeKind.Comparison ? [] : Choices(places.Where(place => place.Kind == node.Kind), today));
        }

        private static IReadOnlyList<Choice> Choices(IEnumerable<OrgNode> places, DateOnly today) =>
            [.. places.Where(place => place.IsOpenOn(today)).Select(place => new Choice(place.Code, place.Name))];

        private static IReadOnlyList<Stood> StoodOf(OrgNode node, List<OrgNode> places) => [..
            from placement in node.Placements
            where placement.IsDirect
            join place in places on placement.AboveId equals place.Id
            orderby placement.From descending
            select new Stood(place.Name, placement.From == DateOnly.MinValue ? null : placement.From, placement.IsNow ? null : placement.Until)];
    }
}
