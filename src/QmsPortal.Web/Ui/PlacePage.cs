using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Ui;

/// <summary>A page at a place: the address carries the place's code, and both rows of navigation follow it.</summary>
public abstract class PlacePage(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "place")]
    public string PlaceCode { get; set; } = "";

    public ShowPlace.View Place { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Place = await Mediator.Send(new ShowPlace.Query(PlaceCode), ct);
}
