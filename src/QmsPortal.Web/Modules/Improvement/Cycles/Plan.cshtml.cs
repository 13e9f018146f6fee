using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Cycles;

public sealed class PlanModel(IMediator mediator, CurrentUser user) : CycleFormPage(mediator, user)
{
    [BindProperty]
    public ChangePlan.Command Command { get; set; } = new();

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        var plan = View.Plan;
        if (HttpMethods.IsGet(Request.Method))
            Command = new ChangePlan.Command { Idea = plan.Idea, Question = plan.Question, Scale = plan.Scale, HowSmall = plan.HowSmall, Who = plan.Who, What = plan.What, When = plan.When, Data = plan.Data };
    }

    /// <summary>Once the test has started its plan stays as it is, and the cycle shows it.</summary>
    public IActionResult OnGet() => View.State is CycleState.Planned ? Page() : LocalRedirect(Address);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Project = Number, Cycle = CycleNumber }, ct);
        return Saved("Plan changed", Address);
    }
}
