using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Planning;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

internal sealed class AnswerGoalsAt(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<GoalsAt.Query, GoalsAt.View>
{
    public async Task<GoalsAt.View> Handle(GoalsAt.Query query, CancellationToken ct)
    {
        var found = db.GoalsWithLinks(user).Where(row => query.Below ? EF.Functions.Like(row.Node.Path, query.Path + "%") : row.Node.Path == query.Path);
        found = query.Show switch
        {
            GoalsAt.Show.Live => found.Where(row => row.Goal.State == GoalState.Live),
            GoalsAt.Show.Closed => found.Where(row => row.Goal.State == GoalState.Closed),
            _ => found.Where(row => row.Goal.State != GoalState.Closed),
        };
        if (PlaceKey.Of(query.After) is { } after)
            found = found.Where(row => string.Compare(row.Node.Order, after.Order) > 0 || (row.Node.Order == after.Order && row.Goal.Number < after.Number));
        var rows = await found.OrderBy(row => row.Node.Order).ThenByDescending(row => row.Goal.Number).Take(query.Rows + 1).ToListAsync(ct);
        var today = clock.Today();
        return new GoalsAt.View([.. rows.Take(query.Rows).Select(row => ToRow(row, today))],
            rows.Count > query.Rows ? new PlaceKey(rows[query.Rows - 1].Node.Order, rows[query.Rows - 1].Goal.Number).ToString() : null);
    }

    internal static GoalsAt.Row ToRow(GoalRow row, DateOnly today) => new(
        row.Goal.Id, row.Goal.Number, row.Goal.Words, GoalTerms.Of(row.Goal.State, row.Goal.Outcome), GoalTerms.Colour(row.Goal.State, row.Goal.Outcome),
        row.Node.Code, row.Node.Name, row.Goal.Due, GoalTerms.By(row.Goal.Target, row.Goal.Unit, row.Goal.Due, today), row.Goal.Owner,
        row.Need is { } need ? new GoalsAt.NeedBehind(need.Number, need.Statement) : null, row.Series);
}
