using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>A page of a framework, looked at from a place: the one that was asked for, else the person's own.</summary>
public abstract class FrameworkPage(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    protected CurrentUser Person { get; } = user;

    [FromRoute(Name = "framework")]
    public string Framework { get; set; } = "";

    [FromQuery(Name = "at")]
    public string? At { get; set; }

    public string Here => At ?? Navigation.HomeOf(Person) ?? "";

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!Person.Can(Permission.ReadFrameworks))
            throw new ForbiddenException();
        PlaceCode = Here;
        await base.LoadAsync(ct);
    }
}
