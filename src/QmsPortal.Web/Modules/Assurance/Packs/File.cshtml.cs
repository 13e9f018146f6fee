using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>The ZIP as it is kept, to be saved.</summary>
public sealed class FileModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    public OpenPackFile.View Kept { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Kept = await Mediator.Send(new OpenPackFile.Query(Number), ct);

    public FileContentResult OnGet() => File(Kept.Content, "application/zip", Kept.FileName);
}
