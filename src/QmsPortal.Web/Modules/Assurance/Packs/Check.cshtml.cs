using MediatR;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>Is the stored file still the one that was frozen?</summary>
public sealed class CheckModel(IMediator mediator) : PackPage(mediator)
{
    public OpenPackFile.View Kept { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Kept = await Mediator.Send(new OpenPackFile.Query(Number), ct);
    }
}
