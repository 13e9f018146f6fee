using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>A name, a place and a reason; and from where it came, if it came from a record.</summary>
public sealed class NewModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [FromQuery(Name = "from")]
    public Guid? From { get; set; }

    [BindProperty]
    public StartProject.Command Command { get; set; } = new();

    public override string? HeaderPlace => Here;
    public PrepareProject.View? Origin { get; private set; }
    public IReadOnlyList<Choice> Places { get; private set; } = [];

    /// <summary>The place of the address or of the record, where this person may start a project there.</summary>
    public string? Here { get; private set; }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.StartProjects))
            throw new ForbiddenException();
        Origin = From is { } record ? await Mediator.Send(new PrepareProject.Query(record), ct) : null;
        Places = [.. (await Mediator.Send(new ListPlaces.Query(null), ct)).Tree
            .Where(place => place.Kind is not NodeKind.Comparison && user.Can(Permission.StartProjects, place.Path)).Select(place => new Choice(place.Code, place.Name))];
        Here = new[] { At, Origin?.PlaceCode }.FirstOrDefault(code => Places.Any(place => place.Value == code));
        if (HttpMethods.IsGet(Request.Method))
            Command = new StartProject.Command { Place = Here ?? (Places.Count == 1 ? Places[0].Value : null) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command with { From = From }, ct);
        return Saved("Project started. Next comes its aim", $"/projects/{number}");
    }
}
