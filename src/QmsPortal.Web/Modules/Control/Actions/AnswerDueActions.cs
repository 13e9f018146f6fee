using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Actions;

internal sealed class AnswerDueActions(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<DueActions.Query, DueActions.View>
{
    public async Task<DueActions.View> Handle(DueActions.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        var due = db.ActionsDue(user, query.Path, today);
        var rows = await due.InOrder().Take(query.Rows).Select(row => new { Row = row, Count = due.Count() }).ToListAsync(ct);
        return new DueActions.View([.. rows.Select(row => row.Row.ToRow(today))], rows.Count == 0 ? 0 : rows[0].Count);
    }
}

internal sealed class AnswerMyActions(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<MyActions.Query, IReadOnlyList<DueActions.Row>>
{
    public async Task<IReadOnlyList<DueActions.Row>> Handle(MyActions.Query query, CancellationToken ct)
    {
        var (me, today) = (user.Id, clock.Today());
        var mine = await db.ActionsBelow(user, "/").Where(row => row.Action.OwnerId == me && (row.Action.State == ActionState.Open || row.Action.State == ActionState.Doing))
            .InOrder().Take(query.Rows).ToListAsync(ct);
        return mine.ConvertAll(row => row.ToRow(today));
    }
}

/// <summary>An action with whose it is and where.</summary>
internal sealed record ActionAt
{
    public required ActionItem Action { get; init; }
    public required string OwnerName { get; init; }
    public required string OwnerPost { get; init; }
    public required bool OwnerLeft { get; init; }
    public required string PlaceName { get; init; }

    public DueActions.Row ToRow(DateOnly today)
    {
        var late = Action.State is ActionState.Open or ActionState.Doing && Action.By < today;
        return new DueActions.Row(Action.Number, Action.Words, ActionWords.Of(Action.State, Action.Effect), ActionWords.Colour(Action.State, Action.Effect, late),
            ActionWords.When(Action.State, Action.By, Action.CheckOn, Action.Moves, today), late, $"{OwnerName}, {OwnerPost.ToLowerInvariant()}{(OwnerLeft ? " (has left)" : "")}", PlaceName);
    }
}

internal static class ActionsBelowPlace
{
    public static IQueryable<ActionAt> ActionsBelow(this QmsDb db, CurrentUser user, string path) =>
        from action in db.Actions.For(user, Act.Read).AsNoTracking()
        join node in db.Nodes.For(user, Act.Read) on action.NodeId equals node.Id
        join owner in db.People.For(user, Act.Read) on action.OwnerId equals owner.Id
        where EF.Functions.Like(node.Path, path + "%")
        select new ActionAt { Action = action, OwnerName = owner.Name, OwnerPost = owner.Post, OwnerLeft = owner.LeftAt != null, PlaceName = node.Name };

    /// <summary>To be done by today or before, or done and now to be checked.</summary>
    public static IQueryable<ActionAt> ActionsDue(this QmsDb db, CurrentUser user, string path, DateOnly today) => db.ActionsBelow(user, path)
        .Where(row => ((row.Action.State == ActionState.Open || row.Action.State == ActionState.Doing) && row.Action.By <= today) || (row.Action.State == ActionState.Done && row.Action.CheckOn <= today));

    /// <summary>What is due first before the rest; what was done counts by the day of its check.</summary>
    public static IOrderedQueryable<ActionAt> InOrder(this IQueryable<ActionAt> actions) => actions.OrderBy(row => row.Action.CheckOn ?? row.Action.By).ThenBy(row => row.Action.Number);
}
