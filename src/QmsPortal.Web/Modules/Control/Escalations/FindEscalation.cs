using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Rotas;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

internal static class FindEscalation
{
    /// <summary>What a receiver's step needs: the escalation, the issue that follows it, the tiers above the ward.</summary>
    public sealed record Found(Escalation Escalation, Issue Issue, Tiers Tiers);

    /// <summary>For those who receive at a place above the ward; whose turn it is, the escalation says.</summary>
    public static async Task<Found> EscalationToReceive(this QmsDb db, CurrentUser user, int number, uint version, DateTimeOffset now, CancellationToken ct)
    {
        var asked = db.Escalations.For(user, Act.Change).Where(escalation => escalation.Number == number);
        // The issue first: whoever acts between the two reads has then changed the escalation, and its version tells.
        var issue = await db.IssueOf(user, asked, ct);
        var escalation = await asked.WithSteps().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        db.Expect(escalation, version);
        return await db.With(user, escalation, issue, now, ct);
    }

    /// <summary>The escalation, if what is due is still ahead of it: somebody may have acted a moment ago.</summary>
    public static async Task<Found?> EscalationDue(this QmsDb db, CurrentUser user, Due due, CancellationToken ct)
    {
        var asked = db.Escalations.For(user, Act.Change).Where(escalation => escalation.Id == due.Record);
        var issue = await db.IssueOf(user, asked, ct);
        var escalation = await asked.WithSteps().SingleOrDefaultAsync(ct);
        return escalation?.Ahead().Contains(due) is true ? await db.With(user, escalation, issue, due.At, ct) : null;
    }

    /// <summary>Those that were joined to it and are answered with it.</summary>
    public static async Task<IReadOnlyList<Found>> JoinedTo(this QmsDb db, CurrentUser user, Escalation other, DateTimeOffset now, CancellationToken ct)
    {
        var joined = await db.Escalations.For(user, Act.Read).WithSteps().Where(escalation => escalation.JoinedToId == other.Id && escalation.State == EscalationState.Merged).ToListAsync(ct);
        var found = new List<Found>();
        foreach (var escalation in joined)
            found.Add(await db.With(user, escalation, await db.IssueOf(user, db.Escalations.For(user, Act.Read).Where(one => one.Id == escalation.Id), ct), now, ct));
        return found;
    }

    /// <summary>The escalation whose answer stands on the issue, and the name of the tier that gave it.</summary>
    public static async Task<(Escalation Escalation, string Tier)?> AnswerFromAbove(this QmsDb db, CurrentUser user, Issue issue, CancellationToken ct)
    {
        var answered = issue.State is IssueState.Confirmed ? EscalationState.Confirmed : EscalationState.Answered;
        var escalation = await db.Escalations.For(user, Act.Read).WithSteps().OrderByDescending(escalation => escalation.Number).FirstOrDefaultAsync(escalation => escalation.IssueId == issue.Id && escalation.State == answered, ct);
        return escalation is null ? null : (escalation, await db.Nodes.For(user, Act.Read).Where(node => node.Id == escalation.TierId).Select(node => node.Name).SingleAsync(ct));
    }

    /// <summary>The ids of an issue's escalations, if none of them is open to others still.</summary>
    public static async Task<IReadOnlyList<Guid>> EscalationsOver(this QmsDb db, CurrentUser user, Issue issue, CancellationToken ct)
    {
        var all = await db.Escalations.For(user, Act.Read).Where(escalation => escalation.IssueId == issue.Id).Select(escalation => new { escalation.Id, escalation.Number, escalation.State }).ToListAsync(ct);
        if (all.Find(escalation => escalation.State is not (EscalationState.Returned or EscalationState.Confirmed or EscalationState.Closed)) is { } open)
            throw new DomainException($"This issue is escalated, so those who receive it have to see it. Restrict it when escalation {open.Number} is over, or ask them to return it.");
        return [.. all.Select(escalation => escalation.Id)];
    }

