using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>A page about one pack.</summary>
public abstract class PackPage(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    public override string? HeaderPlace => View.PlaceCode;
    public ShowPack.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowPack.Query(Number), ct);
}
