using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Account;

/// <summary>E-mail and password. Each failed try makes the next one wait longer.</summary>
public static partial class SignIn
{
    private const int FreeForAccount = 2;
    private const int FreeForAddress = 20;

    [Requires(Permission.Anyone)]
    public sealed record Command : ICommand<Outcome>
    {
        public string? Email { get; init; }

        [Secret]
        public string? Password { get; init; }
        public string? Address { get; init; }
    }

    /// <summary>The account, or how many seconds to wait before the next try.</summary>
    public sealed record Outcome(Guid? Account, int WaitSeconds);

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Email).Text("Enter your e-mail address", "E-mail address", Organisation.People.AddPerson.EmailLength);
            RuleFor(c => c.Password).Text("Enter your password", "Password", Organisation.People.PasswordRules.Longest);
        }
    }

    internal sealed partial class Handler(QmsDb db, IPasswordHasher<Organisation.People.Account> hasher, TimeProvider clock, ILogger<Handler> logger) : IRequestHandler<Command, Outcome>
    {
        // Hashed once, so that an unknown name takes as long as a known one.
        private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Organisation.People.Account>().HashPassword(null!, "nobody's password"));

        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var byAccount = SignInThrottle.ForAccount(command.Email!);
            var byAddress = SignInThrottle.ForAddress(command.Address ?? "");
            if (!await Try(byAccount, FreeForAccount, ct) || !await Try(byAddress, FreeForAddress, ct))
                return await Refused(null, byAccount, byAddress, ct);

            var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == Organisation.People.Account.Normalised(command.Email!), ct);
            var right = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? NobodysHash.Value, command.Password!) is not PasswordVerificationResult.Failed;
            if (account is null || !right || !await db.People.AnyAsync(person => person.Id == account.Id && person.LeftAt == null, ct))
                return await Refused(account?.Id, byAccount, byAddress, ct);
            await db.ForgetTries(byAccount, byAddress, ct);
            return new Outcome(account.Id, 0);
        }

        private Task<bool> Try(string key, int free, CancellationToken ct) =>
            db.CountTry(key, free, SignInThrottle.Forgotten, SignInThrottle.LongestWait, clock.GetUtcNow(), ct);

        private async Task<Outcome> Refused(Guid? person, string byAccount, string byAddress, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var throttles = await db.Set<SignInThrottle>().AsNoTracking().Where(throttle => throttle.Key == byAccount || throttle.Key == byAddress).ToListAsync(ct);
            var wait = throttles.Select(throttle => throttle.WaitAt(now, throttle.Key == byAccount ? FreeForAccount : FreeForAddress)).DefaultIfEmpty().Max();
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            SignInRefused(person, seconds);
            return new Outcome(null, seconds);
        }

        [LoggerMessage(LogLevel.Warning, "Sign-in refused: {Person}; wait {Seconds} s")]
        private partial void SignInRefused(Guid? person, int seconds);
    }
}
