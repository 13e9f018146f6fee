using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Adoption;

/// <summary>Whoever takes an adopted change has a draft of a standard at once, with the words of the change in it, and is its author.</summary>
internal sealed class StandardHearsOfTaking(QmsDb db, CurrentUser user, IdSource ids) : IHear<HandOverAccepted>
{
    public async Task Hear(HandOverAccepted what, CancellationToken ct)
    {
        if (what.Kind is not HandOverKind.ImproveToControl)
            return;
        var cycle = await db.Set<ThreadNode>().For(user, Act.Read).SingleOrDefaultAsync(node => node.Id == what.Record && node.Kind == ThreadKind.PdsaCycle, ct);
        if (cycle is null)
            return;
        var change = await db.Set<HandOver>().For(user, Act.Read).Where(offer => offer.Id == what.HandOver)
            .SelectMany(offer => offer.Steps.Where(step => step.State == HandOverState.Offered)).Select(step => step.Words).SingleAsync(ct);
        var standard = new Standard(ids.Next(), await db.NextNumber(Numbers.Standards, ct), what.Node);
        var content = new StandardContent
        {
            Title = cycle.Title.Cut(StandardContent.TitleLength),
            Purpose = change.Cut(StandardContent.WordsLength),
            Steps = [new WorkStepWords(change.Cut(StandardContent.StepLength))],
        };
        standard.Begin(content, ids.Next, new StandardAct(what.By, user.Name, user.Post, what.At));
        db.Add(standard);
        db.Add(new ThreadLink(ids.Next(), new ThreadEnd(cycle.Id, cycle.Kind), Relation.AdoptedAs, ThreadEnd.Of(standard), null, what.By, what.At));
    }
}
