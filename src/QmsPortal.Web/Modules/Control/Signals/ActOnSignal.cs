using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>What was done about the cause.</summary>
public static class ActOnSignal
{
    [Requires(Permission.AnswerSignals)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Done { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Done).Text("Enter what was done", "What was done", Signal.AnswerLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var signal = await db.SignalToChange(user, command.Number, command.Version, ct);
            signal.ActOn(ids.Next(), command.Done!.Trim(), new SignalAct(user.Id, clock.GetUtcNow()));
            await due.Keep(signal.Id, signal.Ahead(), ct);
            return Unit.Value;
        }
    }
}
