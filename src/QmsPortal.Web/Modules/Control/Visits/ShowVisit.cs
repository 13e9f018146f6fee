using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>A visit: what was heard, what was promised, and what became of each promise.</summary>
public static class ShowVisit
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(Guid Id, int Number, DateOnly On, string Heard, string PlaceCode, string PlaceName, string By, bool Mine, IReadOnlyList<Promise> Promises);

    public sealed record Promise(Guid Id, uint Version, string What, DateOnly FirstBy, DateOnly By, DateOnly? KeptOn, int Moves, IReadOnlyList<Step> Steps);

    public sealed record Step(CommitmentAct Act, string Words, DateOnly? By, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await (
                from visit in db.Visits.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on visit.NodeId equals node.Id
                join person in db.People.For(user, Act.Read) on visit.ById equals person.Id
                where visit.Number == query.Number
                select new { visit, node.Code, node.Name, By = $"{person.Post}, {person.Name}{(person.LeftAt == null ? "" : " (has left)")}", Promises = visit.Commitments.Select(one => new { one, Steps = one.Steps.ToList() }).ToList() }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var v = found.visit;
            return new View(v.Id, v.Number, v.On, v.Heard, found.Code, found.Name, found.By, v.ById == user.Id,
                [.. found.Promises.OrderBy(row => row.Steps.Min(step => step.At)).Select(row => new Promise(row.one.Id, row.one.Version, row.one.What, row.one.FirstBy, row.one.By, row.one.KeptOn, row.one.Moves,
                    [.. row.Steps.OrderBy(step => step.Position).Select(step => new Step(step.Act, step.Words, step.By, step.At))]))]);
        }
    }
}
