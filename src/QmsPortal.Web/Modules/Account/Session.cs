using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Account;

/// <summary>Begins and ends the session in the person's browser. A new one each time, so that none can be planted before.</summary>
public sealed partial class Session(QmsDb db, CurrentUser user, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Organisation.People.Account> claims, TimeProvider clock, ILogger<Session> logger)
{
    public async Task Begin(Guid account, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == account, ct) ?? throw new NotFoundException();
        await http.HttpContext!.SignInAsync(IdentityConstants.ApplicationScheme, await claims.CreateAsync(found));
        SignedIn(account);
    }

    /// <summary>By a short code at a shared device: for its own place, and for as long as somebody stands there.</summary>
    public async Task BeginAt(Guid device, string path, Guid account, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == account, ct) ?? throw new NotFoundException();
        var began = clock.GetUtcNow();
        await http.HttpContext!.SignInAsync(IdentityConstants.ApplicationScheme, AccountClaims.At(device, path, await claims.CreateAsync(found)),
            new AuthenticationProperties { IssuedUtc = began, ExpiresUtc = began + SessionCookie.IdleAtSharedDevice, AllowRefresh = true });
        SignedInAt(account, device);
    }

    public async Task End()
    {
        await http.HttpContext!.SignOutAsync(IdentityConstants.ApplicationScheme);
        if (user.IsSignedIn)
            SignedOut(user.Id);
    }

    [LoggerMessage(LogLevel.Information, "Signed in: {Person}")]
    private partial void SignedIn(Guid person);

    [LoggerMessage(LogLevel.Information, "Signed in: {Person} at {Device}")]
    private partial void SignedInAt(Guid person, Guid device);

    [LoggerMessage(LogLevel.Information, "Signed out: {Person}")]
    private partial void SignedOut(Guid person);
}
