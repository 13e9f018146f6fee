using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Signals;

internal sealed class AnswerLiveConcerns(QmsDb db, CurrentUser user) : IRequestHandler<LiveConcerns.Query, IReadOnlyList<LiveConcerns.Row>>
{
    public async Task<IReadOnlyList<LiveConcerns.Row>> Handle(LiveConcerns.Query query, CancellationToken ct) => await db.Signals.For(user, Act.Read).AsNoTracking()
        .Where(signal => query.Series.Contains(signal.SeriesId) && signal.Meaning == SignalMeaning.Concern && signal.State != SignalState.Closed
            && !(signal.State == SignalState.Answered && (signal.Answer == SignalAnswer.Improvement || signal.Answer == SignalAnswer.DataFault)))
        .OrderBy(signal => signal.RaisedAt).ThenBy(signal => signal.Number)
        .Select(signal => new LiveConcerns.Row(signal.Id, signal.SeriesId, signal.Number, signal.Words, signal.RaisedAt)).ToListAsync(ct);
}
