using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>After its last day a pulse is over: its answers are shown if there are enough, and forgotten if not.</summary>
public static class EndPulse
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Pulse { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Pulse.Ends;

        public ICommand<Unit> Command(Due due) => new Command { Pulse = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var pulse = await db.Pulses.For(user, Act.Change).SingleOrDefaultAsync(pulse => pulse.Id == command.Pulse, ct);
            if (pulse?.Ahead().Contains(new Due(Pulse.Ends, command.Pulse, command.DueAt)) is not true)
                return Unit.Value;
            pulse.Close(await db.PulseTallies.For(user, Act.Change).SingleAsync(tally => tally.PulseId == pulse.Id, ct), command.DueAt);
            return Unit.Value;
        }
    }
}
