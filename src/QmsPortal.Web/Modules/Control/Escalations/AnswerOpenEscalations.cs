using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Escalations;

internal sealed class AnswerOpenEscalations(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<OpenEscalations.Query, OpenEscalations.View>
{
    public async Task<OpenEscalations.View> Handle(OpenEscalations.Query query, CancellationToken ct)
    {
        var open = db.OpenEscalations(user, query.Path);
        var shown = open;
        if (Key.Read(query.After) is { } after)
            shown = shown.Where(row => row.Escalation.BreachedAt != null ? after.Breached && (row.Escalation.AnswerBy > after.AnswerBy || (row.Escalation.AnswerBy == after.AnswerBy && row.Escalation.Number > after.Number))
                : after.Breached || row.Escalation.AnswerBy > after.AnswerBy || (row.Escalation.AnswerBy == after.AnswerBy && row.Escalation.Number > after.Number));
        var rows = await shown.InOrder().Take(query.Rows + 1)
            .Select(row => new { Row = row, All = open.Count(), Breached = open.Count(other => other.Escalation.BreachedAt != null) }).ToListAsync(ct);
        var next = rows.Count > query.Rows ? Key.Of(rows[query.Rows - 1].Row.Escalation) : null;
        return new OpenEscalations.View([.. rows.Take(query.Rows).Select(row => ToRow(row.Row, clock))], rows.Count > 0 ? rows[0].All : 0, rows.Count > 0 ? rows[0].Breached : 0, next);
    }

    internal static OpenEscalations.Row ToRow(EscalationAt row, TimeProvider clock)
    {
        var e = row.Escalation;
        var (left, colour) = EscalationWords.Tag(e.State, e.ClocksFrom, e.ReadBackBy, e.ReadBackAt, e.AnswerBy, clock.GetUtcNow(), e.HasNewTime);
        return new OpenEscalations.Row(e.Number, row.Issue, e.Recommendation, row.Place.Code, row.Place.Name, $"Tier {e.TierNumber}, {row.Tier.Name}", row.Tier.Code, EscalationWords.Of(e.Priority), e.Telephoned is { } telephoned ? EscalationWords.Of(telephoned) : "", EscalationWords.Of(e.State),
            left, colour, EscalationWords.Due(e.State, e.ReadBackBy, e.ReadBackAt, e.AnswerBy, clock.Today()), EscalationWords.Missed(e.BreachedAt, clock.Today()), e.RaisedAt);
    }

    /// <summary>Where one page of the list ends: "1-638800000000000000-1042".</summary>
    private sealed record Key(bool Breached, DateTimeOffset AnswerBy, int Number)
    {
        public static string Of(Escalation e) => string.Create(CultureInfo.InvariantCulture, $"{(e.BreachedAt is null ? 0 : 1)}-{e.AnswerBy.UtcTicks}-{e.Number}");

        public static Key? Read(string? text) => text?.Split('-') is [var mark, var ticks, var number]
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at is >= 0 and < 3_000_000_000_000_000_000 && int.TryParse(number, CultureInfo.InvariantCulture, out var last)
            ? new Key(mark == "1", new DateTimeOffset(at, TimeSpan.Zero), last) : null;
    }
}

internal sealed record EscalationAt
{
    public required Escalation Escalation { get; init; }

    /// <summary>The words of the issue it came from.</summary>
    public required string Issue { get; init; }
    public required OrgNode Place { get; init; }
    public required OrgNode Tier { get; init; }
}

internal static class EscalationsBelow
{
    /// <summary>Those that somebody has to answer: what the index of what waits holds.</summary>
    public static IQueryable<Escalation> Waiting(this IQueryable<Escalation> escalations) => escalations.Where(escalation =>
        escalation.State == EscalationState.Raised || escalation.State == EscalationState.PassedUp || escalation.State == EscalationState.Acknowledged || escalation.State == EscalationState.Accepted);

    /// <summary>Without an answer: from a place and below, wherever they are now.</summary>
    public static IQueryable<EscalationAt> OpenEscalations(this QmsDb db, CurrentUser user, string path)
    {
        var nodes = db.Nodes.For(user, Act.Read);
        return
            from escalation in db.Escalations.For(user, Act.Read).AsNoTracking().Waiting()
            join place in nodes on escalation.NodeId equals place.Id
            join tier in nodes on escalation.TierId equals tier.Id
            join issue in db.Issues.For(user, Act.Read) on escalation.IssueId equals issue.Id
            where EF.Functions.Like(place.Path, path + "%")
            select new EscalationAt { Escalation = escalation, Issue = issue.Words, Place = place, Tier = tier };
    }

    /// <summary>What went past a time first, then what is due first.</summary>
    public static IOrderedQueryable<EscalationAt> InOrder(this IQueryable<EscalationAt> open) =>
        open.OrderBy(row => row.Escalation.BreachedAt == null).ThenBy(row => row.Escalation.AnswerBy).ThenBy(row => row.Escalation.Number);
}
