using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Adoption;

/// <summary>The outcome measure is offered limits of their own from the day on which the change holds. Nothing is drawn anew until somebody else accepts it.</summary>
internal sealed class ChartHearsOfAdoption(QmsDb db, CurrentUser user, IdSource ids) : IHear<CycleAdopted>
{
    public async Task Hear(CycleAdopted what, CancellationToken ct)
    {
        if (what.Series is null || await db.Series.For(user, Act.Read).WithValues().SingleOrDefaultAsync(series => series.Id == what.Series, ct) is not { } series)
            return;
        if (series.Phases.Any(phase => phase.State is not PhaseState.Declined && series.StartOf(phase.From) == series.StartOf(what.From)))
            return;
        var reason = $"Adopted in project {what.Project}, cycle {what.Number}: {what.Change}".Cut(ChartPhase.ReasonLength);
        var evidence = PhaseNumbers.Of(series, what.From)?.Evidence ?? "No value before that day yet, so there is nothing to compare with.";
        series.OfferPhase(ids.Next(), ids.Next(), new PhaseOffer(what.From, reason, evidence.Cut(ChartPhase.EvidenceLength), what.Cycle), new PhaseAct(what.By, user.Name, user.Post, what.At));
    }
}
