using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

public sealed class ShortCodeModel(IMediator mediator) : FormPage(mediator)
{
    [BindProperty]
    public SetShortCode.Command Command { get; set; } = new();

    public DateTimeOffset? SetAt { get; private set; }

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        SetAt = await Mediator.Send(new ShowShortCode.Query(), ct);
    }

    public async Task<IActionResult> OnPostSetAsync(CancellationToken ct)
    {
        await Mediator.Send(Command, ct);
        return Saved("Your code is set", "/me");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct)
    {
        await Mediator.Send(new RemoveShortCode.Command(), ct);
        return Saved("Your code is removed", "/me");
    }
}
