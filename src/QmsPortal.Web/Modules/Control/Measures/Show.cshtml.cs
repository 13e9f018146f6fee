using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Is this different from usual, and what did we do about it?</summary>
public sealed class ShowModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string Measure { get; set; } = "";

    public ShowMeasure.View View { get; private set; } = default!;
    public string Address => $"/at/{Place.Code}/measures/{View.Code}";
    public bool MayCorrect => user.Can(Permission.CorrectValues, Place.Path);

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowMeasure.Query(PlaceCode, Measure), ct);
    }
}
