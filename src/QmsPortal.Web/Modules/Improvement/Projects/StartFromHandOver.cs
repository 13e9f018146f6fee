using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>What was handed over to improvement is a project from that moment, led by whoever took it.</summary>
internal sealed class StartFromHandOver(QmsDb db, CurrentUser user, IdSource ids) : IHear<HandOverAccepted>
{
    public async Task Hear(HandOverAccepted what, CancellationToken ct)
    {
        if (what.Kind.To() is not Component.Improvement)
            return;
        var origin = await db.Origin(user, what.Record).SingleAsync(ct);
        var kept = await db.Restrictions.For(user, Act.Read).AnyAsync(restriction => restriction.RecordId == origin.Id && restriction.LiftedAt == null, ct);
        var deed = new Deed(what.By, what.At);
        var project = new Project(ids.Next(), ids.Next(), await db.NextNumber(Numbers.Projects, ct), what.Node, NameOf(origin, kept, what), what.By, what.Words, deed);
        db.Add(project);
        if (Relation.RaisedFrom.Allows(ThreadKind.Project, origin.Kind))
            db.Add(project.RaisedFrom(origin, ids.Next(), deed));
    }

    /// <summary>Everybody reads a project, so it does not repeat the words of a restricted record.</summary>
    private static string NameOf(ThreadNode origin, bool kept, HandOverAccepted what) =>
        kept ? $"Handed over on {what.At.LondonDay().LongWords()}" : origin.Title.Length <= Project.NameLength ? origin.Title : origin.Title[..(Project.NameLength - 1)] + "…";
}
