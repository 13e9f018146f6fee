using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Escalations;

internal static class EscalationsRaised
{
    /// <summary>Of a place and below as it stood when each was raised.</summary>
    public static IQueryable<EscalationFrom> EscalationsFrom(this QmsDb db, CurrentUser user, string path)
    {
        var here = db.StoodUnder(user, path);
        return
            from escalation in db.Escalations.For(user, Act.Read)
            join node in db.Nodes.For(user, Act.Read) on escalation.NodeId equals node.Id
            join issue in db.Issues.For(user, Act.Read) on escalation.IssueId equals issue.Id
            join then in here on escalation.NodeId equals then.NodeId
            where then.FromMoment <= escalation.RaisedAt && escalation.RaisedAt < then.UntilMoment
            select new EscalationFrom { Escalation = escalation, Issue = issue, Place = node };
    }

    /// <summary>Of a place and what stands below it today.</summary>
    public static IQueryable<EscalationFrom> EscalationsNow(this QmsDb db, CurrentUser user, string path) =>
        from escalation in db.Escalations.For(user, Act.Read)
        join node in db.Nodes.For(user, Act.Read) on escalation.NodeId equals node.Id
        join issue in db.Issues.For(user, Act.Read) on escalation.IssueId equals issue.Id
        where EF.Functions.Like(node.Path, path + "%")
        select new EscalationFrom { Escalation = escalation, Issue = issue, Place = node };
}

internal sealed record EscalationFrom
{
    public required Escalation Escalation { get; init; }
    public required Issue Issue { get; init; }
    public required OrgNode Place { get; init; }
}
