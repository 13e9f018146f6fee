using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>What holds at a place: its own standards, those of the places above it, and those of the places below.</summary>
public static class ListStandards
{
    public enum Show
    {
        InForce,
        Overdue,
        Writing,
        Withdrawn,
    }

    /// <param name="After">The number of the last standard of the page before.</param>
    [Requires(Permission.ReadStandards)]
    public sealed record Query(string Path, Show Show = Show.InForce, int? After = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next, int InForce, int Overdue, int Writing, int Withdrawn, IReadOnlyList<Trial> Trials);

    public sealed record Row(int Number, string Title, VersionState State, int? Version, VersionState? Writing, int Newest, string PlaceCode, string PlaceName, bool FromAbove, DateOnly? ReviewBy);

    /// <summary>A version that a ward of this place tries, beside the one in force.</summary>
    public sealed record Trial(int Number, string Title, int Version, string PlaceName, DateOnly Until, int? InForce);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var all =
                from standard in db.Standards.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on standard.NodeId equals node.Id
                where EF.Functions.Like(node.Path, query.Path + "%") || EF.Functions.Like(query.Path, node.Path + "%")
                select new { standard, node, Newest = standard.Versions.Max(version => version.Number) };
            var counts = await all.GroupBy(row => new { row.standard.State, Open = row.standard.Writing != null, Late = row.standard.InForce != null && row.standard.ReviewBy < today }).Select(group => new { group.Key.State, group.Key.Open, group.Key.Late, Count = group.Count() }).ToListAsync(ct);
            var shown = query.Show switch
            {
                Show.Writing => all.Where(row => row.standard.Writing != null),
                Show.Overdue => all.Where(row => row.standard.State == VersionState.Published && row.standard.ReviewBy < today),
                Show.Withdrawn => all.Where(row => row.standard.State == VersionState.Withdrawn),
                _ => all.Where(row => row.standard.State == VersionState.Published),
            };
            if (query.After is { } after)
                shown = shown.Where(row => row.standard.Number > after);
            var rows = await shown.OrderBy(row => row.standard.Number).Take(query.Rows + 1).ToListAsync(ct);
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.standard.Number, row.standard.Title, row.standard.State, row.standard.InForce, row.standard.Writing, row.Newest,
                    row.node.Code, row.node.Name, !row.node.Path.StartsWith(query.Path, StringComparison.Ordinal), row.standard.ReviewBy))],
                rows.Count > query.Rows ? rows[query.Rows - 1].standard.Number : null,
                counts.Where(count => count.State is VersionState.Published).Sum(count => count.Count),
                counts.Where(count => count.Late).Sum(count => count.Count),
                counts.Where(count => count.Open).Sum(count => count.Count),
                counts.Where(count => count.State is VersionState.Withdrawn).Sum(count => count.Count),
                await Trials(query.Path, ct));
        }

        private async Task<IReadOnlyList<Trial>> Trials(string path, CancellationToken ct) => await (
            from standard in db.Standards.For(user, Act.Read)
            from version in standard.Versions
            join ward in db.Nodes.For(user, Act.Read) on version.TrialNodeId equals ward.Id
            where version.State == VersionState.Trial && EF.Functions.Like(ward.Path, path + "%")
            orderby standard.Number
            select new Trial(standard.Number, version.Title, version.Number, ward.Name, version.Until!.Value, standard.InForce)).ToListAsync(ct);
    }
}
