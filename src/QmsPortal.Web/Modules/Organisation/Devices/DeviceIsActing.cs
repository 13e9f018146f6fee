using System.Security.Claims;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>
/// A paired device, on which nobody has signed in, is shown what is for it: <see cref="ShownOn"/>. For every other address its cookie
/// means nothing, so there it is nobody.
/// </summary>
internal sealed class DeviceIsActing(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentUser user, DevicesByCookie devices)
    {
        if (context.User.Identity?.IsAuthenticated != true && HttpMethods.IsGet(context.Request.Method) && ShownOn.Any(context.Request.Path)
            && await devices.Find(context.Request, context.RequestAborted) is { } device && ShownOn.This(device, context.Request.Path))
        {
            await devices.See(device.Id, context.RequestAborted);
            user.BecomeDevice(device.Id, device.InWords, device.Path, device.Kind is DeviceKind.Wall ? DeviceBounds.Wall : DeviceBounds.Shared);
            context.User = new ClaimsPrincipal(new ClaimsIdentity("device"));
        }

        await next(context);
    }
}

/// <summary>Which addresses a device is shown without anybody signing: a wall its wall, a shared one the ward's pages and single records.</summary>
internal static class ShownOn
{
    private static readonly string[] OnTheWall = ["wall", "live"];
    private static readonly string[] OfTheWard = [.. OnTheWall, "", "huddle", "issues", "measures", "standards", "escalations"];

    /// <summary>Whether any device is shown this: what is not costs no look for the device.</summary>
    public static bool Any(PathString path) => IsRecord(path) || IsHome(path) || PageOf(path) is { } asked && OfTheWard.Contains(asked.Page);

    public static bool This(DevicesByCookie.Found device, PathString path) =>
        device.Kind is DeviceKind.Shared && (IsRecord(path) || IsHome(path))
        || PageOf(path) is { } asked && asked.Place == device.Place && (device.Kind is DeviceKind.Wall ? OnTheWall : OfTheWard).Contains(asked.Page);

    private static bool IsHome(PathString path) => path.Value is "/";

    private static bool IsRecord(PathString path) => path.Value?.Split('/') is ["", "issues" or "standards", var number] && int.TryParse(number, out _);

    /// <summary>"issues" of "/at/ward-7/issues", and nothing of what lies deeper but the charts.</summary>
    private static (string Place, string Page)? PageOf(PathString path) => path.Value?.Split('/') switch
    {
        ["", "at", { Length: > 0 } place] => (place, ""),
        ["", "at", { Length: > 0 } place, { Length: > 0 } page] => (place, page),
        ["", "at", { Length: > 0 } place, "measures" and var page, { Length: > 0 }] => (place, page),
        _ => null,
    };
}

/// <summary>What a paired device keeps. It goes to this site alone, over https alone, and no script reads it.</summary>
internal static class DeviceCookie
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
