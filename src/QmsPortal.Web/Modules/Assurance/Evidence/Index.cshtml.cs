using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Evidence;

public sealed class IndexModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListEvidence.View Evidence { get; private set; } = default!;
    public EvidenceState? State => Enum.TryParse<EvidenceState>(Show, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.ReadEvidence))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        Evidence = await Mediator.Send(new ListEvidence.Query(Place.Path, State, Before), ct);
    }
}
