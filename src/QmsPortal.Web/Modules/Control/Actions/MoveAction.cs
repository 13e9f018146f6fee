using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>An action gets another day, with the reason. The first day stays, and so does the count.</summary>
public static class MoveAction
{
    [Requires(Permission.DoActions)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public DateInput By { get; init; } = new();
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.By).Day("Enter the new day");
            RuleFor(c => c.Why).Text("Enter why it needs another day", "Why", ActionItem.SaidLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var action = await db.ActionOfTheirs(user, Permission.AnswerIssues, command.Number, command.Version, ct);
            action.Move(ids.Next(), command.By.ToDate()!.Value, command.Why!.Trim(), new ActionAct(user.Id, clock.GetUtcNow()));
            await due.Keep(action.Id, action.Ahead(), ct);
            return Unit.Value;
        }
    }
}
