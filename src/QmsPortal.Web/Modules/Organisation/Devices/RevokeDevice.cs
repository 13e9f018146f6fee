using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>A screen is shut out, from its next request on. Whatever else has become of it meanwhile: this must not wait.</summary>
public static class RevokeDevice
{
    [Requires(Permission.PairDevices)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public Guid Device { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read);
            var device = await db.Devices.For(user, Act.Change)
                .SingleOrDefaultAsync(device => device.Id == command.Device && nodes.Any(node => node.Id == device.NodeId && node.Code == command.Place), ct) ?? throw new NotFoundException();
            device.Revoke(user.Id, clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
