using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Cycles;

public sealed class DecideModel(IMediator mediator, CurrentUser user) : CycleFormPage(mediator, user)
{
    public static readonly IReadOnlyList<Choice> Ends =
    [
        new(nameof(CycleEnd.Adapt), "Adapt: change it and test again"),
        new(nameof(CycleEnd.Adopt), "Adopt: this is how we do it from now on"),
        new(nameof(CycleEnd.Abandon), "Abandon: we do not go on with it"),
    ];

    [BindProperty]
    public DecideCycle.Command Command { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Project = Number, Cycle = CycleNumber }, ct);
        return Saved(Command.End switch
        {
            CycleEnd.Adapt => "Adapted. The next cycle waits for its own prediction",
            CycleEnd.Adopt => "Adopted. It is offered to control",
            _ => "Abandoned, with what you learned",
        }, Command.End is CycleEnd.Adapt ? $"/projects/{Number}" : Address);
    }
}
