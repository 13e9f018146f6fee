using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
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
}
