using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Mail;

/// <summary>Whether mail goes out, and what to do about mail that did not.</summary>
public sealed class IndexModel(IMediator mediator) : FormPage(mediator)
{
    [BindProperty]
    public SendAgain.Command Command { get; set; } = new();

    public ListMail.View Mail { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Mail = await Mediator.Send(new ListMail.Query(), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command, ct);
        return Saved("It goes out again within a minute", "/settings/mail");
    }
}
