using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>Not now: with the reason, and to whom it was told back.</summary>
public static class PutOffNeed
{
    [Requires(Permission.PrioritiseNeeds)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
        public string? Told { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Reason).Text("Enter why not now", "Reason", NeedStep.WordsLength);
            RuleFor(c => c.Told).Text("Enter who was told, and how", "Who was told", NeedStep.ToldLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var need = await db.NeedToChange(user, command.Number, command.Version, ct);
            need.PutOff(ids.Next(), command.Reason!.Trim(), command.Told!.Trim(), new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
