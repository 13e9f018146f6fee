using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Rotas;

/// <summary>A shift is taken off the rota; what was escalated meanwhile stays where it is.</summary>
public static class TakeOffDuty
{
    [Requires(Permission.RunHuddles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public Guid Shift { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.RunHuddles).Get(command.Place, ct);
            if (!user.Can(Duty.KeptBy(place.Kind), place.Path))
                throw new ForbiddenException();
            var shift = await db.DutyShifts.For(user, Act.Change).SingleOrDefaultAsync(shift => shift.Id == command.Shift && shift.NodeId == place.Id, ct) ?? throw new NotFoundException();
            db.Expect(shift, command.Version);
            shift.TakeOff(clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
