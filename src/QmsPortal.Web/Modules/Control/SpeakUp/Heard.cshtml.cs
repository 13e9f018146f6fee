using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>What was said to me, and what waits for my answer?</summary>
public sealed class HeardModel(IMediator mediator) : FormPage(mediator)
{
    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListConcerns.View Concerns { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Concerns = await Mediator.Send(new ListConcerns.Query(Before), ct);
}
