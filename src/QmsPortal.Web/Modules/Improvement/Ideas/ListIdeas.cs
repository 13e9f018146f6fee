using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>Ideas of a place and below, newest first.</summary>
public static class ListIdeas
{
    public enum Show
    {
        Waiting,
        UnderWay,
        Done,
        NotNow,
    }

    /// <param name="Before">The number of the last idea of the page before.</param>
    [Requires(Permission.ReadProjects)]
    public sealed record Query(string Path, Show Show = Show.Waiting, int? Before = null, int Rows = 50) : IQuery<View>;

    /// <param name="Late">How many wait longer than they should.</param>
    public sealed record View(IReadOnlyList<Row> Rows, int? Next, IReadOnlyDictionary<Show, int> Counts, int Late);

    public sealed record Row(int Number, string Words, string Helps, IdeaState State, string Waits, bool IsLate, string PlaceCode, string PlaceName, DateTimeOffset RaisedAt);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var all =
                from idea in db.Ideas.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on idea.NodeId equals node.Id
                where EF.Functions.Like(node.Path, query.Path + "%")
                select new { idea, node };
            var counts = await all.GroupBy(row => new { row.idea.State, Late = row.idea.State == IdeaState.New && row.idea.AnswerBy < today }).Select(group => new { group.Key.State, group.Key.Late, Count = group.Count() }).ToListAsync(ct);
            var states = Enum.GetValues<IdeaState>().Where(state => ShowOf(state) == query.Show).ToList();
            var rows = await all.Where(row => states.Contains(row.idea.State) && (query.Before == null || row.idea.Number < query.Before)).OrderByDescending(row => row.idea.Number).Take(query.Rows + 1).ToListAsync(ct);
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.idea.Number, row.idea.Words, row.idea.Helps, row.idea.State, IdeaWords.Waits(row.idea.State, row.idea.AnswerBy, today),
                    row.idea.State is IdeaState.New && row.idea.AnswerBy < today, row.node.Code, row.node.Name, row.idea.RaisedAt))],
                rows.Count > query.Rows ? rows[query.Rows - 1].idea.Number : null,
                Enum.GetValues<Show>().ToDictionary(show => show, show => counts.Where(count => ShowOf(count.State) == show).Sum(count => count.Count)), counts.Where(count => count.Late).Sum(count => count.Count));
        }

        private static Show ShowOf(IdeaState state) => state switch
        {
            IdeaState.New => Show.Waiting,
            IdeaState.Done => Show.Done,
            IdeaState.NotNow => Show.NotNow,
            _ => Show.UnderWay,
        };
    }
}
