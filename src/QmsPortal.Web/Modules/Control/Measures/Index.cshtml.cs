using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The measures of a place: a list at a ward, a grid of wards above it; filtered by what the charts say.</summary>
public sealed class IndexModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "measure")]
    public string? Measure { get; set; }

    [FromQuery(Name = "as")]
    public string? As { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    public MeasureCounts.View Counts { get; private set; } = default!;
    public MeasureSummaries.View List { get; private set; } = new([], null);
    public ShowGrid.View? Grid { get; private set; }

    /// <summary>Measures taken up here that have no value yet.</summary>
    public IReadOnlyList<MeasureSummaries.Row> Here { get; private set; } = [];

    public bool MayBeGrid => Place is { IsTeam: false, IsComparison: false };

    public string? MeasureTitle => Counts.Counts.FirstOrDefault(count => count.Measure == Measure)?.Title;

    public string Sentence => $"{Counts.Concern} of {Counts.All} {(Counts.All == 1 ? "chart signals" : "charts signal")} concern, {Counts.Improvement} show improvement, {Counts.Steady} are steady"
        + (Counts.TooFew > 0 ? $", {Counts.TooFew} have too few points." : ".");

    private MeasureSummaries.Show Show => ShowWords switch
    {
        "concern" => MeasureSummaries.Show.Concern,
        "improvement" => MeasureSummaries.Show.Improvement,
        "will-miss" => MeasureSummaries.Show.WillMiss,
        "to-answer" => MeasureSummaries.Show.ToAnswer,
        _ => MeasureSummaries.Show.All,
    };

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Counts = await Mediator.Send(new MeasureCounts.Query(Place.Path), ct);
        if (Counts.All == 0 && user.Can(Permission.ReadBoards))
            Here = (await Mediator.Send(new WardBoard.Query(Place.Id), ct)).Measures;
        else if (MayBeGrid && Show is MeasureSummaries.Show.All && Measure is null && As is null)
            Grid = await Mediator.Send(new ShowGrid.Query(Place.Path, After), ct);
        else
            List = await Mediator.Send(new MeasureSummaries.Query(Place.Path, Show, Measure, After), ct);
    }
}
