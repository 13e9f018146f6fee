using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

internal sealed class AnswerOpenEscalations(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<OpenEscalations.Query, OpenEscalations.View>
{
    public async Task<OpenEscalations.View> Handle(OpenEscalations.Query query, CancellationToken ct)
    {
        var nodes = db.Nodes.For(user, Act.Read);
        var open =
            from escalation in db.Escalations.For(user, Act.Read).AsNoTracking()
            join place in nodes on escalation.NodeId equals place.Id
            join tier in nodes on escalation.TierId equals tier.Id
            where EF.Functions.Like(place.Path, query.Path + "%")
                && (escalation.State == EscalationState.Raised || escalation.State == EscalationState.PassedUp || escalation.State == EscalationState.Acknowledged || escalation.State == EscalationState.Accepted)
            select new { escalation, Place = place, Tier = tier };
        var counts = await open.GroupBy(_ => 1).Select(group => new { All = group.Count(), Breached = group.Count(row => row.escalation.BreachedAt != null) }).SingleOrDefaultAsync(ct);
        if (counts is null)
            return new OpenEscalations.View([], 0, 0, null);
        var shown = open;
        if (Key.Read(query.After) is { } after)
            shown = shown.Where(row => row.escalation.BreachedAt != null ? after.Breached && (row.escalation.AnswerBy > after.AnswerBy || (row.escalation.AnswerBy == after.AnswerBy && row.escalation.Number > after.Number))
                : after.Breached || row.escalation.AnswerBy > after.AnswerBy || (row.escalation.AnswerBy == after.AnswerBy && row.escalation.Number > after.Number));
        var rows = await shown.OrderBy(row => row.escalation.BreachedAt == null).ThenBy(row => row.escalation.AnswerBy).ThenBy(row => row.escalation.Number).Take(query.Rows + 1).ToListAsync(ct);
        var next = rows.Count > query.Rows ? Key.Of(rows[query.Rows - 1].escalation) : null;
        return new OpenEscalations.View([.. rows.Take(query.Rows).Select(row => ToRow(row.escalation, row.Place.Code, row.Place.Name, row.Tier.Name, row.Tier.Code))], counts.All, counts.Breached, next);
    }

    private OpenEscalations.Row ToRow(Escalation e, string placeCode, string placeName, string tierName, string tierCode)
    {
        var (left, colour) = EscalationWords.Tag(e.State, e.ClocksFrom, e.ReadBackBy, e.ReadBackAt, e.AnswerBy, clock.GetUtcNow());
        return new OpenEscalations.Row(e.Number, e.Recommendation, placeCode, placeName, $"Tier {e.TierNumber}, {tierName}", tierCode, EscalationWords.Of(e.Priority), EscalationWords.Of(e.State),
            left, colour, EscalationWords.Due(e.State, e.ReadBackBy, e.ReadBackAt, e.AnswerBy, clock.Today()), e.BreachedAt is not null, e.RaisedAt);
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
