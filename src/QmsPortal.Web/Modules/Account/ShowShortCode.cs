using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Account;

/// <summary>When the person last set their short code; null without one. The code itself is known to nobody else.</summary>
public static class ShowShortCode
{
    [Requires(Permission.OnOwnDevice)]
    public sealed record Query : IQuery<DateTimeOffset?>;

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, DateTimeOffset?>
    {
        public Task<DateTimeOffset?> Handle(Query query, CancellationToken ct) =>
            db.Users.For(user, Act.Read).Where(account => account.Id == user.Id).Select(account => account.ShortCodeSetAt).SingleAsync(ct);
    }
}
