using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A page about changing one series: shown only to those who may.</summary>
public abstract class SeriesFormPage(IMediator mediator, CurrentUser user, Permission permission) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string MeasureCode { get; set; } = "";

    public ShowMeasure.View Measure { get; private set; } = default!;
    public string Address => $"/at/{PlaceCode}/measures/{MeasureCode}";

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(permission))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (!user.Can(permission, Place.Path))
            throw new NotFoundException();
        Measure = await Mediator.Send(new ShowMeasure.Query(PlaceCode, MeasureCode), ct);
    }
}
