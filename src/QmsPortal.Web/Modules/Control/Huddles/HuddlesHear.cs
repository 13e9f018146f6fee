using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What is decided at a place while its huddle is open was looked at there: the record is linked to the huddle, once.</summary>
internal sealed class HuddlesHearOfDecisions(QmsDb db, CurrentUser user, IdSource ids) : IHear<LookedAt>
{
    public async Task Hear(LookedAt what, CancellationToken ct)
    {
        var links = db.Set<ThreadLink>().For(user, Act.Read);
        var huddle = await db.Huddles.For(user, Act.Read)
            .Where(huddle => huddle.NodeId == what.Node && huddle.State == HuddleState.Open
                && !links.Any(link => link.FromId == what.Record.Id && link.ToId == huddle.Id && link.Relation == Relation.DiscussedAt && link.EndedAt == null))
            .Select(huddle => new { huddle.Id }).FirstOrDefaultAsync(ct);
        if (huddle is not null)
            db.Add(new ThreadLink(ids.Next(), what.Record, Relation.DiscussedAt, new ThreadEnd(huddle.Id, ThreadKind.Huddle), null, what.By, what.At));
    }
}

/// <summary>An issue raised from an item of the agenda is what was said to it.</summary>
internal sealed class HuddlesHearOfIssues(QmsDb db, CurrentUser user, IdSource ids, Submission submission, DueTimes due) : IHear<IssueRaised>
{
    public async Task Hear(IssueRaised what, CancellationToken ct)
    {
        if (what is not { Huddle: { } at, Item: { } item })
            return;
        var huddle = await db.Huddles.For(user, Act.Change).Include(huddle => huddle.Steps).SingleAsync(huddle => huddle.Id == at, ct);
        if (huddle.Items.All(kept => kept.Code != item))
            return;
        var act = new HuddleAct(what.By, what.At);
        if (submission.TypedAt is not null && huddle.OpenWithoutNetwork(ids.Next(), act))
            await due.Keep(huddle.Id, huddle.Ahead(), ct);
        huddle.Enter(ids.Next(), item, EntryStatus.Issue, $"Issue {what.Number}", item == Agenda.SignalsIn(huddle.Items).Code && submission.TypedAt is null, act);
    }
}
