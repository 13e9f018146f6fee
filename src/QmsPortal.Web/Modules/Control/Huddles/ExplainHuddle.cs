using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Why a huddle was missed, said when there is time for it.</summary>
public static class ExplainHuddle
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public DateOnly Date { get; init; }
        public uint Version { get; init; }
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Why).Text("Enter why the huddle was missed", "Why", Huddle.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var huddle = await db.HuddleToChange(user, command.Place, command.Date, command.Version, ct);
            huddle.Explain(ids.Next(), command.Why!.Trim(), new HuddleAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
