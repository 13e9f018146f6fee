using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control;

internal sealed class AnswerWardBoard(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<WardBoard.Query, WardBoard.View>
{
    public async Task<WardBoard.View> Handle(WardBoard.Query query, CancellationToken ct) =>
        new(await Measures(query.Place, ct), await Answers(query.Place, ct));

    /// <summary>The measures the place itself takes, also those without a value yet.</summary>
    private async Task<IReadOnlyList<MeasureSummaries.Row>> Measures(Guid place, CancellationToken ct)
    {
        var rows = await db.Series.For(user, Act.Read).AsNoTracking()
            .Where(series => series.NodeId == place)
            .Join(db.Nodes.For(user, Act.Read), series => series.NodeId, node => node.Id, (series, node) => new { series.Code, series.Label, series.Definition, series.Summary, Node = node })
            .OrderBy(row => row.Code).Take(100)
            .ToListAsync(ct);
        return [.. rows.Select(row => AnswerMeasureSummaries.ToRow(row.Node, row.Code, row.Label, row.Definition, row.Summary, clock.Today()))];
    }

    private async Task<IReadOnlyList<RecentAnswers.Row>> Answers(Guid place, CancellationToken ct)
    {
        var yesterday = clock.Today().AddDays(-1).StartInLondon();
        return await (
            from issue in db.Issues.For(user, Act.Read)
            where issue.NodeId == place && (issue.State == IssueState.Solved || issue.State == IssueState.Confirmed)
            from step in issue.Steps
            where step.State == IssueState.Solved && step.At >= yesterday && !issue.Steps.Any(later => later.State == IssueState.Solved && later.Position > step.Position)
            join person in db.People.For(user, Act.Read) on step.ById equals (Guid?)person.Id
            orderby step.At descending
            select new RecentAnswers.Row(issue.Number, issue.Words, step.Words, person.Post, person.Name, issue.RaisedAt, step.At)).Take(10).ToListAsync(ct);
    }
}
