using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control;

internal sealed class AnswerWallNews(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<WallNews.Query, WallNews.View>
{
    public async Task<WallNews.View> Handle(WallNews.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        var yesterday = today.AddDays(-1).StartInLondon();
        var (nodes, kept) = (db.Nodes.For(user, Act.Read), db.Restrictions.Where(restriction => restriction.LiftedAt == null));
        var shown = db.Issues.AsNoTracking().Where(issue => issue.NodeId == query.Place && nodes.Any(node => node.Id == issue.NodeId) && !kept.Any(restriction => restriction.RecordId == issue.Id));
        var open = shown.Where(issue => issue.State != IssueState.Solved && issue.State != IssueState.Confirmed);
        var (escalations, joined) = (db.Escalations.Waiting(), db.Escalations.Where(escalation => escalation.State == EscalationState.Merged));
        var issues = await open.OrderBy(issue => issue.RaisedAt).ThenBy(issue => issue.Number).Take(WallNews.MostIssues)
            .Select(issue => new
            {
                issue.Kind,
                issue.WallWords,
                issue.RaisedAt,
                issue.State,
                issue.Due,
                AnswerBy = escalations.Where(escalation => escalation.IssueId == issue.Id).Max(escalation => (DateTimeOffset?)escalation.AnswerBy)
                    ?? joined.Where(own => own.IssueId == issue.Id).Max(own => escalations.Where(escalation => escalation.Id == own.JoinedToId).Max(escalation => (DateTimeOffset?)escalation.AnswerBy)),
                All = open.Count(),
            }).ToListAsync(ct);
        var answered =
            from issue in shown
            where issue.State == IssueState.Solved || issue.State == IssueState.Confirmed
            from step in issue.Steps
            where step.State == IssueState.Solved && step.At >= yesterday && !issue.Steps.Any(later => later.State == IssueState.Solved && later.Position > step.Position)
            join person in db.People on step.ById equals (Guid?)person.Id
            select new { issue.Kind, issue.WallWords, person.Post, step.At };
        var answers = await answered.OrderByDescending(answer => answer.At).Take(WallNews.MostAnswers)
            .Select(answer => new { answer.Kind, answer.WallWords, answer.Post, answer.At, All = answered.Count() }).ToListAsync(ct);
        return new WallNews.View(
            [.. answers.Select(answer => new WallNews.Answer(answer.WallWords ?? IssueWords.Of(answer.Kind), answer.Post, answer.At))], answers.FirstOrDefault()?.All ?? 0,
            [.. issues.Select(issue => new WallNews.Issue(issue.WallWords ?? IssueWords.Of(issue.Kind), issue.RaisedAt.LondonDay(), IssueWords.OnWall(issue.State, issue.Due, issue.AnswerBy, clock.GetUtcNow())))], issues.FirstOrDefault()?.All ?? 0);
    }
}
