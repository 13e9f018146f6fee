using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Were our huddles held?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public ListHuddles.View Huddles { get; private set; } = default!;
    public CountHuddles.View Counts { get; private set; } = default!;
    public CountAttendance.View Attendance { get; private set; } = default!;
    public CountTimeToTop.View Way { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Huddles = await Mediator.Send(new ListHuddles.Query(Place.Id, DateOnly.TryParseExact(Before, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null), ct);
        Counts = await Mediator.Send(new CountHuddles.Query(Place.Id, Place.Path), ct);
        Attendance = await Mediator.Send(new CountAttendance.Query(Place.Id), ct);
        Way = await Mediator.Send(new CountTimeToTop.Query(Place.Id, Place.Path), ct);
    }
}
