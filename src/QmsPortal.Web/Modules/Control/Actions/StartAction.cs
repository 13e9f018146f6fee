using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>Its owner has begun with it.</summary>
public static class StartAction
{
    [Requires(Permission.DoActions)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var action = await db.ActionOfTheirs(user, Permission.AnswerIssues, command.Number, command.Version, ct);
            action.Start(ids.Next(), new ActionAct(user.Id, clock.GetUtcNow()));
            await due.Keep(action.Id, action.Ahead(), ct);
            return Unit.Value;
        }
    }
}
