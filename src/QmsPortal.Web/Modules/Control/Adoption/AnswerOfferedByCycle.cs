using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Adoption;

internal sealed class AnswerOfferedByCycle(QmsDb db, CurrentUser user) : IRequestHandler<OfferedByCycle.Query, OfferedByCycle.View>
{
    public async Task<OfferedByCycle.View> Handle(OfferedByCycle.Query query, CancellationToken ct) => new(await Work(query.Cycle, ct), await Phase(query, ct));

    private async Task<OfferedByCycle.Work?> Work(Guid cycle, CancellationToken ct)
    {
        var (links, standards) = (db.Set<ThreadLink>().For(user, Act.Read), db.Standards.For(user, Act.Read));
        var found = await db.Set<HandOver>().For(user, Act.Read).AsNoTracking()
            .Where(offer => offer.RecordId == cycle && offer.Kind == HandOverKind.ImproveToControl)
            .OrderByDescending(offer => offer.Id)
            .Select(offer => new
            {
                offer.Id,
                offer.State,
                Last = offer.Steps.OrderByDescending(step => step.Position).First(),
                // A draft that became the next version of a standard is younger than it.
                Standard = links.Where(link => link.FromId == cycle && link.Relation == Relation.AdoptedAs && link.EndedAt == null)
                    .Join(standards, link => link.ToId, standard => standard.Id, (link, standard) => new
                    {
                        standard.Number,
                        standard.Title,
                        standard.State,
                        // The version that was written in the very step that linked it.
                        Version = standard.Versions.Where(version => version.History.Any(step => step.Act == VersionAct.Wrote && step.ById == link.CreatedBy && step.At == link.CreatedAt))
                            .OrderByDescending(version => version.Number).Select(version => new { version.Number, version.State }).FirstOrDefault(),
                    }).OrderBy(standard => standard.Number).FirstOrDefault(),
            }).FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var decided = found.State is not HandOverState.Offered;
        return new OfferedByCycle.Work(found.Id, found.State.ToString(), Colour(found.State), decided ? found.Last.Words : "", decided ? $"{found.Last.Name}, {found.Last.Post.ToLowerInvariant()}" : null, found.Last.At,
            found.Standard is { } standard ? ToStandard(standard.Number, standard.Title, standard.Version?.State ?? standard.State, standard.Version?.Number) : null);
    }

    private static OfferedByCycle.Standard ToStandard(int number, string title, VersionState state, int? version) =>
        new(number, title, StandardWords.Of(state) + (state is VersionState.Draft or VersionState.Consulting or VersionState.Approved or VersionState.Trial ? ", not yet in force" : ""), StandardWords.Colour(state), version);

    /// <summary>Of the cycle; else those nearest to its day, because of which it offered none.</summary>
    private async Task<OfferedByCycle.Phase?> Phase(OfferedByCycle.Query query, CancellationToken ct)
    {
        var rows = await (
            from phase in db.Phases.For(user, Act.Read).AsNoTracking()
            join series in db.Series.For(user, Act.Read) on phase.SeriesId equals series.Id
            join node in db.Nodes.For(user, Act.Read) on series.NodeId equals node.Id
            where phase.CycleId == query.Cycle || (phase.SeriesId == query.Outcome && phase.State != PhaseState.Declined)
            orderby phase.Id descending
            select new { phase.Id, phase.State, phase.From, phase.CycleId, series.Code, Place = node.Code, Last = phase.Steps.OrderByDescending(step => step.Position).First() }).ToListAsync(ct);
        var found = rows.Find(row => row.CycleId == query.Cycle) ?? rows.MinBy(row => Math.Abs(row.From.DayNumber - (query.From ?? row.From).DayNumber));
        return found is null ? null : new OfferedByCycle.Phase(PhaseWords.Of(found.State), PhaseWords.Colour(found.State), found.State is PhaseState.Offered ? "" : found.Last.Words,
            found.State is PhaseState.Offered ? null : $"{found.Last.Name}, {found.Last.Post.ToLowerInvariant()}", found.Last.At, found.From, $"/at/{found.Place}/measures/{found.Code}/phase/{found.Id}", found.CycleId != query.Cycle);
    }

    private static string Colour(HandOverState state) => state switch
    {
        HandOverState.Offered => "blue",
        HandOverState.Accepted => "green",
        _ => "grey",
    };
}
