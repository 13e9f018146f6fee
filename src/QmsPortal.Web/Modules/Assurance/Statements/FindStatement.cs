using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

internal static class FindStatement
{
    public static async Task<Statement> StatementToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var statement = await db.Statements.For(user, Act.Change).Include(s => s.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(s => s.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(statement, version);
        return statement;
    }

    /// <summary>What a statement rests on.</summary>
    public static async Task<IReadOnlyList<EvidenceItem>> GroundsOf(this QmsDb db, CurrentUser user, Statement statement, CancellationToken ct) =>
        [.. (await db.EvidenceFor(user, [statement.Id], ct))[statement.Id]];

    /// <summary>The charts its evidence was drawn from, and those by which the goals are measured that it assures.</summary>
    public static async Task<IReadOnlyList<Guid>> ChartsUnder(this QmsDb db, CurrentUser user, Guid statement, CancellationToken ct)
    {
        var links = db.Links.For(user, Act.Read).Where(link => link.EndedAt == null);
        var evidence = links.Where(link => link.Relation == Relation.Evidences && link.ToId == statement).Select(link => link.FromId);
        var goals = links.Where(link => link.Relation == Relation.Assures && link.FromId == statement).Select(link => link.ToId);
        return await links.Where(link => (link.Relation == Relation.DrawnFrom && evidence.Contains(link.FromId)) || (link.Relation == Relation.MeasuredBy && goals.Contains(link.FromId)))
            .Select(link => link.ToId).Distinct().ToListAsync(ct);
    }
}
