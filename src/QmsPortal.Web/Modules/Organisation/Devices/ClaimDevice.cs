using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>A device on which nobody has signed in takes its code. Wrong, run out, used and too many tries have one same answer.</summary>
public static class ClaimDevice
{
    private const int FreeTries = 5;
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public const string Refused = "This code does not work. A code holds for 10 minutes and for one device. After several tries wait a minute, or ask whoever leads the place for a new one.";

    [Requires(Permission.Anyone)]
    public sealed record Command : ICommand<Paired>
    {
        [Secret]
        public string? Code { get; init; }
        public string? Address { get; init; }
    }

    /// <param name="Secret">What the device keeps. No person's answer: it is given once and stored nowhere.</param>
    public sealed record Paired(DeviceKind Kind, string Place, string Secret);

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Code).Text("Enter the code of the device", "Code", 20);
    }

    internal sealed class Handler(QmsDb db, TimeProvider clock) : IRequestHandler<Command, Paired>
    {
        public async Task<Paired> Handle(Command command, CancellationToken ct)
        {
            var (now, code, tries) = (clock.GetUtcNow(), Device.Typed(command.Code!), Device.HashOf($"screen:{command.Address}"));
            if (!await db.CountTry(tries, FreeTries, Forgotten, LongestWait, now, ct)
                || await db.Devices.SingleOrDefaultAsync(device => device.Code == code && device.CodeUntil > now && device.PairedAt == null && device.RevokedAt == null, ct) is not { } device)
                throw new DomainException(Refused);
            var place = await db.Nodes.Where(node => node.Id == device.NodeId).Select(node => node.Code).SingleAsync(ct);
            var secret = device.Pair(now);
            await db.ForgetTries(tries, tries, ct);
            return new Paired(device.Kind, place, secret);
        }
    }
}
