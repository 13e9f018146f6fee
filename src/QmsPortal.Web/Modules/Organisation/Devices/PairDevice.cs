using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>A code with which a device may show the wall of a place, or be shared by those who work on a ward: for ten minutes and once.</summary>
public static class PairDevice
{
    [Requires(Permission.PairDevices)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Place { get; init; }
        public DeviceKind? Kind { get; init; }
        public string? Name { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Kind).NotNull().WithMessage("Choose what it is").IsInEnum().WithMessage("Choose what it is");
            RuleFor(c => c.Name).Text("Enter where it stands", "Where it stands", Device.NameLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.PairDevices).Get(command.Place, ct);
            if (place.Kind is NodeKind.Comparison || !place.IsOpenOn(clock.Today()))
                throw new DomainException("Only an open place of the organisation has screens and shared devices.");
            if (command.Kind is DeviceKind.Shared && place.Kind is not NodeKind.Ward)
                throw new DomainException("Only a ward or team shares a device. Pair a screen on the wall instead.", nameof(Command.Kind));
            var device = new Device(ids.Next(), place.Id, command.Kind!.Value, command.Name!.Trim(), user.Id, clock.GetUtcNow());
            db.Add(device);
            return device.Id;
        }
    }
}
