using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>A place as an administrator sees it: what may be changed, and who holds which role there.</summary>
public static class ShowPlaceSettings
{
    [Requires(Permission.ManagePlaces)]
    public sealed record Query(string Code) : IQuery<View>;

    public sealed record View(Guid Id, string Code, string Name, NodeKind Kind, DateOnly ValidFrom, DateOnly? ValidTo, uint Version, IReadOnlyList<Holder> Holders);

    public sealed record Holder(Guid PersonId, string Name, string Post, Role Role);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var node = await db.Nodes.For(user, Act.Change).AsNoTracking().Get(query.Code, ct);
            var holders = await (
                from role in db.RoleAssignments.For(user, Act.Read)
                join person in db.People.For(user, Act.Read) on role.PersonId equals person.Id
                where role.NodeId == node.Id && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today)
                orderby person.Name
                select new Holder(person.Id, person.Name, person.Post, role.Role)).Take(100).ToListAsync(ct);
            return new View(node.Id, node.Code, node.Name, node.Kind, node.ValidFrom, node.ValidTo, node.Version, holders);
        }
    }
}
