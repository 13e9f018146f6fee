using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Confirmations;

/// <summary>Is this standard followed, and where not?</summary>
public sealed class IndexModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public override string? HeaderPlace => View.PlaceCode;
    public ListConfirmations.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ListConfirmations.Query(Number, Before), ct);
}
