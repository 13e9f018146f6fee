using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>Why is this file not to be seen any more?</summary>
public sealed class WithdrawModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "file")]
    public Guid Id { get; set; }

    [BindProperty]
    public WithdrawAttachment.Command Command { get; set; } = new();

    public PrepareWithdrawal.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new PrepareWithdrawal.Query(Id), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Saved("File withdrawn. Nobody opens it any more", await Mediator.Send(Command with { File = Id }, ct));
}
