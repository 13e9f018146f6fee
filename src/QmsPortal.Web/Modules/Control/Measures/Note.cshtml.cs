using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What happened on a day that the chart may show?</summary>
public sealed class NoteModel(IMediator mediator, CurrentUser user) : SeriesFormPage(mediator, user, Permission.AnnotateCharts)
{
    [BindProperty]
    public AddNote.Command Command { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode, Measure = MeasureCode }, ct);
        return Saved("Note added", Address);
    }
}
