using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>Who has this, and by when do we hear? One page for whoever raised it and whoever receives it.</summary>
public static class ShowEscalation
{
    private const int Most = 20;

    [Requires(Permission.ReadIssues)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, Sbar Words, EscalationState State, EscalationPriority FirstPriority, EscalationPriority Priority, Telephoned? Telephoned, Times Times, bool HasNewTime, Tier Tier, int TiersPassed,
        string PlaceCode, string PlaceName, Origin From, IReadOnlyList<Step> Steps, Turn Turn, IReadOnlyList<Tier> Higher, IReadOnlyList<string> Receives, IReadOnlyList<Like> Others)
    {
        public bool IsWaiting => State is EscalationState.Raised or EscalationState.PassedUp or EscalationState.Acknowledged or EscalationState.Accepted;

        /// <summary>"With you, Tier 2, Older people’s care" for that tier; one above may act for it and is told whose it is.</summary>
        public string With => Turn is not Turn.Receivers ? $"With {Tier.Words} ({Tier.PostsInWords})"
            : IsMine(Tier) ? $"With you, {Tier.Words}" : $"With {Tier.Words} ({Tier.PostsInWords}). You may act for them";

        /// <summary>Whoever has promised an answer.</summary>
        public string? AcceptedBy => State is EscalationState.Accepted && Steps.LastOrDefault(step => step.Move is EscalationMove.Accepted) is { } step ? $"Accepted by {step.Name}, {step.Post.ToLowerInvariant()}" : null;

        /// <summary>A tier at which this person receives themselves.</summary>
        public bool IsMine(Tier tier) => Receives.Contains(tier.Path);
    }

    public sealed record Times(
        DateTimeOffset RaisedAt, DateTimeOffset From, DateTimeOffset ReadBackBy, DateTimeOffset? ReadBackAt, DateTimeOffset AnswerBy,
        DateTimeOffset FirstReadBackBy, DateTimeOffset FirstAnswerBy, DateTimeOffset? BreachedAt, DateTimeOffset? ReopenedAt);

    /// <summary>The issue it came from.</summary>
    public sealed record Origin(int Number, uint Version, string Words, DateTimeOffset RaisedAt, bool CanConfirm);

    public sealed record Step(EscalationMove Move, string Words, string ToWords, DateTimeOffset? Due, DateTimeOffset At, string Name, string Post)
    {
        /// <summary>A step nobody took is the portal's own. An answer, and a promise of one, has a name.</summary>
        public string By => Post.Length == 0 ? "the portal" : Move is EscalationMove.Answered or EscalationMove.Accepted ? $"{Post.ToLowerInvariant()}, {Name}" : Post.ToLowerInvariant();
    }

    /// <summary>An escalation it might be joined to: due no later.</summary>
    public sealed record Like(int Number, string Words, string PlaceName);

    /// <summary>Whose step it is, for the person who looks.</summary>
    public enum Turn
    {
        Nobodys,
        Receivers,
        Raisers,
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, RestrictedReads reads, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (restrictions, issues) = (db.Restrictions.For(user, Act.Read), db.Issues.For(user, Act.Read));
            var found = await (
                from escalation in db.Escalations.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on escalation.NodeId equals node.Id
                join issue in issues on escalation.IssueId equals issue.Id
                where escalation.Number == query.Number
                select new
                {
                    escalation,
                    node,
                    issue,
                    Steps = escalation.Steps.OrderBy(step => step.Position).Select(step => new Step(step.Move, step.Words, step.ToWords, step.Due, step.At, step.Name, step.Post)).ToList(),
                    AnsweredBy = issue.Steps.OrderByDescending(step => step.Position).Select(step => step.ById).FirstOrDefault(),
                    Restricted = restrictions.Any(restriction => restriction.RecordId == escalation.Id),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (e, i) = (found.escalation, found.issue);
            if (found.Restricted)
                await reads.Keep(i.Id, user.Id, clock.GetUtcNow(), ct);
            var tiers = await db.TiersAbove(user, e.NodeId, clock.GetUtcNow(), ct);
            var tier = tiers.Of(e.TierId);
            var receives = e.IsWaiting && e.RaisedBy != user.Id && user.Can(Permission.ReceiveEscalations, tier.Path);
            var confirms = e.State is EscalationState.Answered && i.State is IssueState.Solved && found.AnsweredBy != user.Id
                && (user.Can(Permission.RaiseIssues, found.node.Path) || (i.RaisedBy == user.Id && user.ReachesTheirsAt(found.node.Path, Permission.ReadIssues)));
            return new View(e.Id, e.Number, e.Version, new Sbar(e.Situation, e.Background, e.Assessment, e.Recommendation), e.State, e.FirstPriority, e.Priority, e.Telephoned,
                new Times(e.RaisedAt, e.ClocksFrom, e.ReadBackBy, e.ReadBackAt, e.AnswerBy, e.FirstReadBackBy, e.FirstAnswerBy, e.BreachedAt, e.ReopenedAt), e.HasNewTime, tier, e.TiersPassed,
                found.node.Code, found.node.Name, new Origin(i.Number, i.Version, i.Words, i.RaisedAt, confirms), found.Steps,
                receives ? Turn.Receivers : confirms ? Turn.Raisers : Turn.Nobodys, tiers.Above(e.TierId), user.PathsOf(Permission.ReceiveEscalations),
                receives && e.State is EscalationState.Acknowledged ? await Others(e, ct) : []);
        }

        private async Task<IReadOnlyList<Like>> Others(Escalation escalation, CancellationToken ct) => await (
            from other in db.Escalations.For(user, Act.Read).AsNoTracking().Waiting()
            join node in db.Nodes.For(user, Permission.ReceiveEscalations) on other.NodeId equals node.Id
            where other.Id != escalation.Id && other.AnswerBy <= escalation.AnswerBy
            orderby other.AnswerBy, other.Number
            select new Like(other.Number, other.Recommendation, node.Name)).Take(Most).ToListAsync(ct);
    }
}
