using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Offline;

/// <summary>Who is signed in on this device, for how long without a touch, and the mark that their forms carry: what was typed by another person is not sent.</summary>
public sealed class TokenModel(IMediator mediator, CurrentUser user, IAntiforgery antiforgery) : FormPage(mediator)
{
    public IActionResult OnGet()
    {
        var tokens = antiforgery.GetAndStoreTokens(HttpContext);
        return new JsonResult(new { person = user.Id, finish = user.FinishAfter, field = tokens.FormFieldName, token = tokens.RequestToken });
    }
}
