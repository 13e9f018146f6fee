using MediatR;
using QmsPortal.Contracts.Assurance;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance;

/// <summary>Assurance at a place: are we ready if they come tomorrow?</summary>
public sealed class IndexModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    private const int MostToAccept = 10;
    private const int MostStatements = 50;

    public ShowAssurance.View View { get; private set; } = default!;
    public IReadOnlyList<ShowAssurance.Row> Frameworks => View.Frameworks;
    public ListEvidence.View Evidence { get; private set; } = default!;

    public IReadOnlyList<StatementsAt.Row> Statements { get; private set; } = [];
    /// <summary>Those that wait for this person.</summary>
    public IReadOnlyList<StatementsAt.Row> YourStatements => [.. Statements.Where(row => row.YourStep is not null)];
    public int Contradicted => Statements.Count(row => row.IsContradicted);

    /// <summary>All that waits for somebody at this place.</summary>
    public int ToAccept => Evidence.Counts.GetValueOrDefault(EvidenceState.Submitted);

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.ReadFrameworks))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowAssurance.Query(Place.Path), ct);
        Evidence = await Mediator.Send(new ListEvidence.Query(Place.Path, EvidenceState.Submitted, Rows: MostToAccept, CountAll: false), ct);
        if (user.Can(Permission.ReadStatements))
            Statements = await Mediator.Send(new StatementsAt.Query(Place.Path, MostStatements, AlsoUnderWay: true), ct);
    }
}
