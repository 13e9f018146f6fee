namespace QmsPortal.Ui;

/// <summary>The headers of every answer, errors and files too. No script or style but our own files, no frames, no other hosts.</summary>
public sealed class SecurityHeaders(RequestDelegate next, SiteMode mode)
{
    private const string Policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Marks an answer that is a file somebody sent: whatever it is, it runs nothing and is of no page of this site.</summary>
    public const string IsFromPeople = "QmsFileFromPeople";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Items.ContainsKey(IsFromPeople) ? $"{Policy}; sandbox" : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            // Set here and not by the framework, which leaves it out of errors and of answers on a machine's own name.
            if (!mode.IsDemonstration && context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (context.User.Identity?.IsAuthenticated == true || string.IsNullOrEmpty(headers.CacheControl))
                headers.CacheControl = IsFile(context) ? headers.CacheControl : "no-store";
            return Task.CompletedTask;
        });
        if (HttpMethods.IsTrace(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsFile(HttpContext context) => context.Items.ContainsKey(StaticFiles.IsFile);
}
