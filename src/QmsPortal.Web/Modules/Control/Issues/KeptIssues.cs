using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

internal static class KeptIssues
{
    /// <summary>
    /// Links that begin at a restricted record in which this person is not named. What was written at the other end in the same
    /// moment by the same person would tell them of it.
    /// </summary>
    public static IQueryable<ThreadLink> LinksFromKept(this QmsDb db, CurrentUser user)
    {
        var seen = db.Set<ThreadNode>().For(user, Act.Read);
        return db.Set<ThreadLink>().For(user, Act.Read).Where(link => !seen.Any(node => node.Id == link.FromId));
    }
}
