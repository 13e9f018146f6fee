using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>A pinned measure is the teams' own matter again. The pin stays in the history.</summary>
public static class EndPin
{
    [Requires(Permission.PinTiles)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public Guid Pin { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read);
            var pin = await db.TilePins.For(user, Act.Change).SingleOrDefaultAsync(pin => pin.Id == command.Pin && nodes.Any(node => node.Id == pin.NodeId && node.Code == command.Place), ct) ?? throw new NotFoundException();
            db.Expect(pin, command.Version);
            pin.End(user.Id, clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
