using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>The team stands round: today's huddle of the place is open.</summary>
public static class StartHuddle
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var huddle = await db.HuddleToChange(user, command.Place, clock.Today(), command.Version, ct);
            huddle.Open(ids.Next(), new HuddleAct(user.Id, clock.GetUtcNow()));
            await due.Keep(huddle.Id, huddle.Ahead(), ct);
            return Unit.Value;
        }
    }
}
