using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>The morning after the day by which it was to be answered: it is marked, and those who own it are told, once.</summary>
public static class MarkSignalPastDue
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
        public string Kind => Signal.PastDue;

        public ICommand<Unit> Command(Due due) => new Command { Signal = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due, MailQueue mail, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var signal = await db.SignalDue(user, new Due(Signal.PastDue, command.Signal, command.DueAt), ct);
            if (signal is null)
                return Unit.Value;
            signal.MarkPastDue(ids.Next(), command.DueAt);
            await due.Keep(signal.Id, signal.Ahead(), ct);
            await mail.TellOwnersItIsPastDue(db, user, signal, clock.Today(), ct);
            return Unit.Value;
        }
    }
}
