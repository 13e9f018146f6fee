using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Issues of a place and below, newest first.</summary>
public static class ListIssues
{
    public enum Show
    {
        Open,
        Over,
        All,
    }

    /// <summary>Of one kind, raised from one day to another; null where it does not matter.</summary>
    public sealed record Filter(IssueKind? Kind = null, DateOnly? From = null, DateOnly? To = null);

    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, Show Show = Show.Open, int? Before = null, int Rows = 50, Filter? Filter = null) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next, int OpenCount, int OverCount);

    public sealed record Row(int Number, string Words, IssueKind Kind, IssueState State, string Where, string PlaceCode, string PlaceName, DateTimeOffset RaisedAt);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (here, ofThatTime) = (db.StoodUnder(user, query.Path), query.Filter is { } dates && (dates.From is not null || dates.To is not null));
            var all =
                from issue in db.Issues.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on issue.NodeId equals node.Id
                where ofThatTime ? here.Any(then => then.NodeId == node.Id && then.FromMoment <= issue.RaisedAt && issue.RaisedAt < then.UntilMoment) : EF.Functions.Like(node.Path, query.Path + "%")
                select new { issue, node };
            if (query.Filter is { } filter)
            {
                var (from, until) = DaySpan.Of(filter.From, filter.To);
                all = all.Where(row => (filter.Kind == null || row.issue.Kind == filter.Kind) && (from == null || row.issue.RaisedAt >= from) && (until == null || row.issue.RaisedAt < until));
            }

            var over = await all.GroupBy(row => row.issue.State == IssueState.Confirmed).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
            var shown = query.Show == Show.All ? all : all.Where(row => row.issue.State == IssueState.Confirmed == (query.Show == Show.Over));
            if (query.Before is { } before)
                shown = shown.Where(row => row.issue.Number < before);
            var rows = await shown.OrderByDescending(row => row.issue.Number).Take(query.Rows + 1).ToListAsync(ct);
            var today = clock.Today();
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.issue.Number, row.issue.Words, row.issue.Kind, row.issue.State,
                    IssueWords.Where(row.issue.State, row.issue.With, row.issue.Due, today), row.node.Code, row.node.Name, row.issue.RaisedAt))],
                rows.Count > query.Rows ? rows[query.Rows - 1].issue.Number : null,
                over.Where(count => !count.Key).Sum(count => count.Count), over.Where(count => count.Key).Sum(count => count.Count));
        }
    }
}
