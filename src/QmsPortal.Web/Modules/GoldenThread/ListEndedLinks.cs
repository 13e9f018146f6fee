using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>What a record was linked to once, newest end first.</summary>
public static class ListEndedLinks
{
    private const int Most = 50;

    [Requires(Permission.ReadThread)]
    public sealed record Query(Guid Record) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(string Relation, ThreadKind Kind, string Title, string? Reason, string Who, DateTimeOffset From, DateTimeOffset Ended);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var here = db.Records(user, Act.Read).Where(node => node.Id == query.Record);
            var ended = await (
                from link in db.ThreadLinks.For(user, Act.Read).AsNoTracking()
                join other in db.Records(user, Act.Read) on link.FromId == query.Record ? link.ToId : link.FromId equals other.Id
                join person in db.People.For(user, Act.Read) on link.EndedBy equals person.Id
                where (link.FromId == query.Record || link.ToId == query.Record) && link.EndedAt != null && here.Any()
                orderby link.EndedAt descending, link.Id
                select new { link, other.Kind, other.Title, person.Name }).Take(Most).ToListAsync(ct);
            return [.. ended.Select(row => new Row(row.link.FromId == query.Record ? row.link.Relation.Words() : row.link.Relation.Backwards(), row.Kind, row.Title,
                row.link.EndReason, row.Name, row.link.CreatedAt, row.link.EndedAt!.Value))];
        }
    }
}
