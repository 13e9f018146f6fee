using System.Security.Claims;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Devices;

/// <summary>
/// A paired screen, on which nobody has signed in, gets the wall of its own place and the notices that it is to be loaded again. For every
/// other address its cookie means nothing, so there it is nobody.
/// </summary>
internal sealed class ScreenIsActing(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentUser user, ScreensByCookie screens)
    {
        if (context.User.Identity?.IsAuthenticated != true && HttpMethods.IsGet(context.Request.Method) && PlaceOf(context.Request.Path) is { } asked
            && ScreenCookie.Of(context.Request) is { } secret && await screens.Find(secret, context.RequestAborted) is { } screen
            && string.Equals(screen.Place, asked, StringComparison.Ordinal))
        {
            user.BecomeScreen(screen.Id);
            context.User = new ClaimsPrincipal(new ClaimsIdentity("screen"));
        }

        await next(context);
    }

    /// <summary>The place whose wall or stream is asked for, and nothing else of it.</summary>
    private static string? PlaceOf(PathString path) => path.Value?.Split('/') is ["", "at", { Length: > 0 } place, "wall" or "live"] ? place : null;
}

/// <summary>What a paired screen keeps. It goes to this site alone, over https alone, and no script reads it.</summary>
internal static class ScreenCookie
{
    private const string Name = "__Host-qms-screen";
    private const int LongestSecret = 100;

    public static string? Of(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and <= LongestSecret } secret ? secret : null;

    public static void Keep(HttpResponse response, string secret) => response.Cookies.Append(Name, secret, new CookieOptions
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
        Path = "/",
        MaxAge = TimeSpan.FromDays(400),
    });
}
