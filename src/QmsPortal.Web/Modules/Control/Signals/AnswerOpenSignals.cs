using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Signals;

internal sealed class AnswerOpenSignals(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<OpenSignals.Query, OpenSignals.View>
{
    public async Task<OpenSignals.View> Handle(OpenSignals.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        var open =
            from signal in db.Signals.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on signal.NodeId equals node.Id
            join series in db.Series.For(user, Act.Read) on signal.SeriesId equals series.Id
            where signal.State != SignalState.Closed && EF.Functions.Like(node.Path, query.Path + "%")
            select new { signal, node, series.Code };
        var waiting = open.Where(row => row.signal.State == SignalState.Raised || row.signal.State == SignalState.Seen);
        var rows = await open
            .OrderBy(row => row.signal.State == SignalState.Raised || row.signal.State == SignalState.Seen ? 0 : 1).ThenBy(row => row.signal.RaisedAt).ThenBy(row => row.signal.Number)
            .Select(row => new { row, All = open.Count(), ToAnswer = waiting.Count(), PastDue = waiting.Count(late => late.signal.Due < today) })
            .Take(query.Rows).ToListAsync(ct);
        return new OpenSignals.View(
            [.. rows.Select(found => found.row).Select(row => new OpenSignals.Row(
                row.signal.Number, row.signal.Words, SignalWords.Of(row.signal.State), SignalWords.Colour(row.signal.State), row.signal.IsToAnswer, row.signal.Meaning is SignalMeaning.Concern,
                row.node.Code, row.node.Name, row.Code, row.signal.RaisedAt.LondonDay(), row.signal.Due, row.signal.IsToAnswer && row.signal.Due < today))],
            rows is [var first, ..] ? new OpenSignals.Counts(first.All, first.ToAnswer, first.PastDue) : new OpenSignals.Counts(0, 0, 0));
    }
}
