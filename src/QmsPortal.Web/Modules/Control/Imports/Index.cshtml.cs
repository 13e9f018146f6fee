using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Imports;

public sealed class IndexModel(IMediator mediator) : FormPage(mediator)
{
    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListImports.View Imports { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Imports = await Mediator.Send(new ListImports.Query(Before), ct);
}
