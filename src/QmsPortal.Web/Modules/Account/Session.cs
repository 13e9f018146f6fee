using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Account;

/// <summary>Begins and ends the session in the person's browser. A new one each time, so that none can be planted before.</summary>
public sealed class Session(QmsDb db, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Organisation.People.Account> claims)
{
    public async Task Begin(Guid account, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == account, ct) ?? throw new NotFoundException();
        await http.HttpContext!.SignInAsync(IdentityConstants.ApplicationScheme, await claims.CreateAsync(found));
    }

    public Task End() => http.HttpContext!.SignOutAsync(IdentityConstants.ApplicationScheme);
}
