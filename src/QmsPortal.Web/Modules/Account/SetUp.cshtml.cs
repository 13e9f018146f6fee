using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Account;

[AllowAnonymous]
public sealed class SetUpModel(IMediator mediator, Session session) : FormPage(mediator)
{
    [BindProperty]
    public SetUp.Command Command { get; set; } = new();

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!await Mediator.Send(new IsEmpty.Query(), ct))
            throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var begun = await Mediator.Send(Command, ct);
        await session.Begin(begun.Account, ct);
        return Saved("The organisation is there, and this is the ward’s board", $"/at/{begun.Ward}");
    }
}
