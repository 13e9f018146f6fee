using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Account;

namespace QmsPortal.Ui;

/// <summary>Fills the current user from the sign-in, before any page runs.</summary>
public sealed class WhoIsActing(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        if (context.User.Identity?.IsAuthenticated == true)
            AccountClaims.Fill(user, context.User);
        return next(context);
    }
}
