using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>The signals of one chart: those that wait for an answer first, then the newest.</summary>
public static class SignalsOfSeries
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(Guid Series, int Rows = 20) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(int Number, string Words, DateTimeOffset RaisedAt, SignalState State, string? Answer, string Waits, bool IsPastDue)
    {
        public bool IsToAnswer => State is SignalState.Raised or SignalState.Seen;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var signals = await db.Signals.For(user, Act.Read).AsNoTracking().Where(signal => signal.SeriesId == query.Series)
                .OrderBy(signal => signal.State == SignalState.Raised || signal.State == SignalState.Seen ? 0 : 1).ThenByDescending(signal => signal.Number)
                .Take(query.Rows).ToListAsync(ct);
            var today = clock.Today();
            return [.. signals.Select(signal => new Row(signal.Number, WithoutMeasure(signal.Words), signal.RaisedAt, signal.State, signal.Answer is { } answer ? SignalWords.Of(answer) : null,
                SignalWords.Waits(signal.State, signal.Due, today), signal.IsToAnswer && signal.Due < today))];
        }

        /// <summary>The page names the measure already.</summary>
        private static string WithoutMeasure(string words)
        {
            var rule = words[(words.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
            return char.ToUpperInvariant(rule[0]) + rule[1..];
        }
    }
}
