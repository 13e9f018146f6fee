using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

internal sealed class AnswerStandardsToRead(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<StandardsToRead.Query, StandardsToRead.View>
{
    public async Task<StandardsToRead.View> Handle(StandardsToRead.Query query, CancellationToken ct)
    {
        var (read, comment) = await ToRead(query, ct);
        return new StandardsToRead.View(read, comment, await ToReview(query, ct));
    }

    private async Task<(IReadOnlyList<StandardsToRead.Row> Read, IReadOnlyList<StandardsToRead.Comment> Comment)> ToRead(StandardsToRead.Query query, CancellationToken ct)
    {
        Role[] roles = [.. user.Grants.Select(grant => grant.Role).Distinct()];
        string[] below = [.. user.Grants.Select(grant => grant.Path + "%").Distinct()];
        string[] above = [.. user.Grants.SelectMany(grant => Readers.Line(grant.Path)).Distinct()];
        var (readings, comments, today) = (db.StandardReadings.For(user, Act.Read), db.StandardComments.For(user, Act.Read), clock.Today());
        var found = await (
            from standard in db.Standards.For(user, Act.Read)
            join node in db.Nodes.For(user, Act.Read) on standard.NodeId equals node.Id
            from version in standard.Versions
            where (above.Contains(node.Path) || below.Any(pattern => EF.Functions.Like(node.Path, pattern)))
                && ((version.State == VersionState.Published && version.Readers.Any(reader => roles.Contains(reader.Role)) && !readings.Any(reading => reading.VersionId == version.Id && reading.PersonId == user.Id))
                    || (version.State == VersionState.Consulting && version.Until >= today && version.History.Any(step => step.Asked.Any(asked => roles.Contains(asked.Role)))
                        && !version.History.Any(step => step.Act == VersionAct.Wrote && step.ById == user.Id)
                        && !comments.Any(comment => comment.VersionId == version.Id && comment.ById == user.Id && version.History.All(step => step.Asked.Count == 0 || step.At <= comment.At))))
            orderby standard.Number
            select new
            {
                standard.Number,
                Of = version.Number,
                version.Title,
                version.State,
                version.Until,
                node.Path,
                node.Name,
                Roles = version.Readers.Select(reader => reader.Role).ToList(),
                Asked = version.History.SelectMany(step => step.Asked, (step, asked) => new AskedRole(step.Position, asked.Role)).ToList(),
                Since = version.History.Where(step => step.Act == VersionAct.Published).Max(step => (DateTimeOffset?)step.At),
                Before = standard.Versions.Where(other => other.Sum != null && other.Number < version.Number).Max(other => (int?)other.Number),
            }).ToListAsync(ct);
        // A role is held at its own place: one of the person's roles and another one's place are not enough.
        return (
            [.. found.Where(row => row.State is VersionState.Published && user.Asked(row.Roles, row.Path)).OrderByDescending(row => row.Since).Take(query.Rows).Select(row => new StandardsToRead.Row(row.Number, row.Of, row.Title, row.Name, row.Since!.Value, row.Before))],
            [.. found.Where(row => row.State is VersionState.Consulting && user.Asked(Consultation.Latest(row.Asked), row.Path)).OrderBy(row => row.Until).Take(query.Rows).Select(row => new StandardsToRead.Comment(row.Number, row.Of, row.Title, row.Name, row.Until!.Value))]);
    }

    private async Task<IReadOnlyList<StandardsToRead.Review>> ToReview(StandardsToRead.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        if (!user.Can(Permission.WriteStandards))
            return [];
        return await db.Standards.For(user, Act.Read).Where(standard => standard.InForce != null && standard.ReviewBy < today)
            .Join(db.Nodes.For(user, Permission.WriteStandards), standard => standard.NodeId, node => node.Id, (standard, node) => new { standard, node.Name })
            .OrderBy(row => row.standard.ReviewBy).ThenBy(row => row.standard.Number).Take(query.Rows)
            .Select(row => new StandardsToRead.Review(row.standard.Number, row.standard.Title, row.Name, row.standard.ReviewBy!.Value)).ToListAsync(ct);
    }
}
