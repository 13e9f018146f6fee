using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>What came back to a place since the start of yesterday: it stands before what is open.</summary>
public static class ListAnswers
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(Guid Place) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(int Number, string Words, string Answer, string Post, DateTimeOffset RaisedAt, DateTimeOffset AnsweredAt)
    {
        /// <summary>"1 h 31 min after it was raised".</summary>
        public string Took => (AnsweredAt - RaisedAt) switch
        {
            { TotalMinutes: < 1 } => "less than a minute after it was raised",
            { TotalHours: < 1 } took => $"{took.Minutes} min after it was raised",
            { TotalDays: < 1 } took => $"{took.Hours} h {took.Minutes} min after it was raised",
            { TotalDays: < 2 } => "1 day after it was raised",
            var took => $"{took.Days} days after it was raised",
        };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var yesterday = clock.Today().AddDays(-1).StartInLondon();
            return await (
                from issue in db.Issues.For(user, Act.Read)
                where issue.NodeId == query.Place && (issue.State == IssueState.Solved || issue.State == IssueState.Confirmed)
                from step in issue.Steps
                where step.State == IssueState.Solved && step.At >= yesterday
                join person in db.People on step.ById equals person.Id
                orderby step.At descending
                select new Row(issue.Number, issue.Words, step.Words, person.Post, issue.RaisedAt, step.At)).Take(10).ToListAsync(ct);
        }
    }
}
