using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

internal sealed class AnswerTodaysHuddle(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<TodaysHuddle.Query, TodaysHuddle.View>
{
    public async Task<TodaysHuddle.View> Handle(TodaysHuddle.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        var (huddles, nodes) = (db.Huddles.For(user, Act.Read), db.Nodes.For(user, Act.Read));
        var found = await nodes.Where(node => node.Id == query.Place)
            .LeftJoin(db.HuddleSeries.For(user, Act.Read).AsNoTracking(), node => node.Id, series => series.NodeId, (node, series) => new
            {
                node.Code,
                series,
                Today = huddles.Where(huddle => huddle.NodeId == node.Id && huddle.Date == today).Select(huddle => (HuddleState?)huddle.State).FirstOrDefault(),
            }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        return Of(found.Code, found.series, found.Today, today);
    }

    /// <summary>Also for the board, which asks for it beside other things.</summary>
    internal static TodaysHuddle.View Of(string code, HuddleSeries? set, HuddleState? state, DateOnly today)
    {
        var address = $"/at/{code}/huddle";
        if (set is null)
            return new TodaysHuddle.View(TodaysHuddle.State.None, "", "Set the huddle time", address, false);
        var start = set.Start.Words();
        var next = $"Next huddle {HuddleWords.Next(set.DayAfter(today), start, today)}";
        return state switch
        {
            HuddleState.Scheduled => new(TodaysHuddle.State.Scheduled, start, $"Start {start} huddle", address, true),
            HuddleState.Open => new(TodaysHuddle.State.Open, start, $"Open {start} huddle", address, true),
            HuddleState.Closed => new(TodaysHuddle.State.Closed, start, $"Today’s huddle is closed. {next}", address, false),
            HuddleState.Missed => new(TodaysHuddle.State.Missed, start, $"Today’s huddle was missed. {next}", address, false),
            _ => new(TodaysHuddle.State.NotToday, start, next, address, false),
        };
    }
}
