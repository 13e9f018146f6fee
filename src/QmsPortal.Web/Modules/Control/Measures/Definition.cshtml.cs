using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

public sealed class DefinitionModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "measure")]
    public string Measure { get; set; } = "";

    public ShowDefinition.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowDefinition.Query(Measure), ct);
}
