using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>The goal goes live, if nothing is missing. The need that it answers is planned from then on.</summary>
public static class StartGoal
{
    [Requires(Permission.SetGoals)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, IRequestHandler<SeriesToChoose.Query, SeriesToChoose.View> measures) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var goal = await db.GoalToChange(user, command.Number, command.Version, ct);
            var behind = await db.GoalsWithLinks(user).SingleAsync(row => row.Goal.Id == goal.Id, ct);
            var act = new PlanAct(user.Id, clock.GetUtcNow());
            goal.GoLive(ids.Next(), behind.Grounds(await measures.One(behind.Series, ct)), act);
            var need = await db.Needs.For(user, Act.Read).Include(need => need.Steps).SingleOrDefaultAsync(need => need.Id == behind.OwnNeed, ct);
            if (need is { MayBePlanned: true })
                need.Plan(ids.Next(), goal.Number, act.At);
            return Unit.Value;
        }
    }
}
