using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Paretos;

/// <summary>Where the same comes up again and again, and no project has grown of it yet: what the ward might make better once instead of mending it each time.</summary>
public static class ListRepeats
{
    public const int Days = 30;
    public const int Enough = 5;
    private const int Most = 10;

    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Newest">The newest of them, from which a project would be raised.</param>
    public sealed record Row(bool Escalated, IssueKind Kind, string PlaceCode, string PlaceName, int Count, Guid Newest);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var since = clock.Today().AddDays(1 - Days).StartInLondon();
            var nodes = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, query.Path + "%"));
            var kinds = db.Issues.For(user, Act.Read);
            var issues = kinds.Where(issue => issue.RaisedAt >= since).Select(issue => new One { Id = issue.Id, Number = issue.Number, NodeId = issue.NodeId, Kind = issue.Kind });
            var escalations = db.Escalations.For(user, Act.Read).Where(escalation => escalation.RaisedAt >= since)
                .Join(kinds, escalation => escalation.IssueId, issue => issue.Id, (escalation, issue) => new One { Id = escalation.Id, Number = escalation.Number, NodeId = escalation.NodeId, Kind = issue.Kind });
            return [.. (await Repeated(escalations, nodes, true, ct)).Concat(await Repeated(issues, nodes, false, ct)).OrderByDescending(row => row.Count).Take(Most)];
        }

        private async Task<List<Row>> Repeated(IQueryable<One> records, IQueryable<OrgNode> nodes, bool escalated, CancellationToken ct)
        {
            var grown = db.MeasuredLinks.For(user, Act.Read).Where(link => link.Relation == Relation.RaisedFrom && link.EndedAt == null);
            var projects = db.MeasuredGoals.For(user, Act.Read).Where(node => node.Kind == ThreadKind.Project);
            var groups = await (
                from record in records
                join node in nodes on record.NodeId equals node.Id
                where record.Kind != IssueKind.SomethingElse
                group record by new { node.Code, node.Name, record.NodeId, record.Kind } into same
                where same.Count() >= Enough
                select new
                {
                    same.Key,
                    Count = same.Count(),
                    Newest = records.Where(one => one.NodeId == same.Key.NodeId && one.Kind == same.Key.Kind).OrderByDescending(one => one.Number).Select(one => one.Id).First(),
                    Grown = records.Any(one => one.NodeId == same.Key.NodeId && one.Kind == same.Key.Kind && grown.Any(link => link.ToId == one.Id && projects.Any(project => project.Id == link.FromId))),
                }).ToListAsync(ct);
            return [.. groups.Where(row => !row.Grown).Select(row => new Row(escalated, row.Key.Kind, row.Key.Code, row.Key.Name, row.Count, row.Newest))];
        }
    }

    private sealed record One
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public required Guid NodeId { get; init; }
        public required IssueKind Kind { get; init; }
    }
}
