using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

public sealed class DefineModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [BindProperty]
    public DefineMeasure.Command Command { get; set; } = new();

    public override Task LoadAsync(CancellationToken ct) => user.Can(Permission.DefineMeasures) ? Task.CompletedTask : throw new ForbiddenException();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var code = await Mediator.Send(Command, ct);
        return Saved("Measure defined", $"/definitions/{code}");
    }
}
