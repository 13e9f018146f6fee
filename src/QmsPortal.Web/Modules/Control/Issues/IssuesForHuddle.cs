using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>What a huddle decides: issues that nobody has yet, answers that nobody has said of whether they worked, and what was to be done by today. One query.</summary>
public static class IssuesForHuddle
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(Guid Place) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> ToDecide, IReadOnlyList<Row> CameDown, IReadOnlyList<Row> ActionsDue);

    /// <param name="Answer">The latest, with who gave it: role and name.</param>
    /// <param name="Mine">Whether the person answered it themselves, so that another says whether it worked.</param>
    public sealed record Row(int Number, uint Version, string Words, IssueKind Kind, IssueState State, DateTimeOffset RaisedAt, string Where, string Answer, string AnsweredBy, DateTimeOffset? AnsweredAt, bool Mine);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private const int Most = 50;

        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var people = db.People.For(user, Act.Read);
            var found = await db.Issues.For(user, Act.Read).AsNoTracking()
                .Where(issue => issue.NodeId == query.Place && (issue.State == IssueState.Open || issue.State == IssueState.Solved || (issue.State == IssueState.Acting && issue.Due <= today)))
                .OrderBy(issue => issue.RaisedAt).Take(Most)
                .Select(issue => new
                {
                    issue,
                    Answer = issue.Steps.Where(step => step.State == IssueState.Solved).OrderByDescending(step => step.Position)
                        .LeftJoin(people, step => step.ById, person => (Guid?)person.Id, (step, person) => new { step.Words, step.At, step.ById, Post = person == null ? "" : person.Post, Name = person == null ? "" : person.Name }).FirstOrDefault(),
                }).ToListAsync(ct);
            var rows = found.Select(row => new Row(row.issue.Number, row.issue.Version, row.issue.Words, row.issue.Kind, row.issue.State, row.issue.RaisedAt,
                IssueWords.Where(row.issue.State, row.issue.With, row.issue.Due, today), row.Answer?.Words ?? "", row.Answer is null ? "" : $"{row.Answer.Post}, {row.Answer.Name}", row.Answer?.At, row.Answer?.ById == user.Id)).ToList();
            return new View([.. Of(IssueState.Open)], [.. Of(IssueState.Solved)], [.. Of(IssueState.Acting)]);

            IEnumerable<Row> Of(IssueState state) => rows.Where(row => row.State == state);
        }
    }
}
