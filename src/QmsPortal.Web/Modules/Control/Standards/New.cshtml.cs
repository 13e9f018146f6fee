using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>How should this work be done from now on?</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [BindProperty]
    public DraftStandard.Command Command { get; set; } = new();

    public override string? HeaderPlace => Here.Code;
    public ShowPlace.View Here { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.WriteStandards))
            throw new ForbiddenException();
        Here = await Mediator.Send(new ShowPlace.Query(Place), ct);
        if (!user.Can(Permission.WriteStandards, Here.Path) || Here.IsComparison)
            throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command with { Place = Place }, ct);
        return Saved("Draft saved. Now the steps", $"/standards/{number}/v1/edit");
    }

    /// <summary>Where the person was, else the first place at which they may write.</summary>
    private string? Place => At ?? user.Grants.FirstOrDefault(grant => grant.Role.Allows(Permission.WriteStandards))?.Place;
}
