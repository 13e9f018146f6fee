using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>Projects of a place and below, newest first: which of them needs somebody, and what predictions taught.</summary>
public static class ListProjects
{
    public enum Show
    {
        Open,
        Closed,
    }

    [Requires(Permission.ReadProjects)]
    public sealed record Query(string Path, Show Show = Show.Open, int? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next, int Open, int Closed, Predicted Predicted)
    {
        public int Stuck => Rows.Count(row => row.Stuck);
    }

    public sealed record Row(int Number, string Name, ProjectState State, ProjectEnd? End, string Need, bool Stuck, DateOnly Latest, string PlaceCode, string PlaceName);

    /// <summary>How predictions were answered. Wrong is what was learned.</summary>
    public sealed record Predicted(int Right, int Partly, int Wrong)
    {
        public int All => Right + Partly + Wrong;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var all = db.ListedBelow(user, query.Path);
            var counts = await all.GroupBy(row => row.Project.State == ProjectState.Closed).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
            var shown = all.Where(row => row.Project.State == ProjectState.Closed == (query.Show == Show.Closed));
            if (query.Before is { } before)
                shown = shown.Where(row => row.Project.Number < before);
            var rows = await shown.OrderByDescending(row => row.Project.Number).Take(query.Rows + 1).ToListAsync(ct);
            var now = clock.GetUtcNow();
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.Project.Number, row.Project.Name, row.Project.State, row.Project.End, row.Need, row.IsStuck(now), row.Latest.LondonDay(), row.Place.Code, row.Place.Name))],
                rows.Count > query.Rows ? rows[query.Rows - 1].Project.Number : null,
                counts.Where(count => !count.Key).Sum(count => count.Count), counts.Where(count => count.Key).Sum(count => count.Count),
                await Answered(query.Path, ct));
        }

        private async Task<Predicted> Answered(string path, CancellationToken ct)
        {
            var verdicts = await (
                from cycle in db.Cycles.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on cycle.NodeId equals node.Id
                where EF.Functions.Like(node.Path, path + "%")
                from prediction in cycle.Predictions
                where prediction.Verdict != null
                group prediction by prediction.Verdict into answers
                select new { answers.Key, Count = answers.Count() }).ToListAsync(ct);
            int Of(Verdict verdict) => verdicts.Where(answer => answer.Key == verdict).Sum(answer => answer.Count);
            return new Predicted(Of(Verdict.Right), Of(Verdict.Partly), Of(Verdict.Wrong));
        }
    }
}
