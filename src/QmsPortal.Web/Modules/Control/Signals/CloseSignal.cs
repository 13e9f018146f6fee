using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>Nothing more is expected of it.</summary>
public static class CloseSignal
{
    [Requires(Permission.AnswerSignals)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Why).Text("Enter why nothing more is to be done", "Why nothing more is to be done", Signal.AnswerLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var signal = await db.SignalToChange(user, command.Number, command.Version, ct);
            signal.Close(ids.Next(), command.Why!.Trim(), new SignalAct(user.Id, clock.GetUtcNow()));
            await due.Keep(signal.Id, signal.Ahead(), ct);
            return Unit.Value;
        }
    }
}
