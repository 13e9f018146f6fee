using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>The packs of a place and below.</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListPacks.View Packs { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Packs = await Mediator.Send(new ListPacks.Query(Place.Path, Before), ct);
    }
}
