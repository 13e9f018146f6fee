using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>A week after somebody said that it worked, an escalation is closed by itself.</summary>
public static class CloseEscalation
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Escalation { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Escalations.Escalation.CloseDue;

        public ICommand<Unit> Command(Due due) => new Command { Escalation = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            if (await db.EscalationDue(user, new Due(Escalations.Escalation.CloseDue, command.Escalation, command.DueAt), ct) is not { } found)
                return Unit.Value;
            found.Escalation.Close(ids.Next(), command.DueAt);
            await due.Keep(found.Escalation.Id, found.Escalation.Ahead(), ct);
            return Unit.Value;
        }
    }
}
