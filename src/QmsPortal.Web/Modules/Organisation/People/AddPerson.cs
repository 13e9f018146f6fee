using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>A person and their account. Roles are given apart.</summary>
public static class AddPerson
{
    public const int EmailLength = 200;

    [Requires(Permission.ManagePeople)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Name { get; init; }
        public string? Post { get; init; }
        public string? Email { get; init; }

        [Secret]
        public string? Password { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Name).Text("Enter the person's name", "Name", Person.NameLength);
            RuleFor(c => c.Post).Text("Enter the person's post, like Ward sister", "Post", Person.PostLength);
            RuleFor(c => c.Email).Cascade(CascadeMode.Stop).Text("Enter an e-mail address", "E-mail address", EmailLength)
                .EmailAddress().WithMessage("Enter an e-mail address in the correct format, like name@example.com");
            RuleFor(c => c.Password).GoodPassword(c => [c.Name, c.Email]);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, IPasswordHasher<Account> hasher, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var account = Account.For(ids.Next(), command.Email!, ids);
            if (await db.Users.For(user, Act.Read).AnyAsync(other => other.NormalizedEmail == account.NormalizedEmail, ct))
                throw new ValidationException([new(nameof(Command.Email), "There is a person with this e-mail address already")]);
            account.PasswordHash = hasher.HashPassword(account, command.Password!);
            db.Add(new Person(account.Id, command.Name!.Trim(), command.Post!.Trim()));
            db.Add(account);
            db.Add(new AccountChange(ids.Next(), account.Id, account.Email!, clock.GetUtcNow()));
            return account.Id;
        }
    }
}
