using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>Another person has it from now on.</summary>
public static class GiveAction
{
    [Requires(Permission.AnswerIssues)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public Guid? Owner { get; init; }
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Owner).NotNull().WithMessage("Choose who does it from now on");
            RuleFor(c => c.Why).Text("Enter why another person does it", "Why", ActionItem.SaidLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var action = await db.ActionToChange(user, command.Number, command.Version, ct);
            var act = new ActionAct(user.Id, clock.GetUtcNow());
            if (!await db.OwnersAt(user, action.NodeId, action.IssueId, act.Today).AnyAsync(person => person.Id == command.Owner, ct))
                throw new ValidationException([new(nameof(Command.Owner), "Choose somebody who works here or leads here, and who can see the issue")]);
            action.Give(ids.Next(), command.Owner!.Value, command.Why!.Trim(), act);
            return Unit.Value;
        }
    }
}
