using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Ui;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Which record does this one belong to, and how?</summary>
public sealed class LinkModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromQuery(Name = "relation")]
    public string? Relation { get; set; }

    [FromQuery(Name = "q")]
    public string? Words { get; set; }

    [FromQuery(Name = "after")]
    public string? AfterWords { get; set; }

    [BindProperty]
    public LinkRecords.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public FindRecords.View View { get; private set; } = default!;
    public Guid? After => Guid.TryParse(AfterWords, out var after) ? after : null;
    public IReadOnlyList<Choice> Relations => [.. View.Relations.Select(relation => new Choice(relation.ToString(), relation.Words()))];
    public IReadOnlyList<Choice> Found => [.. View.Found.Select(row => new Choice(row.Id.ToString(), $"{row.Title}, {row.Place}", row.Kind.Words()))];

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new FindRecords.Query(Id, Enum.TryParse<Relation>(Relation, out var relation) ? relation : Command.Relation, Words, After), ct);
        if (!Request.Query.ContainsKey("q"))
            Words ??= View.PlaceName;
        Relation ??= View.Relation?.ToString();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { From = Id }, ct);
        return Saved("They are linked now", $"/thread/{Id}");
    }
}
