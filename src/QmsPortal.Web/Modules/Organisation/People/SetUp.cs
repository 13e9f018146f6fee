using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>
/// An empty demonstration begins: the organisation, one ward, one person. In production the first account is made at the
/// command line, since anyone on the network could be the first to reach a page.
/// </summary>
public static class SetUp
{
    private static readonly Role[] Everywhere = [Role.Administrator, Role.DataSteward];

    [Requires(Permission.Anyone)]
    public sealed record Command : ICommand<Begun>
    {
        public string? Organisation { get; init; }
        public string? Ward { get; init; }
        public string? Name { get; init; }
        public string? Post { get; init; }
        public string? Email { get; init; }

        [Secret]
        public string? Password { get; init; }
    }

    public sealed record Begun(Guid Account, string Ward);

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Organisation).Text("Enter the name of the organisation", "Name", OrgNode.NameLength);
            RuleFor(c => c.Ward).Text("Enter the name of one ward or team", "Name", OrgNode.NameLength);
            RuleFor(c => c.Name).Text("Enter your name", "Name", Person.NameLength);
            RuleFor(c => c.Post).Text("Enter your post, like Ward sister", "Post", Person.PostLength);
            RuleFor(c => c.Email).Cascade(CascadeMode.Stop).Text("Enter your e-mail address", "E-mail address", AddPerson.EmailLength)
                .EmailAddress().WithMessage("Enter an e-mail address in the correct format, like name@example.com");
            RuleFor(c => c.Password).GoodPassword(c => [c.Name, c.Email]);
            RuleFor(c => c).Must(c => OrgNode.CodeFrom(c.Organisation ?? "x").Length > 0 && OrgNode.CodeFrom(c.Ward ?? "x").Length > 0)
                .WithMessage("Names must have letters or numbers").OverridePropertyName(nameof(Command.Organisation));
        }
    }

    internal sealed class Handler(QmsDb db, IdSource ids, IPasswordHasher<Account> hasher, SiteMode mode, TimeProvider clock) : IRequestHandler<Command, Begun>
    {
        public async Task<Begun> Handle(Command command, CancellationToken ct)
        {
            if (!mode.IsDemonstration || await db.Nodes.AnyAsync(ct))
                throw new NotFoundException();
            var today = clock.Today();
            var top = OrgNode.Top(ids.Next(), command.Organisation!.Trim(), today);
            var code = OrgNode.CodeFrom(command.Ward!);
            var ward = top.Add(ids.Next(), NodeKind.Ward, command.Ward!.Trim(), code == top.Code ? $"{code}-ward" : code, 1, today);
            var account = Account.For(ids.Next(), command.Email!, ids);
            account.PasswordHash = hasher.HashPassword(account, command.Password!);
            var person = new Person(account.Id, command.Name!.Trim(), command.Post!.Trim());
            person.Give(ids.Next(), Role.TeamLead, ward.Id, today, null, null);
            foreach (var role in Everywhere)
                person.Give(ids.Next(), role, top.Id, today, null, null);
            db.AddRange(top, ward, person, account);
            db.Add(new AccountChange(ids.Next(), account.Id, account.Email!, clock.GetUtcNow()));
            return new Begun(account.Id, ward.Code);
        }
    }
}
