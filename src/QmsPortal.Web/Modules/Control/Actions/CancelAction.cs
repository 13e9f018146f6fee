using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>It is not to be done any more, and why.</summary>
public static class CancelAction
{
    [Requires(Permission.AnswerIssues)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why it is cancelled", "Reason", ActionItem.SaidLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var action = await db.ActionToChange(user, command.Number, command.Version, ct);
            action.Cancel(ids.Next(), command.Reason!.Trim(), new ActionAct(user.Id, clock.GetUtcNow()));
            await due.Keep(action.Id, action.Ahead(), ct);
            return Unit.Value;
        }
    }
}
