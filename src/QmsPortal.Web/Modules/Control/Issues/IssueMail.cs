using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Who is told of an issue by mail, and in which words: number and place, never what the issue or its answer says.</summary>
internal static class IssueMail
{
    /// <summary>Not to a raiser who answered it: they know.</summary>
    public static async Task TellRaiserOfAnswer(this MailQueue mail, QmsDb db, Issue issue, CancellationToken ct, bool urgent = false)
    {
        var answer = issue.Steps[^1];
        if (mail.IsOn && issue.RaisedBy != answer.ById)
            await mail.TellRaiser(db, issue, $"issue-answered:{answer.Id}", "has an answer", "has an answer. Please read it and say whether it worked.", ct, urgent);
    }

    /// <summary>By somebody else: whoever raised it has the last word for a week.</summary>
    public static async Task TellRaiserItIsConfirmed(this MailQueue mail, QmsDb db, Issue issue, CancellationToken ct)
    {
        if (mail.IsOn && issue.Steps[^1].ById != issue.RaisedBy)
            await mail.TellRaiser(db, issue, $"issue-confirmed:{issue.Steps[^1].Id}", "a colleague says that it worked", $"was answered, and a colleague says that it worked. If it did not, say so within {Issue.DaysToReopen} days.", ct);
    }

    public static async Task TellRaiserNobodyConfirmed(this MailQueue mail, QmsDb db, Issue issue, CancellationToken ct)
    {
        if (mail.IsOn)
            await mail.TellRaiser(db, issue, $"issue-unconfirmed:{issue.Steps[^1].Id}", "did it work?", "was answered seven days ago, and nobody has said whether it worked. If it did, say so and it is closed. If not, say what is still wrong.", ct);
    }

    public static async Task TellLeadsItIsOverdue(this MailQueue mail, QmsDb db, Issue issue, DateOnly today, CancellationToken ct)
    {
        if (!mail.IsOn)
            return;
        var place = await db.Nodes.SingleAsync(node => node.Id == issue.NodeId, ct);
        var leads = await db.WhoHold(Role.TeamLead, place, issue.Id, today).Select(person => person.Id).ToListAsync(ct);
        await mail.Add(leads, new Letter($"issue-overdue:{issue.Id}:{issue.Due:yyyy-MM-dd}", $"Issue {issue.Number} at {place.Name}: its day has passed",
            $"""
            Somebody was to act on issue {issue.Number} at {place.Name} by {issue.Due?.LongWords()}. It has no answer yet.

            {mail.LinkTo($"/issues/{issue.Number}")}You get this because you lead a team there. The portal is not for emergencies: if a patient is in danger, telephone.

            """), ct);
    }

    private static async Task TellRaiser(this MailQueue mail, QmsDb db, Issue issue, string thing, string subject, string what, CancellationToken ct, bool urgent = false)
    {
        var raiser = await db.MayBeTold(issue.Id).Where(person => person.Id == issue.RaisedBy).Select(person => person.Id).ToListAsync(ct);
        var place = await db.Nodes.Where(node => node.Id == issue.NodeId).Select(node => node.Name).SingleAsync(ct);
        await mail.Add(raiser, new Letter(thing, $"Issue {issue.Number} at {place}: {subject}",
            $"""
            Issue {issue.Number} at {place}, which you raised, {what}

            {mail.LinkTo($"/issues/{issue.Number}")}You get this because you raised the issue. The portal is not for emergencies: if a patient is in danger, telephone.

            """, urgent), ct);
    }
}
