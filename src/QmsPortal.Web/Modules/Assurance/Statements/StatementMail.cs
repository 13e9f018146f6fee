using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>Who is told of a statement by mail: its number, never what it says.</summary>
internal static class StatementMail
{
    /// <summary>Once for each time it weakens.</summary>
    public static async Task TellAuthor(this MailQueue mail, QmsDb db, Statement statement, CancellationToken ct)
    {
        if (!mail.IsOn)
            return;
        var author = await db.MayBeTold(statement.Id).Where(person => person.Id == statement.AuthorId).Select(person => person.Id).ToListAsync(ct);
        var contradicted = statement.State is StatementState.Contradicted;
        await mail.Add(author, new Letter($"statement-weakened:{statement.Steps[^1].Id}", $"Statement {statement.Number} {(contradicted ? "is contradicted" : "needs renewal")}",
            $"""
            Statement {statement.Number}, which you wrote, {(contradicted ? "is contradicted by a live signal" : "needs renewal, since evidence it rests on can be relied on no more")}. Its page names which.

            {mail.LinkTo($"/statements/{statement.Number}")}You get this because you wrote the statement. The portal is not for emergencies: if a patient is in danger, telephone.

            """), ct);
    }
}
