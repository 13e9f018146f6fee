using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>How is this work done, and is that still so?</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public WriteVersion.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowStandard.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowStandard.Query(Number), ct);

    public async Task<IActionResult> OnPostNextAsync(CancellationToken ct)
    {
        var version = await Mediator.Send(Command with { Number = Number }, ct);
        return Saved($"Version {version} begins with the words of the last one", $"/standards/{Number}/v{version}/edit");
    }
}
