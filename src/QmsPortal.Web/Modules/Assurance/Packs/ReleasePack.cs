using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>The pack may leave the organisation, says a second person.</summary>
public static class ReleasePack
{
    [Requires(Permission.ReleasePacks)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            (await db.PackToChange(user, command.Number, command.Version, ct)).Release(ids.Next(), new PackAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
