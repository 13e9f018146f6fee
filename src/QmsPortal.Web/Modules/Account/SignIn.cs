using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Account;

/// <summary>E-mail and password. A failed try is remembered, so this saves also where it refuses.</summary>
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
            var now = clock.GetUtcNow();
            var byAccount = await Throttle(SignInThrottle.ForAccount(command.Email!), ct);
            var byAddress = await Throttle(SignInThrottle.ForAddress(command.Address ?? ""), ct);
            var wait = Longest(byAccount.WaitAt(now, FreeForAccount), byAddress.WaitAt(now, FreeForAddress));
            if (wait > TimeSpan.Zero)
                return Refused(wait);

            var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == Organisation.People.Account.Normalised(command.Email!), ct);
            var right = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? NobodysHash.Value, command.Password!) is not PasswordVerificationResult.Failed;
            if (account is not null && right && await db.People.AnyAsync(person => person.Id == account.Id && person.LeftAt == null, ct))
            {
                byAccount.Clear();
                return new Outcome(account.Id, 0);
            }

            byAccount.Fail(now);
            byAddress.Fail(now);
            return Refused(Longest(byAccount.WaitAt(now, FreeForAccount), byAddress.WaitAt(now, FreeForAddress)));
        }

        private Outcome Refused(TimeSpan wait)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            SignInRefused(seconds);
            return new Outcome(null, seconds);
        }

        private async Task<SignInThrottle> Throttle(string key, CancellationToken ct)
        {
            if (await db.Set<SignInThrottle>().FindAsync([key], ct) is { } known)
                return known;
            var throttle = new SignInThrottle(key);
            db.Add(throttle);
            return throttle;
        }

        private static TimeSpan Longest(TimeSpan a, TimeSpan b) => a > b ? a : b;

        [LoggerMessage(LogLevel.Warning, "Sign-in refused; wait {Seconds} s")]
        private partial void SignInRefused(int seconds);
    }
}
