using Microsoft.EntityFrameworkCore;
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

    /// <param name="Evidence">Accepted and in date.</param>
    public sealed record Line(Requirement Requirement, RequirementResult? Result, IReadOnlyList<EvidenceItem> Evidence, PackGap? Gap);

    /// <summary>The worst kind first, then in the publisher's order.</summary>
    public IReadOnlyList<PackGap> Gaps => [.. Lines.Select(line => line.Gap).OfType<PackGap>().OrderBy(gap => gap.Kind)];

    /// <summary>Those whose wording is confirmed: the others are left out and named.</summary>
    public IEnumerable<Line> Confirmed => Lines.Where(line => line.Requirement.IsVerified);

    /// <summary>One item serves many requirements, and lies in the pack once.</summary>
    public IReadOnlyList<EvidenceItem> Evidence => [.. Confirmed.SelectMany(line => line.Evidence).DistinctBy(item => item.Id).OrderBy(item => item.Number)];

    public static async Task<PackContent> Now(QmsDb db, CurrentUser user, Guid framework, Guid node, string placeName, DateOnly today, CancellationToken ct)
    {
        var asked = await db.Frameworks.For(user, Act.Read).AsNoTracking().Include(f => f.Requirements.OrderBy(r => r.Position)).Get(framework, ct);
        var results = await db.Results.For(user, Act.Read).AsNoTracking().Include(result => result.Steps.OrderBy(step => step.Position))
            .Where(result => result.FrameworkId == framework && result.NodeId == node).AsSingleQuery().ToDictionaryAsync(result => result.RequirementId, ct);
        var links = db.Links.For(user, Act.Read);
        var known = results.Values.Select(result => result.Id).ToList();
        var shows = (await db.Evidence.For(user, Act.Read).AsNoTracking()
            .Join(links.Where(link => known.Contains(link.ToId) && link.Relation == Relation.Evidences && link.EndedAt == null), item => item.Id, link => link.FromId, (item, link) => new { link.ToId, Item = item })
            .ToListAsync(ct)).ToLookup(row => row.ToId, row => row.Item);
        return new PackContent(asked, placeName, [.. asked.Requirements.Where(requirement => requirement.IsAssessable).Select(Line)]);

        Line Line(Requirement requirement)
        {
            var result = results.GetValueOrDefault(requirement.Id);
            var items = result is null ? [] : shows[result.Id].ToList();
            return new Line(requirement, result, [.. items.Where(item => item.ShowsOn(today).IsInDate()).OrderBy(item => item.Number)], PackGap.Of(requirement, result, items.Best(today)));
        }
    }
}
