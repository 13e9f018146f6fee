using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>Which ideas wait, and what became of the others?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? Shown { get; set; }

    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListIdeas.View Ideas { get; private set; } = default!;
    public ListIdeas.Show Show => Shown switch
    {
        "under-way" => ListIdeas.Show.UnderWay,
        "done" => ListIdeas.Show.Done,
        "not-now" => ListIdeas.Show.NotNow,
        _ => ListIdeas.Show.Waiting,
    };

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Ideas = await Mediator.Send(new ListIdeas.Query(Place.Path, Show, Before), ct);
    }
}
