using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>Is it so here, how do we know, how fresh is that?</summary>
public static class ShowRequirement
{
    [Requires(Permission.ReadFrameworks)]
    public sealed record Query(string Framework, string Requirement, string Place) : IQuery<View>;

    /// <param name="Section">The heading it stands under.</param>
    /// <param name="Charts">How many charts of the place could show it.</param>
    /// <param name="Concerns">Live signals on the charts it rests on: they say otherwise where it is said to be met.</param>
    public sealed record View(
        string FrameworkCode, string FrameworkTitle, string Code, string Title, string Summary, string? Section, bool IsAssessable, bool IsVerified,
        Result? Result, IReadOnlyList<Item> Evidence, IReadOnlyList<Item> CouldUse, int Charts, IReadOnlyList<LiveConcerns.Row> Concerns);

    public sealed record Result(
        Guid Id, uint Version, ResultState State, ResultAnswer? Answer, ResultAnswer? Proposed, Shown Shown, bool NeedsEvidence, Guid? SelfAssessedBy, Guid? ChallengedBy, IReadOnlyList<Step> Steps);

    public sealed record Step(ResultState State, ResultAnswer? Answer, bool NeedsEvidence, string Words, DateTimeOffset At, Guid? ById, string? Who, string? Post)
    {
        public string By => Who is null ? "the portal" : $"{Who}, {Post?.ToLowerInvariant()}";
    }

    public sealed record Item(int Number, string Title, EvidenceKind Kind, EvidenceState State, DateOnly CoversFrom, DateOnly CoversTo, DateOnly ValidUntil, DateTimeOffset ReceivedAt);

    internal sealed class Handler(QmsDb db, CurrentUser user, IRequestHandler<LiveConcerns.Query, IReadOnlyList<LiveConcerns.Row>> concerns) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var address = RequirementResult.AddressOf(query.Framework, query.Requirement, query.Place);
            var here = db.Nodes.For(user, Act.Read).Where(node => node.Code == query.Place);
            var (people, results, measured, siblings) = (db.People.For(user, Act.Read), db.Results.For(user, Act.Read), db.Linkable.For(user, Act.Read), db.Requirements.For(user, Act.Read));
            var found = await (
                from framework in db.Frameworks.For(user, Act.Read).AsNoTracking()
                join asked in siblings on framework.Id equals asked.FrameworkId
                where framework.Code == query.Framework && asked.Code == query.Requirement
                select new
                {
                    framework.Code,
                    framework.Title,
                    asked,
                    Section = siblings.Where(above => above.FrameworkId == framework.Id && above.Code == asked.Parent).Select(above => above.Title).FirstOrDefault(),
                    Charts = measured.Count(record => record.Kind == ThreadKind.MeasureSeries && here.Any(node => node.Id == record.NodeId)),
                    Result = results.Where(result => result.Address == address).Select(result => new
                    {
                        result,
                        Steps = result.Steps.OrderBy(step => step.Position).LeftJoin(people, step => step.ById, person => (Guid?)person.Id,
                            (step, person) => new Step(step.State, step.Answer, step.NeedsEvidence, step.Words, step.At, step.ById, person == null ? null : person.Name, person == null ? null : person.Post)).ToList(),
                    }).FirstOrDefault(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (r, a) = (found.Result?.result, found.asked);
            var items = await Items(r?.Id, here, ct);
            var charts = r is { Answer: ResultAnswer.Met } or { Proposed: ResultAnswer.Met } ? items.Where(item => item.Shows && item.Item.State is (EvidenceState.Accepted or EvidenceState.Expiring)).Select(item => item.Source).OfType<Guid>().Distinct().ToList() : [];
            var live = charts.Count == 0 ? [] : await concerns.Handle(new LiveConcerns.Query(charts), ct);
            return new View(found.Code, found.Title, a.Code, a.Title, a.Summary, found.Section, a.IsAssessable, a.IsVerified,
                r is null ? null : new Result(r.Id, r.Version, r.State, r.Answer, r.Proposed, r.Shown, r.NeedsEvidence, r.SelfAssessedBy, r.ChallengedBy, found.Result!.Steps),
                [.. items.Where(item => item.Shows).Select(item => item.Item)], [.. items.Where(item => !item.Shows).Select(item => item.Item)], found.Charts, live);
        }

        private sealed record Found(bool Shows, Item Item, Guid? Source);

        /// <summary>What shows it, and what else of the place could: newest first.</summary>
        private async Task<List<Found>> Items(Guid? result, IQueryable<Organisation.Places.OrgNode> here, CancellationToken ct)
        {
            var links = db.Links.For(user, Act.Read).Where(link => link.ToId == result && link.Relation == Relation.Evidences && link.EndedAt == null);
            var drawn = db.Links.For(user, Act.Read).Where(link => link.Relation == Relation.DrawnFrom && link.EndedAt == null);
            return await db.Evidence.For(user, Act.Read).AsNoTracking()
                .Select(item => new { item, Shows = links.Any(link => link.FromId == item.Id) })
                .Where(row => row.Shows || (here.Any(node => node.Id == row.item.NodeId) && row.item.State != EvidenceState.Expired && row.item.State != EvidenceState.Withdrawn))
                .OrderByDescending(row => row.item.Number).Take(100)
                .Select(row => new Found(row.Shows, new Item(row.item.Number, row.item.Title, row.item.Kind, row.item.State, row.item.CoversFrom, row.item.CoversTo, row.item.ValidUntil, row.item.ReceivedAt),
                    drawn.Where(link => link.FromId == row.item.Id).Select(link => (Guid?)link.ToId).FirstOrDefault()))
                .ToListAsync(ct);
        }
    }
}
