using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Do the huddles of a place and below keep their time, and is what was raised answered before the next one? Of the last four weeks.</summary>
public static class CountHuddles
{
    /// <summary>Started so many minutes after its time a huddle is still on time.</summary>
    public const int Punctual = 5;
    public const int Days = 28;

    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place, string Path) : IQuery<View>;

    /// <param name="Raised">Issues after which the ward's next huddle has begun.</param>
    /// <param name="AnsweredBefore">Of those, answered before it.</param>
    public sealed record View(Line Here, Line Below, int Raised, int AnsweredBefore);

    public sealed record Line(int Held, int OnTime, int Missed)
    {
        public int All => Held + Missed;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (now, since) = (clock.GetUtcNow(), clock.Today().AddDays(-Days));
            var nodes = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, query.Path + "%"));
            var huddles = db.Huddles.For(user, Act.Read).AsNoTracking();
            var counts = await huddles.Where(huddle => huddle.Date >= since && nodes.Any(node => node.Id == huddle.NodeId))
                .GroupBy(huddle => new
                {
                    Here = huddle.NodeId == query.Place,
                    huddle.State,
                    OnTime = huddle.OpenedAt != null && huddle.OpenedAt <= huddle.StartsAt.AddMinutes(Punctual),
                })
                .Select(group => new { group.Key.Here, group.Key.State, group.Key.OnTime, Count = group.Count() }).ToListAsync(ct);
            var begin = since.StartInLondon();
            var answers = await (
                from issue in db.Issues.For(user, Act.Read)
                where issue.RaisedAt >= begin && nodes.Any(node => node.Id == issue.NodeId)
                let next = huddles.Where(huddle => huddle.NodeId == issue.NodeId && huddle.StartsAt > issue.RaisedAt).Min(huddle => (DateTimeOffset?)huddle.StartsAt)
                where next != null && next <= now
                select new { Answered = issue.Steps.Any(step => step.State == IssueState.Solved && step.At <= next) })
                .GroupBy(_ => 1).Select(all => new { Raised = all.Count(), Before = all.Count(row => row.Answered) }).SingleOrDefaultAsync(ct);
            return new View(LineOf(true), LineOf(false), answers?.Raised ?? 0, answers?.Before ?? 0);

            Line LineOf(bool here)
            {
                var own = counts.Where(count => count.Here == here).ToList();
                var held = own.Where(count => count.State is HuddleState.Open or HuddleState.Closed).ToList();
                return new Line(held.Sum(count => count.Count), held.Where(count => count.OnTime).Sum(count => count.Count), own.Where(count => count.State is HuddleState.Missed).Sum(count => count.Count));
            }
        }
    }
}
