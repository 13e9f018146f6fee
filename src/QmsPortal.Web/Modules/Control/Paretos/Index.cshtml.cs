using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Paretos;

/// <summary>With what should we begin?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    public IReadOnlyList<int> Spans { get; } = [30, 90, 365];

    [FromQuery(Name = "of")]
    public string? Source { get; set; }

    [FromQuery(Name = "days")]
    public int Days { get; set; } = 90;

    public ShowPareto.View View { get; private set; } = default!;

    public IReadOnlyList<ListRepeats.Row> Repeats { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Days = Math.Clamp(Days, ShowPareto.FewestDays, ShowPareto.MostDays);
        View = await Mediator.Send(new ShowPareto.Query(Place.Code, Place.Path, ParetoWords.Of(Source), Days), ct);
        if (View.Source is ParetoSource.IssueKinds or ParetoSource.EscalationKinds)
            Repeats = await Mediator.Send(new ListRepeats.Query(Place.Path), ct);
    }
}
