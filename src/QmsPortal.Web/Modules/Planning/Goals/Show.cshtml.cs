using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>A goal: why, how we will know, what was said there and back, and the one step that waits for this person.</summary>
public sealed class ShowModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public StartGoal.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowGoal.View View { get; private set; } = default!;
    public bool MaySet => user.Can(Permission.SetGoals, View.PlacePath);
    public bool MayPrepare => MaySet && View.State is GoalState.Draft or GoalState.Returned or GoalState.Caught;
    public bool MayThrow => MaySet && View.State is GoalState.Draft or GoalState.Returned;
    public bool MayAnswer => View is { State: GoalState.Thrown, WasThrownByMe: false } && Catcher.Leads(user, View.PlacePath);
    public bool MayStart => MaySet && View is { State: GoalState.Caught, Missing.Count: 0 };
    public bool MayClose => MaySet && View.State is not GoalState.Closed;

    /// <summary>With whom it lies, and what comes next.</summary>
    public string Now => View.State switch
    {
        GoalState.Draft => "It is thrown to those who will work towards it",
        GoalState.Thrown => $"It lies with {View.WhoAnswers}, to catch or to return",
        GoalState.Returned => "Whoever set it answers, with a value and a reason",
        GoalState.Caught => View.Missing.Count == 0 ? "It goes live" : "It goes live when nothing is missing",
        _ => "How it ends will stand here",
    };

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowGoal.Query(Number), ct);

    public async Task<IActionResult> OnPostStartAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved("The goal is live", $"/goals/{Number}");
    }
}
