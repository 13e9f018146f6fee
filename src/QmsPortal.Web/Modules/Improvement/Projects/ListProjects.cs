using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>Projects of a place and below, last moved first: which of them needs somebody, and what predictions taught.</summary>
public static class ListProjects
{
    public enum Show
    {
        Open,
        Closed,

        /// <summary>Open ones that this person leads or sponsors.</summary>
        Mine,
    }

    /// <param name="Before">The key of the last row of the page before.</param>
    [Requires(Permission.ReadProjects)]
    public sealed record Query(string Path, Show Show = Show.Open, string? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, string? Next, int Open, int Closed, int Mine, Predicted Predicted)
    {
        public int Stuck => Rows.Count(row => row.Silent is not null);
    }

    /// <param name="Lead">"Joy Okoro, Ward sister".</param>
    /// <param name="Silent">So many days without a cycle, where that is too long.</param>
    public sealed record Row(
        int Number, string Name, ProjectState State, ProjectEnd? End, string Need, string? Lead, string? Sponsor, int? Silent, DateOnly Latest, string PlaceCode, string PlaceName);

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
            var me = user.Id;
            var counts = await all.GroupBy(row => row.Project.State == ProjectState.Closed)
                .Select(group => new { group.Key, Count = group.Count(), Mine = group.Count(row => row.Project.LeadId == me || row.Project.SponsorId == me) }).ToListAsync(ct);
            var shown = all.Where(row => row.Project.State == ProjectState.Closed == (query.Show == Show.Closed));
            if (query.Show is Show.Mine)
                shown = shown.Where(row => row.Project.LeadId == me || row.Project.SponsorId == me);
            var dated = shown.Select(row => new { Row = row, Latest = row.LastCycle > row.Project.MovedAt ? row.LastCycle.Value : row.Project.MovedAt });
            if (Key.Read(query.Before) is { } before)
                dated = dated.Where(row => row.Latest < before.Latest || (row.Latest == before.Latest && row.Row.Project.Number < before.Number));
            var rows = await dated.OrderByDescending(row => row.Latest).ThenByDescending(row => row.Row.Project.Number).Take(query.Rows + 1).Select(row => row.Row).ToListAsync(ct);
            var now = clock.GetUtcNow();
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.Project.Number, row.Project.Name, row.Project.State, row.Project.End, row.Need, row.Lead, row.Sponsor, row.IsStuck(now) ? row.Silent(now) : null, row.Latest.LondonDay(), row.Place.Code, row.Place.Name))],
                rows.Count > query.Rows ? Key.Of(rows[query.Rows - 1]) : null,
                counts.Where(count => !count.Key).Sum(count => count.Count), counts.Where(count => count.Key).Sum(count => count.Count), counts.Where(count => !count.Key).Sum(count => count.Mine),
                await Answered(query.Path, ct));
        }

        /// <summary>Where one page of the list ends: "638800000000000000-88".</summary>
        private sealed record Key(DateTimeOffset Latest, int Number)
        {
            public static string Of(ListedProject row) => string.Create(CultureInfo.InvariantCulture, $"{row.Latest.UtcTicks}-{row.Project.Number}");

            public static Key? Read(string? text) => text?.Split('-') is [var ticks, var number]
                && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at is >= 0 and < 3_000_000_000_000_000_000 && int.TryParse(number, CultureInfo.InvariantCulture, out var last)
                ? new Key(new DateTimeOffset(at, TimeSpan.Zero), last) : null;
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
