using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Audit;

namespace QmsPortal.Ui.Components;

/// <summary>What happened to a record: who, when, what was and what is.</summary>
public sealed class HistoryViewComponent(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record) => View(await mediator.Send(new ShowHistory.Query(record)));
}
