using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>A huddle that nobody opened in its time was missed.</summary>
public static class MissHuddle
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Huddle { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Huddle.WasMissed;

        public ICommand<Unit> Command(Due due) => new Command { Huddle = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var huddle = await db.HuddleDue(user, new Due(Huddle.WasMissed, command.Huddle, command.DueAt), ct);
            if (huddle is null)
                return Unit.Value;
            huddle.Miss(ids.Next(), command.DueAt);
            await due.Keep(huddle.Id, huddle.Ahead(), ct);
            return Unit.Value;
        }
    }
}
