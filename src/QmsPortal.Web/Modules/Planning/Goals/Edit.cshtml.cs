using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>What a goal rests on. Its value and day are not here: they change by throwing.</summary>
public sealed class EditModel(IMediator mediator, CurrentUser user) : GoalFormPage(mediator, user, Permission.SetGoals)
{
    [BindProperty]
    public PrepareGoal.Command Command { get; set; } = new();

    public IReadOnlyList<Choice> Needs { get; private set; } = [];
    public IReadOnlyList<Choice> Goals { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        var choices = await Mediator.Send(new GoalChoices.Query(Goal.PlacePath), ct);
        (Needs, Goals) = (Choices(choices.Needs), Choices(choices.Goals));
    }

    public void OnGet() => Command = new PrepareGoal.Command { Need = Goal.NeedIsItsOwn ? Goal.Need?.Number : null, Serves = Goal.Serves?.Number, Owner = Goal.Owner, Baseline = Goal.Baseline?.Plain() };

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number }, "Saved", ct);
}
