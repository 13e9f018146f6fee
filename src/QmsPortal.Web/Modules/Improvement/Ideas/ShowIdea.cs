using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>An idea, who had it, and what became of it step by step.</summary>
public static class ShowIdea
{
    [Requires(Permission.ReadProjects)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="Ways">What it may become next, if this person may say so.</param>
    public sealed record View(
        Guid Id, int Number, uint Version, string Problem, string Words, string Helps, IdeaState State, DateOnly AnswerBy, bool WasLate, string PlaceCode, string PlaceName,
        string By, DateTimeOffset RaisedAt, bool Mine, IReadOnlyList<Step> Steps, IReadOnlyList<IdeaState> Ways, bool MayGrow);

    public sealed record Step(IdeaState State, string Words, string By, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var people = db.People.For(user, Act.Read);
            var found = await (
                from idea in db.Ideas.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on idea.NodeId equals node.Id
                join person in people on idea.RaisedBy equals person.Id
                where idea.Number == query.Number
                select new
                {
                    idea,
                    node,
                    By = $"{person.Name}, {person.Post}",
                    Steps = idea.Steps.OrderBy(step => step.Position).Join(people, step => step.ById, other => other.Id, (step, other) => new Step(step.State, step.Words, $"{other.Post}, {other.Name}", step.At)).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (i, mine) = (found.idea, found.idea.RaisedBy == user.Id);
            var ways = user.Can(Permission.AnswerIdeas, found.node.Path) && !(mine && Idea.NeedsAnother(i.State)) ? Idea.From(i.State) : [];
            return new View(i.Id, i.Number, i.Version, i.Problem, i.Words, i.Helps, i.State, i.AnswerBy, i.PastSince is not null, found.node.Code, found.node.Name, found.By, i.RaisedAt, mine,
                [.. found.Steps.OrderBy(step => step.At)], ways, i.State is IdeaState.Agreed or IdeaState.Trying && user.Can(Permission.StartProjects, found.node.Path));
        }
    }
}
