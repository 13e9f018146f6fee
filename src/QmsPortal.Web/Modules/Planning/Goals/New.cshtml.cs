using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>A draft: what, by how much, by when, and why. It goes to nobody yet.</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    /// <summary>The need that it is to answer, where the person came from one.</summary>
    [FromQuery(Name = "need")]
    public int? Need { get; set; }

    [FromQuery(Name = "serves")]
    public int? Serves { get; set; }

    [BindProperty]
    public DraftGoal.Command Command { get; set; } = new();

    public override string? HeaderPlace => Here?.Code;
    public ListPlaces.Row? Here { get; private set; }
    public IReadOnlyList<Choice> Places { get; private set; } = [];
    public IReadOnlyList<Choice> Needs { get; private set; } = [];
    public IReadOnlyList<Choice> Goals { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.SetGoals))
            throw new ForbiddenException();
        var places = (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree.Where(place => place.Kind is not NodeKind.Comparison && user.Can(Permission.SetGoals, place.Path)).ToList();
        Here = places.SingleOrDefault(place => place.Code == At);
        Places = [.. places.Select(place => new Choice(place.Code, place.Name))];
        if (Here is null)
            return;
        var choices = await Mediator.Send(new GoalChoices.Query(Here.Path), ct);
        (Needs, Goals) = (GoalFormPage.Choices(choices.Needs), GoalFormPage.Choices(choices.Goals));
    }

    public void OnGet() => Command = Command with { Need = Need, Serves = Serves };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command with { Place = Command.Place ?? At }, ct);
        return Saved("Goal drafted. Choose its measure, then throw it", $"/goals/{number}");
    }
}
