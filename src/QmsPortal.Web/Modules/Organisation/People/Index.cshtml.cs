using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.People;

public sealed class IndexModel(IMediator mediator) : FormPage(mediator)
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    public ListPeople.View People { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => People = await Mediator.Send(new ListPeople.Query(Name, After), ct);
}
