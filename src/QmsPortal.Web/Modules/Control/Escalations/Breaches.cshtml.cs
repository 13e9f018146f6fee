using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>What went past its time, and how long do we take?</summary>
public sealed class BreachesModel(IMediator mediator, TimeProvider clock) : PlacePage(mediator)
{
    public IReadOnlyList<int> Spans { get; } = [30, 90, 365];

    [FromQuery(Name = "days")]
    public int Days { get; set; } = 90;

    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public DateOnly From => clock.Today().AddDays(1 - Days);
    public CountEscalations.View Numbers { get; private set; } = default!;
    public IReadOnlyList<CountReceived.Row> Received { get; private set; } = [];
    public ListBreaches.View Breaches { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Days = Math.Clamp(Days, 1, 731);
        Numbers = await Mediator.Send(new CountEscalations.Query(Place.Path, From, clock.Today()), ct);
        Received = await Mediator.Send(new CountReceived.Query(Place.Path, From, clock.Today()), ct);
        Breaches = await Mediator.Send(new ListBreaches.Query(Place.Path, From, clock.Today(), Before), ct);
    }
}
