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

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Project = Number, Cycle = CycleNumber }, ct);
        return Saved("Plan changed", Address);
    }
}
