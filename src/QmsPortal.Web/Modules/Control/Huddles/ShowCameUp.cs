using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>
/// What came up below a place since its own last huddle that was held, without anybody typing it again: issues by theme, what is always reported, and
/// which huddles below were held; and what the tiers above answered and decided of it.
/// </summary>
public static class ShowCameUp
{
    private const int MostIssues = 100;
    private const int MostDays = 28;

    /// <param name="Before">When the huddle that asks was over, on a later day: what came later belongs to the next.</param>
    [Requires(Permission.ReadIssues)]
    public sealed record Query(Guid Place, string Path, DateOnly Day, DateTimeOffset Before) : IQuery<View>;

    /// <param name="Since">The last huddle that was held here, or the start of the day before where there was none.</param>
    /// <param name="Themes">Where a promise was missed first, then what came up most.</param>
    public sealed record View(DateTimeOffset Since, IReadOnlyList<Theme> Themes, IReadOnlyList<Reported> Reported, IReadOnlyList<Held> Huddles, ShowCameDown.View Down)
    {
        public int Issues => Themes.Sum(theme => theme.Issues.Count);
        public int Over => Huddles.Count(huddle => huddle.State is HuddleState.Closed or HuddleState.Open);
    }

    public sealed record Theme(IssueKind Kind, IReadOnlyList<Issue> Issues)
    {
        public bool Breached => Issues.Any(issue => issue.Breached);
    }

    public sealed record Issue(int Number, string Words, string PlaceCode, string PlaceName, DateTimeOffset RaisedAt, string Where, bool Breached);

    public sealed record Reported(string Title, string? Note, string PlaceCode, string PlaceName, DateTimeOffset At);

    public sealed record Held(string PlaceCode, string PlaceName, int Tier, HuddleState State, DateTimeOffset StartsAt);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, query.Path + "%") && node.Id != query.Place);
            var found = await (
                from huddle in db.Huddles.For(user, Act.Read).AsNoTracking()
                join node in nodes on huddle.NodeId equals node.Id
                where huddle.Date == query.Day || (huddle.Date < query.Day && huddle.Date >= query.Day.AddDays(-MostDays) && huddle.Entries.Any(entry => EF.Functions.Like(entry.Item, Prefix + "%")))
                orderby node.Order
                select new
                {
                    node.Code,
                    node.Name,
                    huddle.Tier,
                    huddle.State,
                    huddle.StartsAt,
                    huddle.Date,
                    Entries = huddle.Entries.Where(entry => EF.Functions.Like(entry.Item, Prefix + "%")).Select(entry => new { entry.Item, entry.Note, entry.At }).ToList(),
                }).AsSingleQuery().ToListAsync(ct);
            var (since, issues, down) = await Issues(query, ct);
            return new View(
                since,
                [.. issues.GroupBy(issue => issue.Kind, issue => issue.Issue).Select(theme => new Theme(theme.Key, [.. theme.OrderByDescending(issue => issue.Breached).ThenBy(issue => issue.RaisedAt)]))
                    .OrderByDescending(theme => theme.Breached).ThenByDescending(theme => theme.Issues.Count).ThenBy(theme => theme.Kind)],
                [.. found.SelectMany(row => row.Entries.Where(entry => entry.At >= since && entry.At < query.Before).Select(entry => new Reported(HuddleAgenda.FindEvent(entry.Item)?.Title ?? entry.Item, entry.Note, row.Code, row.Name, entry.At))).OrderBy(row => row.At)],
                [.. found.Where(row => row.Date == query.Day).Select(row => new Held(row.Code, row.Name, row.Tier, row.State, row.StartsAt))],
                down);
        }

        private static readonly string Prefix = HuddleAgenda.Events[0].Code.Split('.')[0] + ".";

        /// <summary>Since the last huddle here. Also what was raised before and went past its time since; and what came down, which is of older issues for the most part and stands first where
        /// there are too many. In one query.</summary>
        private async Task<(DateTimeOffset Since, List<(IssueKind Kind, Issue Issue)> Up, ShowCameDown.View Down)> Issues(Query query, CancellationToken ct)
        {
            var floor = CameDown.Floor(query.Day);
            // What came up before a huddle that was missed has stood on none that was held.
            var last = db.HeldBefore(user, query.Day).Where(huddle => huddle.NodeId == query.Place);
            var (held, above) = (db.HeldBefore(user, query.Day), db.CameDownTo(user, query.Place, query.Path, query.Day).Where(step => step.At < query.Before));
            var (escalations, issues, nodes) = (db.Escalations.For(user, Act.Read), db.Issues.For(user, Act.Read), db.Nodes.For(user, Act.Read));
            var found = await nodes.AsNoTracking().Where(node => node.Id == query.Place).Select(here => new
            {
                Last = last.Max(huddle => (DateTimeOffset?)huddle.StartsAt),
                Held = held.Where(huddle => huddle.NodeId == here.Id).Max(huddle => huddle.OpenedAt),
                Rows = (
                    from issue in issues
                    join node in nodes on issue.NodeId equals node.Id
                    let since = last.Max(huddle => (DateTimeOffset?)huddle.StartsAt) ?? floor
                    let missed = escalations.Any(escalation => escalation.IssueId == issue.Id && escalation.BreachedAt != null && escalation.BreachedAt >= since && escalation.BreachedAt < query.Before)
                    let up = missed || (issue.ReceivedAt >= since && issue.ReceivedAt < query.Before)
                    where EF.Functions.Like(node.Path, query.Path + "%") && (up || above.Any(step => escalations.Any(escalation => escalation.Id == step.EscalationId && escalation.IssueId == issue.Id)))
                    orderby up, issue.RaisedAt descending
                    select new
                    {
                        issue.Number,
                        issue.Words,
                        issue.Kind,
                        issue.State,
                        issue.With,
                        issue.Due,
                        issue.RaisedAt,
                        node.Code,
                        node.Name,
                        Missed = missed,
                        Up = up,
                        Down = escalations.Where(escalation => escalation.IssueId == issue.Id)
                            .Join(above, escalation => escalation.Id, step => step.EscalationId, (escalation, step) => new { escalation.Number, step.Move, step.ToWords, step.Due, step.Words, step.Post, step.Name, step.At }).ToList(),
                    }).Take(MostIssues).ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var today = clock.Today();
            return (
                found.Last ?? floor,
                [.. found.Rows.Where(row => row.Up).Select(row => (row.Kind, new Issue(row.Number, row.Words, row.Code, row.Name, row.RaisedAt, IssueWords.Where(row.State, row.With, row.Due, today), row.Missed)))],
                new ShowCameDown.View(found.Held ?? floor, [.. found.Rows
                    .SelectMany(row => row.Down.Select(step => ShowCameDown.ToRow(step.Number, $"{row.Name}: {row.Words}", step.Move, step.ToWords, step.Due, step.Words, step.Post, step.Name, step.At)))
                    .OrderByDescending(row => row.At).Take(ShowCameDown.Most)]));
        }
    }
}
