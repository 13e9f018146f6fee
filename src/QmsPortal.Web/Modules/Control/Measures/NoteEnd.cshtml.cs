using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Is this note wrong?</summary>
public sealed class NoteEndModel(IMediator mediator, CurrentUser user) : SeriesFormPage(mediator, user, Permission.AnnotateCharts)
{
    [FromRoute(Name = "note")]
    public Guid Note { get; set; }

    [BindProperty]
    public TakeBackNote.Command Command { get; set; } = new();

    public NoteRow Row { get; private set; } = default!;

    /// <summary>What somebody sent too late is shown to them again, with what happened meanwhile.</summary>
    public bool MayTakeBack => Row.TakenBack is null || HttpMethods.IsPost(Request.Method);

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Row = Measure.Notes.SingleOrDefault(note => note.Id == Note) ?? throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode, Measure = MeasureCode, Note = Note }, ct);
        return Saved("Note taken back", Address);
    }
}
