using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>What an issue gives its escalation: words that need not be typed again, and where it would go.</summary>
public static class PrepareEscalation
{
    [Requires(Permission.EscalateIssues)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="Times">How long the first tier has.</param>
    /// <param name="No">Why it cannot be escalated now, or null.</param>
    /// <param name="Acceptable">What would make it acceptable, where it was returned before.</param>
    public sealed record View(int Number, uint Version, string Words, string PlaceCode, string PlaceName, Sbar Filled, EscalationTimes Times, Tier First, IReadOnlyList<Tier> Passed, IReadOnlyList<Tier> Higher, string? No, string? Acceptable);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (me, here, restrictions) = (user.ReadsInPrivateAs, db.Nodes.For(user, Permission.EscalateIssues), db.Restrictions.For(user, Act.Read));
            var (earlier, notes) = (db.Escalations.For(user, Act.Read), db.IssueNotes.For(user, Act.Read));
            var found = await (
                from issue in db.Issues.For(user, Act.Read).AsNoTracking().Include(issue => issue.Steps.OrderBy(step => step.Position))
                join node in db.Nodes.For(user, Act.Read) on issue.NodeId equals node.Id
                where issue.Number == query.Number && (issue.RaisedBy == me || here.Any(place => place.Id == issue.NodeId))
                select new
                {
                    issue,
                    node,
                    Restricted = restrictions.Any(restriction => restriction.RecordId == issue.Id),
                    Earlier = earlier.Where(escalation => escalation.IssueId == issue.Id).OrderByDescending(escalation => escalation.Number)
                        .Select(escalation => new Sbar(escalation.Situation, escalation.Background, escalation.Assessment, escalation.Recommendation)).FirstOrDefault(),
                    Notes = notes.Where(note => note.RecordId == issue.Id).OrderBy(note => note.At).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var tiers = await db.TiersAbove(user, found.node.Id, clock.GetUtcNow(), ct);
            var issueFound = found.issue;
            var returned = issueFound is { State: IssueState.Open, Steps: [.., { State: IssueState.Escalated }, { State: IssueState.Open } last] } ? last.Words : null;
            return new View(issueFound.Number, issueFound.Version, issueFound.Words, found.node.Code, found.node.Name, found.Earlier ?? Fill(issueFound, found.Notes), tiers.First.TimesAt(clock.GetUtcNow()), tiers.First, tiers.Passed, tiers.Above(tiers.First.Node),
                Why(issueFound.State, found.Restricted), returned);
        }

        private Sbar Fill(Issue issue, IEnumerable<IssueNote> notes) => new(issue.Words, Background(issue, notes), "", "");

        private string Background(Issue issue, IEnumerable<IssueNote> notes)
        {
            var today = clock.Today();
            var tried = issue.Steps.Where(step => step.Words.Length > 0).Select(step => (step.At, Words: step.State is IssueState.Acting ? $"{step.Words} was to act by {step.Due?.Words(today)}." : step.Words));
            var known = tried.Concat(notes.Select(note => (note.At, note.Words))).OrderBy(said => said.At).Select(said => $"{said.At.Words(today)}: {said.Words}");
            return string.Join(" ", known.Prepend($"Raised {issue.RaisedAt.Words(today)} ({IssueWords.Of(issue.Kind).ToLowerInvariant()}).")).Cut(Escalation.LongLength);
        }

        private static string? Why(IssueState state, bool restricted) => (state, restricted) switch
        {
            (IssueState.Escalated, _) => "This issue is escalated already.",
            (IssueState.Solved or IssueState.Confirmed, _) => "This issue has its answer already. If it is not solved, say so first.",
            (_, true) => EscalateIssue.Restricted,
            _ => null,
        };
    }
}
