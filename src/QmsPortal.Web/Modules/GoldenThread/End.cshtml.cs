using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Does this link still hold?</summary>
public sealed class EndModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public EndLink.Command Command { get; set; } = new();

    public ShowLink.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowLink.Query(Id), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var from = await Mediator.Send(Command with { Link = Id }, ct);
        return Saved("The link has ended", $"/thread/{from}");
    }
}
