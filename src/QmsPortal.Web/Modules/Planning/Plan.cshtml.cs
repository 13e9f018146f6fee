using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Planning;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning;

/// <summary>Our goals and the needs behind them, and where the thread between them is missing.</summary>
public sealed class PlanModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "goals-after")]
    public string? GoalsAfter { get; set; }

    [FromQuery(Name = "needs-after")]
    public string? NeedsAfter { get; set; }

    public bool Over => ShowWords == "over";
    public CountPlan.View Counts { get; private set; } = default!;
    public GoalsAt.View Goals { get; private set; } = default!;
    public ListNeeds.View Needs { get; private set; } = default!;
    public bool MaySetGoals => user.Can(Permission.SetGoals, Place.Path);
    public bool MayRecord => user.Can(Permission.RecordNeeds, Place.Path);
    public bool Catches => Catcher.Leads(user, Place.Path);

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (Place.IsComparison)
            throw new NotFoundException();
        Counts = await Mediator.Send(new CountPlan.Query(Place.Path), ct);
        Goals = await Mediator.Send(new GoalsAt.Query(Place.Path, Below: true, Over ? GoalsAt.Show.Closed : GoalsAt.Show.Open, GoalsAfter), ct);
        Needs = await Mediator.Send(new ListNeeds.Query(Place.Path, Over, NeedsAfter), ct);
    }

    public string Sentence => Counts is { Open: 0, Over: 0 } ? "Nothing is planned here yet." : string.Join(". ", new[]
    {
        Say(Counts.Of(GoalState.Live), "goal is live", "goals are live"),
        Say(Counts.Of(GoalState.Caught), "is caught and waits to go live", "are caught and wait to go live"),
        Say(Counts.Of(GoalState.Thrown), "waits to be caught", "wait to be caught"),
        Say(Counts.Of(GoalState.Returned), "was returned and waits for an answer", "were returned and wait for an answer"),
    }.OfType<string>().DefaultIfEmpty("No goal is live")) + ".";

    private static string? Say(int count, string one, string several) => count == 0 ? null : $"{count} {(count == 1 ? one : several)}";
}
