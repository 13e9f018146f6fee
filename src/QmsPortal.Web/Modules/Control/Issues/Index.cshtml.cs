using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Issues;

public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListIssues.View Issues { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Issues = await Mediator.Send(new ListIssues.Query(Place.Path, ShowWords == "over" ? ListIssues.Show.Over : ListIssues.Show.Open, Before), ct);
    }
}
