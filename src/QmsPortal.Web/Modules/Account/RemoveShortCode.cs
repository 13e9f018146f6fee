using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Account;

/// <summary>Whoever leaves the ward, or was watched while typing it, takes their short code away.</summary>
public static class RemoveShortCode
{
    [Requires(Permission.OnOwnDevice)]
    public sealed record Command : ICommand<Unit>;

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var account = await db.Users.For(user, Act.Change).SingleAsync(a => a.Id == user.Id, ct);
            if (account.ShortCodeHash is null)
                throw new DomainException("You have no code.");
            account.SetShortCode(null, null);
            db.Add(new AccountChange(ids.Next(), account.Id, account.Email!, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
