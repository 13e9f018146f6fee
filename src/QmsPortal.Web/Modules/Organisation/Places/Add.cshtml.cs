using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Places;

public sealed class AddModel(IMediator mediator, CurrentUser user, TimeProvider clock) : FormPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(NodeKind.Division), "Division"),
        new(nameof(NodeKind.Directorate), "Directorate"),
        new(nameof(NodeKind.Ward), "Ward or team"),
        new(nameof(NodeKind.Comparison), "Comparison data", "Figures that others published. Never counted as the organisation’s own"),
    ];

    [BindProperty]
    public AddPlace.Command Command { get; set; } = new();

    public IReadOnlyList<Choice> Aboves { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.ManagePlaces))
            throw new ForbiddenException();
        Aboves = [.. (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree
            .Where(place => user.Can(Permission.ManagePlaces, place.Path) && Enum.GetValues<NodeKind>().Any(kind => OrgNode.MayHold(place.Kind, kind)))
            .Select(place => new Choice(place.Code, new string('\u2003', place.Depth) + place.Name))];
        if (HttpMethods.IsGet(Request.Method))
            Command = new AddPlace.Command { From = DateInput.From(clock.Today()) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command, ct);
        return Saved($"{Command.Name} is there", "/settings");
    }
}
