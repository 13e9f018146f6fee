using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>One version as it is worked by.</summary>
/// <param name="ReviewBy">The day that holds now; the words keep the one that was approved.</param>
/// <param name="Sum">The SHA-256 sum taken when it was published.</param>
/// <param name="SumHolds">Whether the stored words still have that sum, worked out anew each time the sheet is shown.</param>
public sealed record Sheet(int Number, int Version, string PlaceName, StandardContent Content, DateOnly? ReviewBy, string? PublishedWords, string? Sum, bool SumHolds)
{
    internal static Sheet Of(Standard standard, StandardVersion version, string place)
    {
        var content = version.Content();
        var published = version.History.FirstOrDefault(step => step.Act is VersionAct.Published);
        return new Sheet(standard.Number, version.Number, place, content, version.LookAgainBy ?? content.ReviewBy,
            published is null ? null : $"{published.At.LondonDay().LongWords()} by {published.Name}, {published.Post.ToLowerInvariant()}",
            version.Sum, version.Sum is null || version.Sum == content.Sha256(standard.Number, version.Number));
    }
}

internal static class StandardsToShow
{
    /// <summary>In one query, with the place.</summary>
    public static async Task<(Standard Standard, OrgNode Place)> StandardToShow(this QmsDb db, CurrentUser user, int number, CancellationToken ct)
    {
        var found = await db.Standards.For(user, Act.Read).AsNoTracking().Where(standard => standard.Number == number).WithVersions().AsSingleQuery()
            .Join(db.Nodes.For(user, Act.Read), standard => standard.NodeId, node => node.Id, (standard, node) => new { standard, node })
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        return (found.standard, found.node);
    }
}
