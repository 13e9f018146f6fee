using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Assurance;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>What a pack of this framework at this place would hold now: every requirement, where it stands, and the evidence that may be relied on.</summary>
internal sealed record PackContent(Framework Framework, string PlaceName, IReadOnlyList<PackContent.Line> Lines)
{
    public const string EvidenceFolder = "evidence/";

    /// <param name="Group">The publisher's heading under which it stands.</param>
    /// <param name="Evidence">Accepted and in date.</param>
    /// <param name="Concerns">Live signals on the charts that evidence was drawn from, where it is said to be met.</param>
    public sealed record Line(string Group, Requirement Requirement, RequirementResult? Result, IReadOnlyList<EvidenceItem> Evidence, IReadOnlyList<LiveConcerns.Row> Concerns, PackGap? Gap);

    /// <summary>What is stated of the place, as far as it is in force; of several the weakest first. Only what is frozen asks for it.</summary>
    public IReadOnlyList<StatementsAt.Row> Statements { get; init; } = [];

    /// <summary>The worst kind first, then in the publisher's order.</summary>
    public IReadOnlyList<PackGap> Gaps => [.. Lines.Select(line => line.Gap).OfType<PackGap>().OrderBy(gap => gap.Kind)];

    /// <summary>Those whose wording is confirmed: the others are left out and named.</summary>
    public IEnumerable<Line> Confirmed => Lines.Where(line => line.Requirement.IsVerified);

    /// <summary>One item serves many requirements, and lies in the pack once.</summary>
    public IReadOnlyList<EvidenceItem> Evidence => [.. Confirmed.SelectMany(line => line.Evidence).DistinctBy(item => item.Id).OrderBy(item => item.Number)];

    public static async Task<PackContent> Now(QmsDb db, CurrentUser user, IRequestHandler<LiveConcerns.Query, IReadOnlyList<LiveConcerns.Row>> concerns, Guid framework, Guid node, string placeName, DateOnly today, CancellationToken ct)
    {
        var asked = await db.Frameworks.For(user, Act.Read).AsNoTracking().Include(f => f.Requirements.OrderBy(r => r.Position)).Get(framework, ct);
        var (links, evidence) = (db.Links.For(user, Act.Read).Where(link => link.EndedAt == null), db.Evidence.For(user, Act.Read));
        var results = await db.Results.For(user, Act.Read).AsNoTracking().Include(result => result.Steps.OrderBy(step => step.Position))
            .Where(result => result.FrameworkId == framework && result.NodeId == node)
            .Select(result => new
            {
                Result = result,
                Shows = links.Where(link => link.ToId == result.Id && link.Relation == Relation.Evidences).Join(evidence, link => link.FromId, item => item.Id, (link, item) => new
                {
                    Item = item,
                    Source = links.Where(drawn => drawn.FromId == item.Id && drawn.Relation == Relation.DrawnFrom).Select(drawn => (Guid?)drawn.ToId).FirstOrDefault(),
                }).ToList(),
            }).AsSingleQuery().ToDictionaryAsync(found => found.Result.RequirementId, ct);
        var charts = results.Values.Where(found => found.Result.Answer is ResultAnswer.Met).SelectMany(found => found.Shows).Where(row => row.Item.ShowsOn(today).IsInDate()).Select(row => row.Source).OfType<Guid>().Distinct().ToList();
        var live = (charts.Count == 0 ? [] : await concerns.Handle(new LiveConcerns.Query(charts), ct)).ToLookup(signal => signal.Series);
        var (group, lines) = ("", new List<Line>());
        foreach (var requirement in asked.Requirements)
            if (requirement.IsAssessable)
                lines.Add(LineOf(requirement));
            else
                group = requirement.Title;
        return new PackContent(asked, placeName, lines);

        Line LineOf(Requirement requirement)
        {
            var found = results.GetValueOrDefault(requirement.Id);
            var (result, shows) = (found?.Result, found?.Shows ?? []);
            var inDate = shows.Where(row => row.Item.ShowsOn(today).IsInDate()).OrderBy(row => row.Item.Number).ToList();
            IReadOnlyList<LiveConcerns.Row> against = result?.Answer is ResultAnswer.Met ? [.. inDate.Select(row => row.Source).OfType<Guid>().Distinct().SelectMany(series => live[series])] : [];
            return new Line(group, requirement, result, [.. inDate.Select(row => row.Item)], against, PackGap.Of(requirement, result, shows.Select(row => row.Item).Best(today), against.Count > 0));
        }
    }
}
