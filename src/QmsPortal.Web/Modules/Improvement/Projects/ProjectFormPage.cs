using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>A form of a project, for those who may lead it where it is.</summary>
public abstract class ProjectFormPage(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    public override string? HeaderPlace => View.PlaceCode;
    public ShowProject.View View { get; private set; } = default!;
    public string Address => $"/projects/{Number}";

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.LeadProjects))
            throw new ForbiddenException();
        View = await Mediator.Send(new ShowProject.Query(Number), ct);
        if (!user.Can(Permission.LeadProjects, View.PlacePath))
            throw new NotFoundException();
    }
}
