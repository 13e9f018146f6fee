using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

[AllowAnonymous]
public sealed class SignInModel(IMediator mediator, Session session) : FormPage(mediator)
{
    [BindProperty]
    public SignIn.Command Command { get; set; } = new();

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await Mediator.Send(new IsEmpty.Query(), ct) ? LocalRedirect("/set-up") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await Mediator.Send(Command with { Address = HttpContext.Connection.RemoteIpAddress?.ToString() }, ct);
        if (outcome.Account is not { } account)
            throw new DomainException("That e-mail or password is not right. " + (outcome.WaitSeconds > 0
                ? $"Wait {outcome.WaitSeconds} {(outcome.WaitSeconds == 1 ? "second" : "seconds")} and try again."
                : "Try again."));
        await session.Begin(account, ct);
        return LocalRedirect(Url.IsLocalUrl(From) ? From : "/");
    }
}
