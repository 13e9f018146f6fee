using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>People by name, with the roles they hold today.</summary>
public static class ListPeople
{
    [Requires(Permission.ManagePeople)]
    public sealed record Query(string? Name = null, string? After = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, string? Next);

    public sealed record Row(Guid Id, string Name, string Post, bool HasLeft, IReadOnlyList<Held> Roles);

    public sealed record Held(Role Role, string Place);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var nodes = db.Nodes.For(user, Act.Read);
            var name = query.Name?.Trim() ?? "";
            var rows = await db.People.For(user, Act.Change).AsNoTracking()
                .Where(person => name == "" || EF.Functions.ILike(person.Name, $"%{name}%"))
                .Where(person => query.After == null || string.Compare(person.Name + person.Id, query.After) > 0)
                .OrderBy(person => person.Name + person.Id)
                .Select(person => new Row(person.Id, person.Name, person.Post, person.LeftAt != null, person.Roles
                    .Where(role => role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today))
                    .Join(nodes, role => role.NodeId, node => node.Id, (role, node) => new Held(role.Role, node.Name)).ToList()))
                .Take(query.Rows + 1).ToListAsync(ct);
            return new View([.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Name + rows[query.Rows - 1].Id : null);
        }
    }
}
