using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>The file as it is kept, to be saved: never shown as a page of this site.</summary>
public sealed class FileModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    public OpenEvidenceFile.View Kept { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Kept = await Mediator.Send(new OpenEvidenceFile.Query(Number), ct);

    public FileContentResult OnGet() => File(Kept.Content, "application/octet-stream", Kept.FileName);
}
