using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>An issue and everything that became of it.</summary>
public static class ShowIssue
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string Words, IssueKind Kind, IssueState State, string PlaceCode, string PlaceName, string PlacePath,
        DateTimeOffset RaisedAt, bool RaisedByMe, string RaisedByPost, string? FromMeasure, string? FromMeasureTitle, string Where, IReadOnlyList<Step> Steps)
    {
        /// <summary>Whoever answered may not confirm.</summary>
        public Guid? AnsweredBy => State is IssueState.Solved ? Steps[^1].ById : null;
    }

    public sealed record Step(IssueState State, string Words, DateOnly? Due, DateTimeOffset At, string? Who, string? Post, Guid? ById)
    {
        /// <summary>A step nobody took is the portal's own.</summary>
        public string By => ById is null ? "the portal" : $"{Who}, {Post?.ToLowerInvariant()}";
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var series = db.Series.For(user, Act.Read);
            var people = db.People;
            var found = await (
                from issue in db.Issues.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes on issue.NodeId equals node.Id
                join raiser in db.People on issue.RaisedBy equals raiser.Id
                where issue.Number == query.Number
                select new
                {
                    issue,
                    node,
                    raiser.Post,
                    From = series.Where(s => s.Id == issue.FromSeriesId).Select(s => new { s.Code, s.Definition.Title }).FirstOrDefault(),
                    Steps = issue.Steps.OrderBy(step => step.Position).LeftJoin(people, step => step.ById, person => (Guid?)person.Id,
                        (step, person) => new Step(step.State, step.Words, step.Due, step.At, person == null ? null : person.Name, person == null ? null : person.Post, step.ById)).ToList(),
                }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var i = found.issue;
            return new View(i.Id, i.Number, i.Version, i.Words, i.Kind, i.State, found.node.Code, found.node.Name, found.node.Path,
                i.RaisedAt, i.RaisedBy == user.Id, found.Post, found.From?.Code, found.From?.Title,
                IssueWords.Where(i.State, i.With, i.Due, clock.Today()), found.Steps);
        }
    }
}
