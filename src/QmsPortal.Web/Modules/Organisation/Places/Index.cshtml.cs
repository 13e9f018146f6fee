using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Places;

public sealed class IndexModel(IMediator mediator) : FormPage(mediator)
{
    [BindProperty(SupportsGet = true, Name = "filter")]
    public string? Filter { get; set; }

    public ListPlaces.View Places { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => Places = await Mediator.Send(new ListPlaces.Query(Filter), ct);

    internal static string Address(ListPlaces.Row place) => $"/at/{place.Code}";
}
