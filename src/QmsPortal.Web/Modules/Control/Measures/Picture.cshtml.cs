using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The chart as a PNG, for slides and papers.</summary>
public sealed class PictureModel(IMediator mediator, TimeProvider clock) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string Measure { get; set; } = "";

    private ShowMeasure.View View { get; set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowMeasure.Query(PlaceCode, Measure), ct);
    }

    public FileContentResult OnGet() => File(
        PlotPng.Of(View.Plot, $"{View.Name}, {Place.Name}", $"{View.Sentence} {(Place.IsComparison ? $"Published data, not the figures of {Place.Organisation}. " : "")}As of {clock.Today():d MMMM yyyy}."),
        "image/png", $"{Place.Code}-{View.Code}-{clock.Today():yyyy-MM-dd}.png");
}
