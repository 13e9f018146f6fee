using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What a series that was set has ahead of it: today's huddle where its time is yet to come, and the clock that makes the next.</summary>
internal static class HuddlesAhead
{
    public static async Task MakeAhead(this QmsDb db, HuddleSeries series, IdSource ids, DueTimes due, TimeProvider clock, CancellationToken ct)
    {
        if (series.Next == clock.Today() && series.Make(ids.Next(), ids.Next(), clock.GetUtcNow()) is { } huddle)
        {
            db.Add(huddle);
            await due.Keep(huddle.Id, huddle.Ahead(), ct);
        }

        await due.Keep(series.Id, series.Ahead(), ct);
    }
}
