using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>A page for one act on a goal, for those who may do it at the goal's place.</summary>
public abstract class GoalFormPage(IMediator mediator, CurrentUser user, Permission needed) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    public override string? HeaderPlace => Goal.PlaceCode;
    public ShowGoal.View Goal { get; private set; } = default!;

    protected bool LeadsThePlace => Catcher.Leads(user, Goal.PlacePath);

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(needed))
            throw new ForbiddenException();
        Goal = await Mediator.Send(new ShowGoal.Query(Number), ct);
        if (!user.Can(needed, Goal.PlacePath))
            throw new NotFoundException();
    }

    protected async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/goals/{Number}");
    }

    /// <summary>A need or a goal to choose: its words, and whose it is.</summary>
    internal static IReadOnlyList<Choice> Choices(IReadOnlyList<GoalChoices.Row> rows) => [.. rows.Select(row => new Choice($"{row.Number}", $"{row.Words} ({row.PlaceName})"))];
}
