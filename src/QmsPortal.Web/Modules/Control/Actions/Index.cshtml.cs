using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>What is to be done here, and is any of it late?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? Shown { get; set; }

    [FromQuery(Name = "after")]
    public int? After { get; set; }

    public ListActions.View Actions { get; private set; } = default!;
    public ListActions.Show Show => Shown switch
    {
        "to-check" => ListActions.Show.ToCheck,
        "over" => ListActions.Show.Over,
        _ => ListActions.Show.ToDo,
    };

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Actions = await Mediator.Send(new ListActions.Query(Place.Path, Show, After), ct);
    }
}
