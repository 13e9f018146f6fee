using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control;

internal sealed class AnswerWallRows(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<WallRows.Query, WallRows.View>
{
    public async Task<WallRows.View> Handle(WallRows.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        var wards = db.Nodes.For(user, Act.Read).Where(node => node.Kind == NodeKind.Ward && EF.Functions.Like(node.Path, query.Path + "%") && node.ValidFrom <= today && (node.ValidTo == null || node.ValidTo > today));
        var (charts, huddles, kept) = (db.Series.For(user, Act.Read).Where(series => series.Summary.Count > 0), db.Huddles.For(user, Act.Read), db.Restrictions.Where(restriction => restriction.LiftedAt == null));
        var issues = db.Issues.Where(issue => issue.State != IssueState.Solved && issue.State != IssueState.Confirmed && !kept.Any(restriction => restriction.RecordId == issue.Id));
        var escalations = db.Escalations.Waiting().Where(escalation => !kept.Any(restriction => restriction.RecordId == escalation.Id || restriction.RecordId == escalation.IssueId));
        var found = wards.Select(ward => new
        {
            ward.Id,
            ward.Name,
            ward.Order,
            Charts = charts.Count(series => series.NodeId == ward.Id),
            Concerns = charts.Count(series => series.NodeId == ward.Id && Signalling.Concern.Contains(series.Summary.Variation)),
            Improvements = charts.Count(series => series.NodeId == ward.Id && Signalling.Improvement.Contains(series.Summary.Variation)),
            Issues = issues.Count(issue => issue.NodeId == ward.Id),
            Oldest = issues.Where(issue => issue.NodeId == ward.Id).Min(issue => (DateTimeOffset?)issue.RaisedAt),
            Escalations = escalations.Count(escalation => escalation.NodeId == ward.Id),
            Breached = escalations.Count(escalation => escalation.NodeId == ward.Id && escalation.BreachedAt != null),
            Huddle = huddles.Where(huddle => huddle.NodeId == ward.Id && huddle.Date == today).Select(huddle => new { huddle.State, huddle.StartsAt }).FirstOrDefault(),
            All = wards.Count(),
        });
        var rows = await found.OrderByDescending(ward => ward.Concerns).ThenByDescending(ward => ward.Breached).ThenBy(ward => ward.Order).Take(WallRows.Most).ToListAsync(ct);
        var shown = rows.ConvertAll(ward => ward.Id);
        var boards = db.Boards.For(user, Act.Read);
        var known = (await charts.AsNoTracking().Where(series => shown.Contains(series.NodeId)).OrderBy(series => series.Code)
            .Select(series => new { series.NodeId, series.Code, series.Definition, series.Summary, Tiles = boards.Where(board => board.NodeId == series.NodeId).Select(board => board.Tiles).FirstOrDefault() })
            .ToListAsync(ct)).ToLookup(series => series.NodeId);
        // What a ward left off its own board is counted here and not named.
        var names = known.SelectMany(ward => ward).Where(series => Signalling.Concern.Contains(series.Summary.Variation) && (series.Tiles is not { Length: > 0 } tiles || tiles.Any(tile => BoardTiles.MeasureOf(tile) == series.Code)))
            .ToLookup(series => series.NodeId, series => series.Definition.ShortName);
        return new WallRows.View(
            [.. rows.Select(ward => new WallRows.Row(
                ward.Name, ward.Charts, known[ward.Id].Count(series => series.Summary.IsStale(series.Definition, today)), ward.Concerns, [.. names[ward.Id].Distinct().Take(WallRows.MostNames)], ward.Improvements, ward.Issues, ward.Oldest?.LondonDay(), ward.Escalations, ward.Breached,
                ward.Huddle is { } huddle ? HuddleWords.OnWall(huddle.State, huddle.StartsAt) : ""))],
            rows.FirstOrDefault()?.All ?? 0);
    }
}
