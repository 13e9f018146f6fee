using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A statement that was agreed on evidence needs renewal when that is gone.</summary>
internal sealed class StatementHearsEvidence(QmsDb db, CurrentUser user, IdSource ids, MailQueue mail) : IHear<EvidenceChanged>
{
    public async Task Hear(EvidenceChanged what, CancellationToken ct)
    {
        if (what.State is not (EvidenceState.Expired or EvidenceState.Withdrawn))
            return;
        var resting = db.ShownBy(user, what.Item);
        foreach (var statement in await db.InForce(user).Where(s => resting.Contains(s.Id)).ToListAsync(ct))
        {
            statement.LoseEvidence(ids.Next(), $"{what.InWords}.", what.At);
            await mail.TellAuthor(db, statement, ct);
        }
    }
}

/// <summary>A live signal of concern contradicts every statement that was agreed on its chart, or that assures a goal measured by it.</summary>
internal sealed class StatementHearsSignal(QmsDb db, CurrentUser user, IdSource ids, MailQueue mail) : IHear<SignalRaised>
{
    public async Task Hear(SignalRaised what, CancellationToken ct)
    {
        if (!what.IsConcern)
            return;
        var links = db.Links.For(user, Act.Change).Where(link => link.EndedAt == null);
        var drawn = links.Where(link => link.Relation == Relation.DrawnFrom && link.ToId == what.Series).Select(link => link.FromId);
        var measured = links.Where(link => link.Relation == Relation.MeasuredBy && link.ToId == what.Series).Select(link => link.FromId);
        var hit = await db.InForce(user).Where(s =>
            links.Any(link => link.Relation == Relation.Evidences && link.ToId == s.Id && drawn.Contains(link.FromId))
            || links.Any(link => link.Relation == Relation.Assures && link.FromId == s.Id && measured.Contains(link.ToId))).ToListAsync(ct);
        foreach (var statement in hit)
        {
            statement.Contradict(ids.Next(), ids.Next(), what.Signal, Contradiction.InWords(what.Number, what.Words), what.At);
            await mail.TellAuthor(db, statement, ct);
        }
    }
}

/// <summary>A signal that is settled contradicts nothing any more.</summary>
internal sealed class StatementHearsSettling(QmsDb db, CurrentUser user, IdSource ids) : IHear<SignalSettled>
{
    public async Task Hear(SignalSettled what, CancellationToken ct)
    {
        foreach (var statement in await db.InForce(user).Where(s => s.Contradictions.Any(known => known.SignalId == what.Signal && known.SettledAt == null)).ToListAsync(ct))
            statement.Settle(ids.Next(), what.Signal, $"Signal {what.Number} is settled: {what.How.ToLowerInvariant()}.", what.At);
    }
}

internal static class StatementsInForce
{
    /// <summary>With all that is needed to weaken them.</summary>
    public static IQueryable<Statement> InForce(this QmsDb db, CurrentUser user) => db.Statements.For(user, Act.Change).AsSplitQuery()
        .Include(s => s.Steps.OrderBy(step => step.Position)).Include(s => s.Contradictions)
        .Where(s => s.State == StatementState.Agreed || s.State == StatementState.NeedsRenewal || s.State == StatementState.Contradicted);
}
