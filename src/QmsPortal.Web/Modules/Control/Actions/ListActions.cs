using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>Actions of a place and below: what is to be done, what is to be checked, what is over. What is due first before the rest.</summary>
public static class ListActions
{
    public enum Show
    {
        ToDo,
        ToCheck,
        Over,
    }

    /// <param name="After">The number of the last action of the page before.</param>
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, Show Show = Show.ToDo, int? After = null, int Rows = 50) : IQuery<View>;

    /// <param name="Late">How many to be done are past their day.</param>
    public sealed record View(IReadOnlyList<DueActions.Row> Rows, int? Next, IReadOnlyDictionary<Show, int> Counts, int Late);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var all = db.ActionsBelow(user, query.Path);
            var counts = await all.GroupBy(row => new { row.Action.State, Late = row.Action.By < today }).Select(group => new { group.Key.State, group.Key.Late, Count = group.Count() }).ToListAsync(ct);
            var states = Enum.GetValues<ActionState>().Where(state => ShowOf(state) == query.Show).ToList();
            var shown = all.Where(row => states.Contains(row.Action.State));
            if (query.After is { } after)
            {
                var last = db.Actions.For(user, Act.Read).Where(action => action.Number == after).Select(action => action.CheckOn ?? action.By);
                shown = shown.Where(row => last.Any(day => (row.Action.CheckOn ?? row.Action.By) > day || ((row.Action.CheckOn ?? row.Action.By) == day && row.Action.Number > after)));
            }

            var rows = await shown.InOrder().Take(query.Rows + 1).ToListAsync(ct);
            return new View([.. rows.Take(query.Rows).Select(row => row.ToRow(today))], rows.Count > query.Rows ? rows[query.Rows - 1].Action.Number : null,
                Enum.GetValues<Show>().ToDictionary(show => show, show => counts.Where(count => ShowOf(count.State) == show).Sum(count => count.Count)),
                counts.Where(count => count.Late && ShowOf(count.State) is Show.ToDo).Sum(count => count.Count));
        }

        private static Show ShowOf(ActionState state) => state switch
        {
            ActionState.Open or ActionState.Doing => Show.ToDo,
            ActionState.Done => Show.ToCheck,
            _ => Show.Over,
        };
    }
}
