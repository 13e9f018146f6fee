using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Projects;

namespace QmsPortal.Modules.Improvement.Cycles;

public sealed class NewModel(IMediator mediator, CurrentUser user) : ProjectFormPage(mediator, user)
{
    [BindProperty]
    public PlanCycle.Command Command { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var cycle = await Mediator.Send(Command with { Project = Number }, ct);
        return Saved($"Cycle {cycle} planned", $"/projects/{Number}/cycles/{cycle}");
    }
}
