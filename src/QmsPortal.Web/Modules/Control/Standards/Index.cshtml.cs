using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>How do we do the work here?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    public ListStandards.Show Show => ShowWords switch
    {
        "overdue" => ListStandards.Show.Overdue,
        "writing" => ListStandards.Show.Writing,
        "withdrawn" => ListStandards.Show.Withdrawn,
        _ => ListStandards.Show.InForce,
    };

    public ListStandards.View Standards { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Standards = await Mediator.Send(new ListStandards.Query(Place.Path, Show, int.TryParse(After, out var after) ? after : null), ct);
    }
}
