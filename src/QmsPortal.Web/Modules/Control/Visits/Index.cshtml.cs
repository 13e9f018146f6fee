using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>Who came to see us, and did they keep what they promised?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListVisits.View Visits { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Visits = await Mediator.Send(new ListVisits.Query(Place.Path, Before), ct);
    }
}
