using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>What became of this idea?</summary>
public sealed class ShowModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public MoveIdea.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public AttachedFiles.View? Files { get; private set; }
    public ShowIdea.View View { get; private set; } = default!;
    public IReadOnlyList<Choice> Ways => [.. View.Ways.Select(to => new Choice(to.ToString(), IdeaWords.Act(View.State, to)))];

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowIdea.Query(Number), ct);
        if (user.Can(Permission.ReadIssues))
            Files = await Mediator.Send(new AttachedFiles.Query(View.Id), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved("Saved. Whoever had the idea sees it", $"/ideas/{Number}");
    }
}
