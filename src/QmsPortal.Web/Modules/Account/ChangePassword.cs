using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Account;

/// <summary>A new password of one's own. Other sessions end within a minute.</summary>
public static class ChangePassword
{
    [Requires(Permission.OnOwnDevice)]
    public sealed record Command : ICommand<Unit>
    {
        [Secret]
        public string? Current { get; init; }

        [Secret]
        public string? New { get; init; }

        [Secret]
        public string? Again { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(CurrentUser user)
        {
            RuleFor(c => c.Current).Text("Enter the password you have now", "Password", PasswordRules.Longest);
            RuleFor(c => c.New).GoodPassword(_ => [user.Name]);
            RuleFor(c => c.Again).Equal(c => c.New).WithMessage("The two new passwords are not the same");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, IPasswordHasher<Organisation.People.Account> hasher, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var account = await db.Users.For(user, Act.Change).SingleAsync(a => a.Id == user.Id, ct);
            if (hasher.VerifyHashedPassword(account, account.PasswordHash!, command.Current!) is PasswordVerificationResult.Failed)
                throw new ValidationException([new(nameof(Command.Current), "That is not the password you have now")]);
            account.PasswordHash = hasher.HashPassword(account, command.New!);
            account.EndSessions(ids);
            db.Add(new AccountChange(ids.Next(), account.Id, account.Email!, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
