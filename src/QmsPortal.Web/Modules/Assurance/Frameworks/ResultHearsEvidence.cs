using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>Every result that an item shows looks again at what it rests on: an agreed "met" loses its ground by itself, and regains it.</summary>
internal sealed class ResultHearsEvidence(QmsDb db, CurrentUser user, IdSource ids) : IHear<EvidenceChanged>
{
    public async Task Hear(EvidenceChanged what, CancellationToken ct)
    {
        var shown = db.ShownBy(user, what.Item);
        var results = await db.Results.For(user, Act.Change).Include(result => result.Steps.OrderBy(step => step.Position)).Where(result => shown.Contains(result.Id)).ToListAsync(ct);
        if (results.Count == 0)
            return;
        var items = await db.EvidenceFor(user, [.. results.Select(result => result.Id)], ct);
        foreach (var result in results)
            result.Weigh(ids.Next(), [.. items[result.Id]], $"{what.InWords}.", what.At);
    }
}
