using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Organisation;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>From the day on which another place became part of this one its charts may be of another process, so they say it.</summary>
internal sealed class ChartHearsOfMerger(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IHear<PlaceMerged>
{
    public async Task Hear(PlaceMerged what, CancellationToken ct)
    {
        foreach (var series in await db.Series.For(user, Act.Read).Where(series => series.NodeId == what.Into).ToListAsync(ct))
            series.Note(ids.Next(), what.On, NoteKind.Event, $"{what.Name} became part of this place", user.PhaseAct(clock));
    }
}
