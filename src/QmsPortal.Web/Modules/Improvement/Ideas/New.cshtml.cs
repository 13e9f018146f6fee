using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>What would you do better? Three fields.</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [BindProperty]
    public RaiseIdea.Command Command { get; set; } = new();

    public override string? HeaderPlace => Here?.Value;
    public Choice? Here { get; private set; }
    public IReadOnlyList<Choice> Wards { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.RaiseIdeas))
            throw new ForbiddenException();
        Wards = [.. (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree.Where(place => place.Kind is NodeKind.Ward && (!user.IsAtSharedDevice || user.Can(Permission.RaiseIdeas, place.Path))).Select(ward => new Choice(ward.Code, ward.Name))];
        Here = Wards.SingleOrDefault(ward => ward.Value == At);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command with { Place = string.IsNullOrEmpty(Command.Place) ? At : Command.Place }, ct);
        return Saved("Thank you. You will have an answer within 7 days", $"/ideas/{number}");
    }
}
