using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

public sealed class SignOutModel(IMediator mediator, Session session) : FormPage(mediator)
{
    public async Task<IActionResult> OnPostAsync()
    {
        await session.End();
        return LocalRedirect("/sign-in");
    }
}
