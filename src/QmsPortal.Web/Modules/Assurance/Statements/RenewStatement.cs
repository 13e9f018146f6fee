using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A new draft with the same words, which takes the place of the old one once it is agreed. What the old one rested on is not carried over unless it can still be relied on.</summary>
public static class RenewStatement
{
    [Requires(Permission.WriteStatements)]
    public sealed record Command : ICommand<int>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var (now, today) = (clock.GetUtcNow(), clock.Today());
            var old = await db.StatementToChange(user, command.Number, command.Version, ct);
            old.MustBeInForce();
            var begun = await db.Statements.For(user, Act.Change).Where(s => s.RenewsId == old.Id && s.State != StatementState.Rejected).Select(s => (int?)s.Number).FirstOrDefaultAsync(ct);
            if (begun is { } already)
                throw new DomainException($"Statement {already} renews this one already. Go on with that.");
            var statement = new Statement(ids.Next(), await db.NextNumber(Numbers.Statements, ct), old.NodeId, old.InWords with { To = today > old.PeriodTo ? today : old.PeriodTo }, user.Id, now, old.Id);
            db.Add(statement);
            foreach (var item in (await db.GroundsOf(user, old, ct)).Where(item => Evidence.Showing.IsInDate(item.ShowsOn(today))))
                db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(item), Relation.Evidences, ThreadEnd.Of(statement), null, user.Id, now));
            var goals = await db.Links.For(user, Act.Read).Where(link => link.FromId == old.Id && link.Relation == Relation.Assures && link.EndedAt == null)
                .Join(db.Linkable.For(user, Act.Read), link => link.ToId, node => node.Id, (link, node) => new ThreadEnd(node.Id, node.Kind)).ToListAsync(ct);
            foreach (var goal in goals)
                db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(statement), Relation.Assures, goal, null, user.Id, now));
            return statement.Number;
        }
    }
}
