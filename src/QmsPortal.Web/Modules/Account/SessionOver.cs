using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using QmsPortal.Kernel.KeptForms;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

/// <summary>Somebody comes whose session is over: to sign in, and back to where they were going. A form they sent is kept on the way.</summary>
internal static class SessionOver
{
    private const int LongestForm = 100_000;

    public static async Task SignInFirst(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var address = request.Path + request.QueryString;
        if (HttpMethods.IsPost(request.Method) && await Keep(context.HttpContext) is { } kept)
            address = QueryHelpers.AddQueryString(address, KeptFields.Kept, kept.ToString("D", CultureInfo.InvariantCulture));
        var shared = DeviceCookie.Of(request) is not null && await context.HttpContext.RequestServices.GetRequiredService<DevicesByCookie>().Find(request, context.HttpContext.RequestAborted) is { Kind: DeviceKind.Shared };
        context.Response.Redirect(QueryHelpers.AddQueryString(shared ? "/sign" : "/sign-in", context.Options.ReturnUrlParameter, address));
    }

    private static async Task<Guid?> Keep(HttpContext http)
    {
        // What was written to the guardian is kept for nobody else, not even in cipher.
        if (http.Request.Path.StartsWithSegments("/speak-up", StringComparison.OrdinalIgnoreCase))
            return null;
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or > LongestForm)
            return null;
        var fields = http.RequestServices.GetRequiredService<KeptFields>();
        if (await FormOf(http) is not { } form || fields.PersonOf(form) is not { } person)
            return null;
        return await http.RequestServices.GetRequiredService<IMediator>().Send(new KeepForm.Command { Person = person, Path = http.Request.Path, Fields = fields.Hide(form) }, http.RequestAborted);
    }

    /// <summary>Null where what was sent is no form that anybody could have filled in.</summary>
    private static async Task<IFormCollection?> FormOf(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
