using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>What is so, how sure are we, and what do we not know?</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [BindProperty]
    public WriteStatement.Command Command { get; set; } = new();

    public IReadOnlyList<Choice> Goals { get; private set; } = [];

    private string Here => At ?? Navigation.HomeOf(user) ?? "";

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.WriteStatements))
            throw new ForbiddenException();
        PlaceCode = Here;
        await base.LoadAsync(ct);
        if (!user.Can(Permission.WriteStatements, Place.Path))
            throw new NotFoundException();
        Goals = [.. (await Mediator.Send(new ListGoals.Query(Place.Path), ct)).Select(goal => new Choice(goal.Id.ToString(), $"{goal.Title}, {goal.PlaceName}"))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command with { Place = Here }, ct);
        return Saved("Draft kept. Choose what it rests on", $"/statements/{number}");
    }
}
