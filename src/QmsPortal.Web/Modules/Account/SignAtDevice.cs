using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Account;

/// <summary>A name and six digits at a shared device. After three wrong tries each further one waits longer, up to a quarter of an hour.</summary>
public static partial class SignAtDevice
{
    private const int FreeTries = 3;
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>One answer to a wrong code, to somebody who is not of the ward, and to too many tries.</summary>
    public const string Refused = "That name and code do not go together. Try again. After three tries you have to wait: sign in with your password instead.";

    [Requires(Permission.Anyone)]
    public sealed record Command : ICommand<Signed>
    {
        [Secret]
        public string? Device { get; init; }
        public Guid? Person { get; init; }

        [Secret]
        public string? Code { get; init; }
    }

    /// <summary>Who signed, and at which device: <see cref="Account.Session"/> holds for the device's own place alone.</summary>
    public sealed record Signed(Guid Person, Guid Device, string Path, string Place);

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Person).NotNull().WithMessage("Choose your name");
            RuleFor(c => c.Code).Text("Enter your code", "Code", ShortCodeRules.Length);
        }
    }

    internal sealed partial class Handler(QmsDb db, DevicesByCookie devices, IPasswordHasher<Organisation.People.Account> hasher, TimeProvider clock, ILogger<Handler> logger) : IRequestHandler<Command, Signed>
    {
        public async Task<Signed> Handle(Command command, CancellationToken ct)
        {
            if (command.Device is null || await devices.Find(command.Device, ct) is not { Kind: DeviceKind.Shared } device)
                throw new NotFoundException();
            var (person, tries) = (command.Person!.Value, Device.HashOf($"code:{command.Person}"));
            if (!await db.CountTry(tries, FreeTries, Forgotten, LongestWait, clock.GetUtcNow(), ct) || !await IsRight(device, person, command.Code!, ct))
            {
                CodeRefused(person, device.Id);
                throw new DomainException(Refused);
            }

            await db.ForgetTries(tries, tries, ct);
            return new Signed(person, device.Id, device.Path, device.Place);
        }

        private async Task<bool> IsRight(DevicesByCookie.Found device, Guid person, string code, CancellationToken ct)
        {
            var accounts = db.Users;
            var account = await db.WhoMaySignAt(device.NodeId, clock.Today()).Where(signer => signer.Id == person)
                .Join(accounts, signer => signer.Id, account => account.Id, (_, account) => account).SingleOrDefaultAsync(ct);
            return account is not null && hasher.VerifyHashedPassword(account, account.ShortCodeHash!, code) is not PasswordVerificationResult.Failed;
        }

        [LoggerMessage(LogLevel.Warning, "Short code refused: {Person} at {Device}")]
        private partial void CodeRefused(Guid person, Guid device);
    }
}
