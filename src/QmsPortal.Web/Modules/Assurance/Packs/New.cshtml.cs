using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>A ward and a framework: that is what a pack is about.</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [BindProperty]
    public StartPack.Command Command { get; set; } = new();

    public override string? HeaderPlace => Here?.Code;
    public ListPlaces.Row? Here { get; private set; }
    public string Top { get; private set; } = "";
    public IReadOnlyList<Choice> Wards { get; private set; } = [];
    public IReadOnlyList<Choice> Frameworks { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.BuildPacks))
            throw new ForbiddenException();
        var places = (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree;
        Top = places[0].Code;
        Here = places.SingleOrDefault(place => place.Code == At);
        Wards = [.. places.Where(place => place.Kind is NodeKind.Ward).Select(ward => new Choice(ward.Code, ward.Name))];
        Frameworks = [.. (await Mediator.Send(new ShowAssurance.Query(""), ct)).Frameworks.Select(framework => new Choice(framework.Code, framework.Title))];
        if (Command.Place is null && Here is { Kind: NodeKind.Ward } ward)
            Command = Command with { Place = ward.Code };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => LocalRedirect($"/packs/{await Mediator.Send(Command, ct)}");
}
