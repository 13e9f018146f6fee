using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>"We have seen it": somebody who answers for the place knows of it.</summary>
public static class SeeSignal
{
    [Requires(Permission.AnswerSignals)]
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
            var signal = await db.SignalToChange(user, command.Number, command.Version, ct);
            signal.See(ids.Next(), new SignalAct(user.Id, clock.GetUtcNow()));
            await due.Keep(signal.Id, signal.Ahead(), ct);
            return Unit.Value;
        }
    }
}
