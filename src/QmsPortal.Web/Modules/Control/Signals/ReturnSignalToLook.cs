using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>A signal of which nothing was known is a question again on the day that was named.</summary>
public static class ReturnSignalToLook
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Signal { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Signal.LookAgain;

        public ICommand<Unit> Command(Due due) => new Command { Signal = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var signal = await db.SignalDue(user, new Due(Signal.LookAgain, command.Signal, command.DueAt), ct);
            if (signal is null)
                return Unit.Value;
            signal.ComeBack(ids.Next(), command.DueAt);
            await due.Keep(signal.Id, signal.Ahead(), ct);
            return Unit.Value;
        }
    }
}
