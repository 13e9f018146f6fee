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

/// <summary>Six digits of one's own for the shared devices of one's ward. The password says that it is them who set it.</summary>
public static class SetShortCode
{
    [Requires(Permission.OnOwnDevice)]
    public sealed record Command : ICommand<Unit>
    {
        [Secret]
        public string? Password { get; init; }

        [Secret]
        public string? Code { get; init; }

        [Secret]
        public string? Again { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Password).Text("Enter your password", "Password", PasswordRules.Longest);
            RuleFor(c => c.Code).GoodShortCode();
            RuleFor(c => c.Again).Equal(c => c.Code).WithMessage("The two codes are not the same");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, IPasswordHasher<Organisation.People.Account> hasher, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var account = await db.Users.For(user, Act.Change).SingleAsync(a => a.Id == user.Id, ct);
            if (hasher.VerifyHashedPassword(account, account.PasswordHash!, command.Password!) is PasswordVerificationResult.Failed)
                throw new ValidationException([new(nameof(Command.Password), "That is not your password")]);
            account.SetShortCode(hasher.HashPassword(account, command.Code!), clock.GetUtcNow());
            db.Add(new AccountChange(ids.Next(), account.Id, account.Email!, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