    /// <summary>Where a rota is kept, whoever is on it at this moment receives; else whoever holds the role.</summary>
    public static async Task<Tiers> TiersAbove(this QmsDb db, CurrentUser user, Guid ward, DateTimeOffset now, CancellationToken ct)
    {
        var (people, nodes, today, used) = (db.People.For(user, Act.Read), db.Nodes.For(user, Act.Read), now.LondonDay(), now.AddDays(-DutyShift.DaysInUse));
        var shifts = db.DutyShifts.For(user, Act.Read).Where(shift => shift.EndedAt == null && shift.Until > used);
        var times = db.TierTimes.For(user, Act.Read);
        var above = await nodes.AsNoTracking().Where(node => node.Id != ward && nodes.Any(place => place.Id == ward && EF.Functions.Like(place.Path, node.Path + "%")))
            .OrderByDescending(node => node.Path.Length)
            .Select(node => new
            {
                Node = node,
                Posts = people.Where(person => person.LeftAt == null && person.Roles.Any(role => role.NodeId == node.Id && Duty.Receivers.Contains(role.Role)
                    && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today))
                    && (!shifts.Any(shift => shift.NodeId == node.Id) || shifts.Any(shift => shift.NodeId == node.Id && shift.PersonId == person.Id && shift.From <= now && shift.Until > now)))
                    .Select(person => person.Post).Distinct().OrderBy(post => post).ToList(),
                HasRota = shifts.Any(shift => shift.NodeId == node.Id),
                Next = shifts.Where(shift => shift.NodeId == node.Id && shift.From > now).Min(shift => (DateTimeOffset?)shift.From),
                Dated = times.Where(set => set.NodeId == node.Id).OrderBy(set => set.At).ThenBy(set => set.Id)
                    .Select(set => new DatedTimes(set.At, new EscalationTimes(set.P1ReadBack, set.P1Answer, set.P2ReadBack, set.P2Answer, set.P3ReadBack, set.P3Answer))).ToList(),
            }).AsSingleQuery().ToListAsync(ct);
        return new Tiers([.. above.Select((place, i) => new Tier(i + 2, place.Node.Id, place.Node.Code, place.Node.Name, place.Node.Path, place.Posts, place.HasRota, place.Next) { Dated = place.Dated })]);
    }

    /// <summary>The issue says in its own steps what has just become of its escalation, and what is ahead of both is kept.</summary>
    public static async Task Settle(this Found found, IdSource ids, DueTimes due, CancellationToken ct)
    {
        found.Echo(ids.Next());
        await due.Keep(found.Escalation.Id, found.Escalation.Ahead(), ct);
        await due.Keep(found.Issue.Id, found.Issue.Ahead(), ct);
    }

    /// <summary>Those joined to it have the same answer, each on its own issue.</summary>
    public static async Task Follow(this IReadOnlyList<Found> joined, Escalation other, IdSource ids, DueTimes due, EscalationAct act, CancellationToken ct)
    {
        foreach (var found in joined)
        {
            found.Escalation.FollowOther(ids.Next(), other, act);
            await found.Settle(ids, due, ct);
        }
    }

    private static void Echo(this Found found, Guid step)
    {
        var (issue, last) = (found.Issue, found.Escalation.Steps[^1]);
        var act = new IssueAct(last.ById, last.At);
        switch (last.Move)
        {
            case EscalationMove.Answered:
                issue.AnswerFromAbove(step, last.Words, act);
                break;
            case EscalationMove.Returned:
                issue.ReturnFromAbove(step, last.Words, act);
                break;
            default:
                issue.MoveAbove(step, found.Tiers.Of(found.Escalation.TierId).Name, EscalationWords.Of(last.Move, last.ToWords, last.Due), act);
                break;
        }
    }

    private static IQueryable<Escalation> WithSteps(this IQueryable<Escalation> escalations) => escalations.Include(escalation => escalation.Steps.OrderBy(step => step.Position));

    /// <summary>Whoever may take a step on the escalation takes it on the issue with it.</summary>
    private static Task<Issue?> IssueOf(this QmsDb db, CurrentUser user, IQueryable<Escalation> asked, CancellationToken ct) =>
        db.Issues.For(user, Act.Read).Include(issue => issue.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(issue => asked.Any(escalation => escalation.IssueId == issue.Id), ct);

    private static async Task<Found> With(this QmsDb db, CurrentUser user, Escalation escalation, Issue? issue, DateTimeOffset now, CancellationToken ct) =>
        new(escalation, issue ?? throw new NotFoundException(), await db.TiersAbove(user, escalation.NodeId, now, ct));
}
