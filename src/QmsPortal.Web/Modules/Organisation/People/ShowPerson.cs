using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>A person with every role they hold or held.</summary>
public static class ShowPerson
{
    [Requires(Permission.ManagePeople)]
    public sealed record Query(Guid Id) : IQuery<View>;

    public sealed record View(Guid Id, string Name, string Post, string Email, DateTimeOffset? LeftAt, IReadOnlyList<Held> Roles);

    public sealed record Held(Guid Id, Role Role, string Place, DateOnly From, DateOnly? To, bool Now);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var nodes = db.Nodes.For(user, Act.Read);
            return await (
                from person in db.People.For(user, Act.Change).AsNoTracking()
                join account in db.Users.For(user, Act.Read) on person.Id equals account.Id
                where person.Id == query.Id
                select new View(person.Id, person.Name, person.Post, account.Email!, person.LeftAt, person.Roles.OrderBy(role => role.ValidFrom)
                    .Join(nodes, role => role.NodeId, node => node.Id, (role, node) => new Held(role.Id, role.Role, node.Name, role.ValidFrom, role.ValidTo,
                        role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today))).ToList()))
                .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        }
    }
}
