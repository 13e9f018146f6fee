using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>Which file belongs to this? One much too large is still read, up to a limit, so that the answer stands beside the field.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class NewModel(IMediator mediator) : FormPage(mediator)
{
    private const long LargestRequest = 64 * 1024 * 1024;

    [FromRoute(Name = "record")]
    public Guid Record { get; set; }

    [BindProperty]
    public AttachFile.Command Command { get; set; } = new();

    public PrepareAttachment.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new PrepareAttachment.Query(Record), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Saved("File attached", await Mediator.Send(Command with { Record = Record }, ct));
}
