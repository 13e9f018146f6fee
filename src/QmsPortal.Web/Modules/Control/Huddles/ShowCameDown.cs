using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What came down to a ward since its last huddle, without anybody carrying it: answers and decisions of the tiers above. To a tier it comes with what came up.</summary>
public static class ShowCameDown
{
    internal const int Most = 30;

    /// <param name="Before">What comes later belongs to the next huddle.</param>
    [Requires(Permission.ReadIssues)]
    public sealed record Query(Guid Place, string Path, DateOnly Day, DateTimeOffset Before) : IQuery<View>;

    /// <param name="Since">The last huddle here that was held, or the start of the day before.</param>
    public sealed record View(DateTimeOffset Since, IReadOnlyList<Row> Rows);

    /// <param name="By">Role and name; nobody where it came by itself.</param>
    public sealed record Row(int Number, string Words, string What, string Said, string? By, DateTimeOffset At);

    internal static Row ToRow(int number, string issue, EscalationMove move, string to, DateTimeOffset? due, string said, string post, string name, DateTimeOffset at) =>
        new(number, issue, EscalationWords.Of(move, to, due), said, name.Length == 0 ? null : $"{post}, {name}", at);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (held, steps) = (db.HeldBefore(user, query.Day), db.CameDownTo(user, query.Place, query.Path, query.Day));
            var (escalations, issues) = (db.Escalations.For(user, Act.Read), db.Issues.For(user, Act.Read));
            var found = await db.Nodes.For(user, Act.Read).AsNoTracking().Where(node => node.Id == query.Place).Select(node => new
            {
                Since = held.Where(huddle => huddle.NodeId == node.Id).Max(huddle => huddle.OpenedAt),
                Rows = (
                    from step in steps
                    join escalation in escalations on step.EscalationId equals escalation.Id
                    join issue in issues on escalation.IssueId equals issue.Id
                    where step.At < query.Before
                    orderby step.At descending
                    select new { escalation.Number, issue.Words, step.Move, step.ToWords, step.Due, Said = step.Words, step.Post, step.Name, step.At }).Take(Most).ToList(),
            }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return new View(found.Since ?? CameDown.Floor(query.Day), [.. found.Rows.OrderByDescending(row => row.At)
                .Select(row => ToRow(row.Number, row.Words, row.Move, row.ToWords, row.Due, row.Said, row.Post, row.Name, row.At))]);
        }
    }
}
