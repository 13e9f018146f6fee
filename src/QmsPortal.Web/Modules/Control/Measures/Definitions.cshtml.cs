using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

public sealed class DefinitionsModel(IMediator mediator) : FormPage(mediator)
{
    [FromQuery(Name = "after")]
    public string? After { get; set; }

    public ListDefinitions.View Definitions { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Definitions = await Mediator.Send(new ListDefinitions.Query(After), ct);
}
