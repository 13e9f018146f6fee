using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Does any place differ from the others by more than chance explains?</summary>
public sealed class CompareModel(IMediator mediator) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string MeasureCode { get; set; } = "";

    [FromQuery(Name = "period")]
    public DateOnly? Period { get; set; }

    /// <summary>Ranges that allow for places that differ among each other.</summary>
    [FromQuery(Name = "widen")]
    public bool Widen { get; set; }

    public ComparePlaces.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ComparePlaces.Query(PlaceCode, MeasureCode, Period, Widen), ct);
    }
}
