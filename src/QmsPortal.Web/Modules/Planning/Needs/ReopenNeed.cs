using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>It was met and is not any more: it is open again, with what was heard.</summary>
public static class ReopenNeed
{
    [Requires(Permission.RecordNeeds)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Heard { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Heard).Text("Enter what was heard, and from whom", "What was heard", NeedStep.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var need = await db.NeedToChange(user, command.Number, command.Version, ct);
            need.Reopen(ids.Next(), command.Heard!.Trim(), new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
