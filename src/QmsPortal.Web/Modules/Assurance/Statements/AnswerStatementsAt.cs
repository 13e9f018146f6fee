using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Assurance;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

internal sealed class AnswerStatementsAt(QmsDb db, CurrentUser user) : IRequestHandler<StatementsAt.Query, IReadOnlyList<StatementsAt.Row>>
{
    private static readonly StatementState[] InForce = [StatementState.Contradicted, StatementState.NeedsRenewal, StatementState.Agreed];
    private static readonly StatementState[] UnderWay = [.. InForce, StatementState.Committee, StatementState.Challenged, StatementState.Complete, StatementState.Draft];

    public async Task<IReadOnlyList<StatementsAt.Row>> Handle(StatementsAt.Query query, CancellationToken ct)
    {
        var shown = query.AlsoUnderWay ? UnderWay : InForce;
        var rows = await db.Statements.For(user, Act.Read).AsNoTracking()
            .Join(db.Nodes.For(user, Act.Read), statement => statement.NodeId, node => node.Id, (statement, node) => new { statement, node })
            .Where(row => shown.Contains(row.statement.State) && EF.Functions.Like(row.node.Path, query.Path + "%"))
            .OrderBy(row => row.statement.State == StatementState.Contradicted ? 0 : row.statement.State == StatementState.NeedsRenewal ? 1 : row.statement.State == StatementState.Agreed ? 2 : 3)
            .ThenBy(row => row.statement.AgreedAt ?? row.statement.WrittenAt).ThenBy(row => row.statement.Number)
            .Take(query.Rows)
            .Select(row => new
            {
                row.statement,
                row.node,
                WeakSince = row.statement.Steps.Where(step => (step.State == StatementState.NeedsRenewal || step.State == StatementState.Contradicted)
                    && !row.statement.Steps.Any(later => later.State == StatementState.Agreed && later.Position > step.Position)).Min(step => (DateTimeOffset?)step.At),
            }).ToListAsync(ct);
        return [.. rows.Select(row => new StatementsAt.Row(row.statement.Number, row.statement.Claim, StatementWords.Of(row.statement.Rating),
            StatementWords.Of(row.statement.State, row.statement.Rating), StatementWords.Colour(row.statement.State, row.statement.Rating), row.node.Code, row.node.Name,
            (row.statement.AgreedAt ?? row.statement.WrittenAt).LondonDay(), row.statement.WeakenedBecause, row.statement.State is StatementState.Contradicted)
        {
            WeakSince = row.statement.State is StatementState.NeedsRenewal or StatementState.Contradicted ? row.WeakSince?.LondonDay() : null,
            YourStep = StepOf(row.statement, row.node.Path),
        })];
    }

    /// <summary>What waits for this person: nobody challenges or decides their own, and only the author answers.</summary>
    private string? StepOf(Statement statement, string path) => statement.State switch
    {
        StatementState.Complete when statement.AuthorId != user.Id && user.Can(Permission.ChallengeStatements, path) => "Challenge it, or let it stand.",
        StatementState.Challenged when statement.Proposed is not null => statement.AuthorId == user.Id && user.Can(Permission.WriteStatements, path) ? "Another rating is proposed: answer the challenge." : null,
        StatementState.Challenged when user.Can(Permission.RecordCommittees, path) => "Say which committee had it.",
        StatementState.Committee when statement.AuthorId != user.Id && statement.ChallengedBy != user.Id && user.Can(Permission.AgreeStatements, path) => "A committee has had it: decide.",
        _ => null,
    };
}
