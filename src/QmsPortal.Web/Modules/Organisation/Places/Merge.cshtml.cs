using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Places;

public sealed class MergeModel(IMediator mediator, TimeProvider clock) : FormPage(mediator)
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty]
    public MergePlace.Command Command { get; set; } = new();

    public ShowPlaceSettings.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowPlaceSettings.Query(Code), ct);
        if (!View.IsOpen && HttpMethods.IsGet(Request.Method))
            throw new NotFoundException();
        if (HttpMethods.IsGet(Request.Method))
            Command = new MergePlace.Command { On = DateInput.From(clock.Today()) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = Code }, ct);
        return Saved("Places merged", $"/settings/places/{Command.Into}");
    }
}
