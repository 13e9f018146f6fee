using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>A page of one cycle of a project.</summary>
public abstract class CyclePage(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [FromRoute(Name = "cycle")]
    public int CycleNumber { get; set; }

    public override string? HeaderPlace => View.PlaceCode;
    public ShowCycle.View View { get; private set; } = default!;
    public string Address => $"/projects/{Number}/cycles/{CycleNumber}";

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowCycle.Query(Number, CycleNumber), ct);
}

/// <summary>A form of a cycle, for those who may lead its project where it is.</summary>
public abstract class CycleFormPage(IMediator mediator, CurrentUser user) : CyclePage(mediator)
{
    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.LeadProjects))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (!View.MayLead)
            throw new NotFoundException();
    }
}
