using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Places;

public sealed class PlaceModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowPlaceSettings.View View { get; private set; } = default!;

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Name { get; init; }
        public DateInput On { get; init; } = new();
        public string? Reason { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowPlaceSettings.Query(Code), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = new Fields { Name = View.Name };
    }

    public async Task<IActionResult> OnPostRenameAsync(CancellationToken ct)
    {
        await Mediator.Send(new RenamePlace.Command { Place = Code, Version = Command.Version, Name = Command.Name }, ct);
        return Saved("Name saved", $"/settings/places/{Code}");
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        await Mediator.Send(new ClosePlace.Command { Place = Code, Version = Command.Version, On = Command.On, Reason = Command.Reason }, ct);
        return Saved("Place closed", "/settings");
    }
}
