using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>What the form of a new action shows: the issue it is about, and who may have it.</summary>
public static class PrepareAction
{
    [Requires(Permission.AnswerIssues)]
    public sealed record Query(int Issue) : IQuery<View>;

    public sealed record View(int Issue, string Words, string PlaceCode, string PlaceName, IReadOnlyList<Choice> People);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await db.Issues.For(user, Act.Change).AsNoTracking().Where(issue => issue.Number == query.Issue)
                .Join(db.Nodes.For(user, Act.Read), issue => issue.NodeId, node => node.Id, (issue, node) => new { issue.Id, issue.Words, issue.NodeId, node.Code, node.Name }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var people = await db.OwnersAt(user, found.NodeId, found.Id, clock.Today()).OrderBy(person => person.Name).Select(person => new Choice(person.Id.ToString(), $"{person.Name}, {person.Post}")).ToListAsync(ct);
            return new View(query.Issue, found.Words, found.Code, found.Name, people);
        }
    }
}
