using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>Escalations raised at a place and below that went past a time in these days, the newest first. What became of them takes nobody off the list.</summary>
public static class ListBreaches
{
    /// <param name="Before">The key of the last row of the page before.</param>
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, DateOnly From, DateOnly To, string? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, string? Next);

    public sealed record Row(int Number, string Words, string PlaceCode, string PlaceName, EscalationPriority Priority, EscalationState State, string Tier, Breach Breach)
    {
        /// <summary>"Read back 20 min late", "Not answered yet, 2 h late".</summary>
        public string Late(DateTimeOffset now) => (Breach.MadeGoodAt, Breach.ByAnswer) switch
        {
            ({ } at, false) => $"Read back {TimesTaken.Of(at - Breach.At)} late",
            ({ } at, true) => $"Answered {TimesTaken.Of(at - Breach.At)} late",
            (null, _) when State is EscalationState.Merged => "Joined to another",
            (null, false) => $"Not read back yet, {TimesTaken.Of(now - Breach.At)} late",
            _ => $"Not answered yet, {TimesTaken.Of(now - Breach.At)} late",
        };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (begin, end) = DaySpan.Of(query.From, query.To);
            var all = db.EscalationsFrom(user, query.Path).AsNoTracking()
                .Where(row => row.Escalation.BreachedAt != null && (begin == null || row.Escalation.BreachedAt >= begin) && (end == null || row.Escalation.BreachedAt < end));
            if (Read(query.Before) is (var at, var number))
                all = all.Where(row => row.Escalation.BreachedAt < at || (row.Escalation.BreachedAt == at && row.Escalation.Number < number));
            var nodes = db.Nodes.For(user, Act.Read);
            var rows = await all.OrderByDescending(row => row.Escalation.BreachedAt).ThenByDescending(row => row.Escalation.Number).Take(query.Rows + 1)
                .Select(row => new
                {
                    row.Escalation,
                    row.Issue.Words,
                    row.Place.Code,
                    row.Place.Name,
                    Tier = nodes.Where(node => node.Id == row.Escalation.TierId).Select(node => node.Name).First(),
                    Steps = row.Escalation.Steps.OrderBy(step => step.Position).ToList(),
                }).AsSingleQuery().ToListAsync(ct);
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.Escalation.Number, row.Words, row.Code, row.Name, row.Escalation.FirstPriority, row.Escalation.State, $"Tier {row.Escalation.TierNumber}, {row.Tier}",
                    Breach.Of(row.Escalation.BreachedAt!.Value, row.Steps)))],
                rows.Count > query.Rows ? Key(rows[query.Rows - 1].Escalation) : null);
        }

        private static string Key(Escalation escalation) => string.Create(CultureInfo.InvariantCulture, $"{escalation.BreachedAt!.Value.UtcTicks}-{escalation.Number}");

        private static (DateTimeOffset At, int Number)? Read(string? text) => text?.Split('-') is [var ticks, var number]
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at is >= 0 and < 3_000_000_000_000_000_000 && int.TryParse(number, CultureInfo.InvariantCulture, out var last)
            ? (new DateTimeOffset(at, TimeSpan.Zero), last) : null;
    }
}
