using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Imports;

public sealed class UndoModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public UndoImport.Command Command { get; set; } = new();

    public ShowImport.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowImport.Query(Number), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved("Import undone", $"/imports/{Number}");
    }
}
