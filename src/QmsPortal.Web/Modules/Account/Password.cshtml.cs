using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

public sealed class PasswordModel(IMediator mediator, CurrentUser user, Session session) : FormPage(mediator)
{
    [BindProperty]
    public ChangePassword.Command Command { get; set; } = new();

    public override Task LoadAsync(CancellationToken ct)
    {
        user.MustBeOnOwnDevice();
        return base.LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command, ct);
        await session.Begin(user.Id, ct);
        return Saved("Password changed", "/me");
    }
}
