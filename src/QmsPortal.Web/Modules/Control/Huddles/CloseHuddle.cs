using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>The huddle is over. What has no exit yet comes back tomorrow.</summary>
public static class CloseHuddle
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public uint Version { get; init; }

        /// <summary>Who was there, where it was not said before.</summary>
        public IList<PresentFields> Present { get; init; } = [];
        public string? Thanks { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Thanks).MaximumLength(Huddle.WordsLength).WithMessage($"Thanks must be {Huddle.WordsLength} characters or fewer");
            RuleForEach(c => c.Present).SetValidator(new PresentRules());
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var huddle = await db.HuddleToChange(user, command.Place, clock.Today(), command.Version, ct);
            var act = new HuddleAct(user.Id, clock.GetUtcNow());
            huddle.Count(command.Present, ids, act);
            huddle.Close(ids.Next(), string.IsNullOrWhiteSpace(command.Thanks) ? null : command.Thanks.Trim(), act);
            await due.Keep(huddle.Id, huddle.Ahead(), ct);
            return Unit.Value;
        }
    }
}
