using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>Where a project comes from: any record on the thread that a project may be raised from, and that this person may read.</summary>
internal static class Origins
{
    public static IQueryable<ThreadNode> Origin(this QmsDb db, CurrentUser user, Guid id)
    {
        var kinds = user.Hears ? Enum.GetValues<ThreadKind>() : ThreadKinds.ReadableBy(user);
        return db.Origins.For(user, Act.Read).Where(node => node.Id == id && kinds.Contains(node.Kind));
    }

    public static ThreadLink RaisedFrom(this Project project, ThreadNode origin, Guid link, Deed deed) =>
        new(link, ThreadEnd.Of(project), Relation.RaisedFrom, new ThreadEnd(origin.Id, origin.Kind), null, deed.By, deed.At);
}
