using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The values of a series for another system, as FHIR.</summary>
public sealed class FhirModel(IMediator mediator, TimeProvider clock) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string Measure { get; set; } = "";

    private ReportValues.View Values { get; set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Values = await Mediator.Send(new ReportValues.Query(PlaceCode, Measure), ct);
    }

    public FileContentResult OnGet() => File(
        Encoding.UTF8.GetBytes(FhirReports.Of(Values, $"{Request.Scheme}://{Request.Host}", clock.GetUtcNow())),
        FhirReports.MediaType, $"{PlaceCode}-{Measure}-{clock.Today():yyyy-MM-dd}.json");
}
