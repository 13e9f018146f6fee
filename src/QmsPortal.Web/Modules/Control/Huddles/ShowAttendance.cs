using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Who was at a huddle, by role: the latest count of each.</summary>
public static class ShowAttendance
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Huddle) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(PresentRole Role, int People, bool IsLate);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Huddles.For(user, Act.Read).AsNoTracking().Where(huddle => huddle.Id == query.Huddle).SelectMany(huddle => huddle.Presences).OrderBy(row => row.At).ThenBy(row => row.Id)
                .Select(row => new Row(row.Role, row.People, row.IsLate)).ToListAsync(ct);
            return [.. rows.GroupBy(row => row.Role).Select(role => role.Last()).OrderBy(row => row.Role)];
        }
    }
}
