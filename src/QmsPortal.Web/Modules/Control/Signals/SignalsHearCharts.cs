using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>
/// Whatever changes a chart, what its latest points signal becomes a record in the same save: once for each rule and run of points.
/// Figures that others published are compared with and raise nothing.
/// </summary>
internal sealed class SignalsHearCharts(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IHear<ChartTaken>
{
    public async Task Hear(ChartTaken what, CancellationToken ct)
    {
        var since = what.Signs.Select(sign => sign.First).DefaultIfEmpty(DateOnly.MaxValue).Min();
        var known = await db.SignalsWithSteps(user)
            .Where(signal => signal.SeriesId == what.Series && (signal.State != SignalState.Closed || signal.Last >= since)).ToListAsync(ct);
        var now = clock.GetUtcNow();
        List<Signal> changed = [];
        List<Sign> fresh = [];
        foreach (var sign in what.Signs)
        {
            if (known.Find(signal => signal.Is(sign)) is { } same)
                changed.AddRange(same.GoOn(ids.Next(), what, sign, now) ? [same] : []);
            else if (known.Where(signal => signal.Rule == sign.Rule && signal.State is SignalState.Answered or SignalState.Acted).MaxBy(signal => signal.First) is { } answered)
            {
                answered.FireAgain(ids.Next(), what, sign, now);
                changed.Add(answered);
            }
            else
                fresh.Add(sign);
        }

        foreach (var gone in known.Where(signal => signal.IsGone(what)))
        {
            gone.Vanish(ids.Next(), now);
            changed.Add(gone);
        }

        changed.AddRange(await Raise(what, fresh, now, ct));
        foreach (var signal in changed)
            await due.Keep(signal.Id, signal.Ahead(), ct);
    }

    private async Task<IReadOnlyList<Signal>> Raise(ChartTaken what, List<Sign> fresh, DateTimeOffset now, CancellationToken ct)
    {
        if (fresh.Count == 0)
            return [];
        var kind = await db.Nodes.For(user, Act.Read).Where(node => node.Id == what.Node).Select(node => node.Kind).SingleAsync(ct);
        if (kind is NodeKind.Comparison)
            return [];
        List<Signal> raised = [];
        foreach (var sign in fresh)
        {
            var signal = new Signal(ids.Next(), await db.NextNumber(Numbers.Signals, ct), what, sign, kind is NodeKind.Ward ? Role.TeamLead : Role.ServiceLead, now);
            db.Add(signal);
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(signal), Relation.RaisedFrom, new ThreadEnd(what.Series, ThreadKind.MeasureSeries), null, user.Id, now));
            raised.Add(signal);
        }

        return raised;
    }
}
