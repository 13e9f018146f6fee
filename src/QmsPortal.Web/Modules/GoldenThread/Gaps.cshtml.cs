using MediatR;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Ui;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Where is the loop broken?</summary>
public sealed class GapsModel(IMediator mediator) : PlacePage(mediator)
{
    public IReadOnlyList<ShowGaps.View> Gaps { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Gaps = await Mediator.Send(new ShowGaps.Query(Place.Path), ct);
    }
}
