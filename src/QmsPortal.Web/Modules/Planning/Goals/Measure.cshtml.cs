using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>The measures of the goal's place and below, a few at a time, found by name.</summary>
public sealed class MeasureModel(IMediator mediator, CurrentUser user) : GoalFormPage(mediator, user, Permission.SetGoals)
{
    [FromQuery(Name = "find")]
    public string? Find { get; set; }

    [BindProperty]
    public ChooseMeasure.Command Command { get; set; } = new();

    public SeriesToChoose.View Found { get; private set; } = default!;
    public IReadOnlyList<Choice> Measures { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Found = await Mediator.Send(new SeriesToChoose.Query(Goal.PlacePath, Find), ct);
        Measures = [.. Found.Rows.Select(row => new Choice(row.Series.ToString(), $"{row.Name}, {row.PlaceName}", $"{Points(row.Points)}. {row.Words}"))];
    }

    public void OnGet() => Command = new ChooseMeasure.Command { Series = Goal.Measure?.Series, IsNew = Goal.MeasureIsNew };

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number }, "Measure chosen", ct);

    private static string Points(int points) => points == 1 ? "1 counted point" : $"{points} counted points";
}
