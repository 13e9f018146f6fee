using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

public sealed class CorrectModel(IMediator mediator, CurrentUser user) : SeriesFormPage(mediator, user, Permission.CorrectValues)
{
    [FromQuery(Name = "period")]
    public DateOnly Period { get; set; }

    [BindProperty]
    public CorrectValue.Command Command { get; set; } = new();

    public ShowMeasure.Point Point { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Point = Measure.Points.SingleOrDefault(point => point.Period == Period && point.Numerator is not null) ?? throw new NotFoundException();
        if (HttpMethods.IsGet(Request.Method))
            Command = new CorrectValue.Command { Version = Point.Version, Numerator = Point.Numerator, Denominator = Point.Denominator, Provisional = false };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode, Measure = MeasureCode, Period = Period }, ct);
        return Saved("Value corrected", Address);
    }
}
