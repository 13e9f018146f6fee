using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

public sealed class SignOutModel(IMediator mediator, CurrentUser user, Session session) : FormPage(mediator)
{
    public async Task<IActionResult> OnPostAsync()
    {
        await session.End();
        return LocalRedirect(user.IsAtSharedDevice ? "/" : "/sign-in");
    }
}
