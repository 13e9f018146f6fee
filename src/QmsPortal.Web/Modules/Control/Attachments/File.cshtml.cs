using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>The file itself, to be saved: never shown as a page of this site.</summary>
public sealed class FileModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "file")]
    public Guid Id { get; set; }

    public OpenAttachment.View Kept { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Kept = await Mediator.Send(new OpenAttachment.Query(Id), ct);

    public FileContentResult OnGet()
    {
        HttpContext.Items[SecurityHeaders.IsFromPeople] = true;
        return File(Kept.Content, Kept.MediaType, Kept.FileName);
    }
}
