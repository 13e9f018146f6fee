using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Account;

/// <summary>The people of the fictional trust, to sign in as. Answered in the demonstration only.</summary>
public static class ListDemonstrationPeople
{
    [Requires(Permission.Anyone)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(Guid Id, string Name, string Post, Role Role, string Place, string Email);

    internal sealed class Handler(QmsDb db, SiteMode mode) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            if (!mode.IsDemonstration)
                throw new NotFoundException();
            var rows = await (
                from role in db.RoleAssignments.AsNoTracking()
                join person in db.People on role.PersonId equals person.Id
                join account in db.Users on person.Id equals account.Id
                join node in db.Nodes on role.NodeId equals node.Id
                where role.ValidTo == null && person.LeftAt == null
                orderby node.Order, person.Name
                select new Row(person.Id, person.Name, person.Post, role.Role, node.Name, account.Email!)).Take(100).ToListAsync(ct);
            return [.. rows.DistinctBy(row => row.Id)];
        }
    }
}
