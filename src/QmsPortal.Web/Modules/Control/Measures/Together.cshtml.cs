using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Are we, all together, different from usual?</summary>
public sealed class TogetherModel(IMediator mediator) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string MeasureCode { get; set; } = "";

    public AddTogether.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new AddTogether.Query(PlaceCode, MeasureCode), ct);
    }
}
