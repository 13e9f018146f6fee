using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>The receiver says in their own words what they understood.</summary>
public static class ReadBackEscalation
{
    [Requires(Permission.ReceiveEscalations)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Understood { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Understood).Text("Enter what you understood", "What you understood", Escalation.ShortLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var found = await db.EscalationToReceive(user, command.Number, command.Version, clock.GetUtcNow(), ct);
            found.Escalation.ReadBack(ids.Next(), command.Understood!.Trim(), found.Tiers, EscalationAct.Of(user, clock.GetUtcNow()));
            await found.Settle(ids, due, ct);
            return Unit.Value;
        }
    }
}
