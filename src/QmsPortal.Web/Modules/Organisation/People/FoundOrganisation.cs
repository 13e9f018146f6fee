using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>The first administrator, and the organisation itself where there is none yet. From the command line only.</summary>
public static class FoundOrganisation
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Guid>
    {
        public string? Organisation { get; init; }
        public string? Name { get; init; }
        public string? Email { get; init; }

        [Secret]
        public string? Password { get; init; }
        public DateOnly? From { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Organisation).MaximumLength(OrgNode.NameLength).WithMessage($"Organisation must be {OrgNode.NameLength} characters or fewer");
            RuleFor(c => c.Organisation).Must(name => OrgNode.CodeFrom(name!).Length > 0).WithMessage("Organisation must have letters or numbers").When(c => !string.IsNullOrWhiteSpace(c.Organisation));
            RuleFor(c => c.Name).Text("Enter the administrator's name", "Name", Person.NameLength);
            RuleFor(c => c.Email).Text("Enter an e-mail address", "E-mail address", AddPerson.EmailLength)
                .EmailAddress().WithMessage("Enter an e-mail address in the correct format, like name@example.com");
            RuleFor(c => c.Password).GoodPassword(c => [c.Name, c.Email]);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, IPasswordHasher<Account> hasher, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            var account = Account.For(ids.Next(), command.Email!, ids);
            if (await db.Users.For(user, Act.Read).AnyAsync(other => other.NormalizedEmail == account.NormalizedEmail, ct))
                throw new DomainException("There is a person with this e-mail address already.");
            var top = await db.Nodes.For(user, Act.Read).SingleOrDefaultAsync(node => node.ParentId == null, ct) ?? Found(command, command.From ?? today);
            account.PasswordHash = hasher.HashPassword(account, command.Password!);
            var person = new Person(account.Id, command.Name!.Trim(), "Administrator");
            person.Give(ids.Next(), Role.Administrator, top.Id, command.From ?? today, null, null);
            db.Add(person);
            db.Add(account);
            db.Add(new AccountChange(ids.Next(), account.Id, account.Email!, clock.GetUtcNow()));
            return person.Id;
        }

        private OrgNode Found(Command command, DateOnly from)
        {
            if (string.IsNullOrWhiteSpace(command.Organisation))
                throw new DomainException("There is no organisation yet. Give its name with --organisation.");
            var top = OrgNode.Top(ids.Next(), command.Organisation.Trim(), from);
            db.Add(top);
            return top;
        }
    }
}
