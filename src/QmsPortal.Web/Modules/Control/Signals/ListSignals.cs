using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>Signals of a place and below, newest first.</summary>
public static class ListSignals
{
    public enum Show
    {
        ToAnswer,
        Answered,
        Closed,
        All,
    }

    /// <summary>Perhaps of one measure alone, or raised from one day to another.</summary>
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Path, Show Show = Show.ToAnswer, int? Before = null, int Rows = 50, string? Measure = null, DateOnly? From = null, DateOnly? To = null) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next, IReadOnlyDictionary<Show, int> Counts);

    public sealed record Row(int Number, string Words, SignalMeaning Meaning, SignalState State, string? Answer, string Waits, bool IsPastDue, string PlaceCode, string PlaceName, DateTimeOffset RaisedAt);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (here, ofThatTime) = (db.StoodUnder(user, query.Path), query.From is not null || query.To is not null);
            var all =
                from signal in db.Signals.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on signal.NodeId equals node.Id
                where ofThatTime ? here.Any(then => then.NodeId == node.Id && then.FromMoment <= signal.RaisedAt && signal.RaisedAt < then.UntilMoment) : EF.Functions.Like(node.Path, query.Path + "%")
                select new { signal, node };
            var (from, until) = DaySpan.Of(query.From, query.To);
            var series = db.Series.For(user, Act.Read);
            if (query.Measure is not null)
                all = all.Where(row => series.Any(s => s.Id == row.signal.SeriesId && s.Definition.Code == query.Measure));
            if (from is not null || until is not null)
                all = all.Where(row => (from == null || row.signal.RaisedAt >= from) && (until == null || row.signal.RaisedAt < until));

            var counts = await all.GroupBy(row => row.signal.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
            var states = Enum.GetValues<SignalState>().Where(state => ShowOf(state) == query.Show).ToList();
            var shown = query.Show is Show.All ? all : all.Where(row => states.Contains(row.signal.State));
            if (query.Before is { } before)
                shown = shown.Where(row => row.signal.Number < before);
            var rows = await shown.OrderByDescending(row => row.signal.Number).Take(query.Rows + 1).ToListAsync(ct);
            var today = clock.Today();
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.signal.Number, row.signal.Words, row.signal.Meaning, row.signal.State, row.signal.Answer is { } answer ? SignalWords.Of(answer) : null,
                    SignalWords.Waits(row.signal.State, row.signal.Due, today), row.signal.IsToAnswer && row.signal.Due < today, row.node.Code, row.node.Name, row.signal.RaisedAt))],
                rows.Count > query.Rows ? rows[query.Rows - 1].signal.Number : null,
                Enum.GetValues<Show>().ToDictionary(show => show, show => counts.Where(count => show is Show.All || ShowOf(count.Key) == show).Sum(count => count.Count)));
        }

        private static Show ShowOf(SignalState state) => state switch
        {
            SignalState.Raised or SignalState.Seen => Show.ToAnswer,
            SignalState.Closed => Show.Closed,
            _ => Show.Answered,
        };
    }
}
