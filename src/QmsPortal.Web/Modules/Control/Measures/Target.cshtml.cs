using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

public sealed class TargetModel(IMediator mediator, CurrentUser user) : SeriesFormPage(mediator, user, Permission.DefineMeasures)
{
    [BindProperty]
    public SetTarget.Command Command { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode, Measure = MeasureCode }, ct);
        return Saved("Target set", Address);
    }
}
