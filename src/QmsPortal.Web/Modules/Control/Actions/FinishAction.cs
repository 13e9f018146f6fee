using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>Its owner has done it, and says how or shows it in a file.</summary>
public static class FinishAction
{
    [Requires(Permission.DoActions)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Said { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Said).MaximumLength(ActionItem.SaidLength).WithMessage($"What was done must be {ActionItem.SaidLength} characters or fewer");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var action = await db.ActionOfTheirs(user, Permission.AnswerIssues, command.Number, command.Version, ct);
            var said = command.Said?.Trim() ?? "";
            var hasFile = await db.Attachments.For(user, Act.Read).AnyAsync(file => file.RecordId == action.Id && file.WithdrawnAt == null, ct);
            if (said.Length == 0 && !hasFile)
                throw new ValidationException([new(nameof(Command.Said), "Enter what was done, or attach a file that shows it first")]);
            action.Finish(ids.Next(), said, hasFile, new ActionAct(user.Id, clock.GetUtcNow()));
            await due.Keep(action.Id, action.Ahead(), ct);
            return Unit.Value;
        }
    }
}
