using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

public sealed class AddModel(IMediator mediator, CurrentUser user, TimeProvider clock) : SeriesFormPage(mediator, user, Permission.EnterValues)
{
    [BindProperty]
    public RecordValue.Command Command { get; set; } = new();

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = Command with { Period = Next() };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode, Measure = MeasureCode }, ct);
        return Saved("Value added", Address);
    }

    /// <summary>The period after the latest, if it has begun: nobody types what can be known.</summary>
    private DateInput Next()
    {
        var every = Measure.Definition.Every;
        var next = Measure.Points.Count == 0 ? clock.Today() : every switch
        {
            Period.Month => Measure.Points[0].Period.AddMonths(1),
            Period.Week => Measure.Points[0].Period.AddDays(7),
            _ => Measure.Points[0].Period.AddDays(1),
        };
        var date = DateInput.From(next <= clock.Today() ? next : clock.Today());
        return every is Period.Month ? date with { Day = null } : date;
    }
}
