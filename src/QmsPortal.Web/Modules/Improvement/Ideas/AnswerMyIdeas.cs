using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Ideas;

internal sealed class AnswerMyIdeas(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<MyIdeas.Query, IReadOnlyList<MyIdeas.Row>>
{
    public async Task<IReadOnlyList<MyIdeas.Row>> Handle(MyIdeas.Query query, CancellationToken ct)
    {
        var people = db.People.For(user, Act.Read);
        var mine = await (
            from idea in db.Ideas.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on idea.NodeId equals node.Id
            where idea.RaisedBy == user.Id
            orderby idea.Number descending
            select new
            {
                idea,
                node.Name,
                Last = idea.Steps.OrderByDescending(step => step.Position).Join(people, step => step.ById, person => person.Id, (step, person) => new { step.Words, By = $"{person.Post}, {person.Name}" }).FirstOrDefault(),
            }).Take(query.Rows).ToListAsync(ct);
        var today = clock.Today();
        return [.. mine.Select(row => new MyIdeas.Row(row.idea.Number, row.idea.Words, IdeaWords.Of(row.idea.State), IdeaWords.Colour(row.idea.State),
            row.Last is null ? IdeaWords.Waits(row.idea.State, row.idea.AnswerBy, today) : row.Last.Words.Length == 0 ? row.Last.By : $"{row.Last.By}: {row.Last.Words}",
            row.idea.State is IdeaState.New && row.idea.AnswerBy < today, row.Name, row.idea.RaisedAt))];
    }
}
