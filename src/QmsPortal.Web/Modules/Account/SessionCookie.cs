using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

/// <summary>A session: 30 minutes idle, 12 hours at most, looked at anew each minute so that a closed account is out within one.</summary>
internal static class SessionCookie
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Whoever leaves a shared device without a word: the page itself ends the session after two minutes, and the server after five.</summary>
    public static readonly TimeSpan IdleAtSharedDevice = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAtSharedDevice = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private const string Began = "began";
    private const string Looked = "looked";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "__Host-qms";
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = Idle;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "from";
        cookie.AccessDeniedPath = "/errors/403";
        cookie.Events.OnSigningIn = context =>
        {
            context.Properties.Items.TryAdd(Began, Now(context.HttpContext).ToString("O", CultureInfo.InvariantCulture));
            context.Properties.Items[Looked] = Now(context.HttpContext).ToString("O", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = Validate;
        // What a page loads by itself keeps nobody signed in who has walked away.
        cookie.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew &= !LiveStream.IsLive(context.Request);
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToLogin = SessionOver.SignInFirst;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var now = Now(context.HttpContext);
        if (now - Time(context.Properties, Began) > (AccountClaims.DeviceOf(context.Principal) is null ? Longest : LongestAtSharedDevice))
            await End(context);
        else if (now - Time(context.Properties, Looked) > LookAgain)
            await LookAnew(context);
    }

    private static async Task LookAnew(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<QmsDb>();
        var stamp = context.Principal?.FindFirst(AccountClaims.Stamp)?.Value;
        var id = Guid.TryParse(context.Principal?.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value, out var known) ? known : Guid.Empty;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.SecurityStamp == stamp);
        var device = AccountClaims.DeviceOf(context.Principal);
        if (account is null || (device is { } at && !await context.HttpContext.RequestServices.GetRequiredService<DevicesByCookie>().IsPaired(at.Id, context.HttpContext.RequestAborted)))
        {
            await End(context);
            return;
        }

        var principal = await context.HttpContext.RequestServices.GetRequiredService<IUserClaimsPrincipalFactory<Organisation.People.Account>>().CreateAsync(account);
        context.ReplacePrincipal(device is { } same ? AccountClaims.At(same.Id, same.Path, principal) : principal);
        context.Properties.Items[Looked] = Now(context.HttpContext).ToString("O", CultureInfo.InvariantCulture);
        context.ShouldRenew = !LiveStream.IsLive(context.Request);
    }

    private static async Task End(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private static DateTimeOffset Time(AuthenticationProperties properties, string name) =>
        properties.Items.TryGetValue(name, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : DateTimeOffset.MinValue;
}
