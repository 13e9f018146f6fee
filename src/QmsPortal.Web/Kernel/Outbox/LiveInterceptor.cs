using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Diagnostics;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.Outbox;

/// <summary>
/// Whatever record at a place a save has in hand, the place has news: one row in the same save, with the place's key and nothing more.
/// Runs after the history, which has found out by then what changed.
/// </summary>
public sealed class LiveInterceptor(IdSource ids, TimeProvider clock, LiveSignal signal) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var tracker = eventData.Context!.ChangeTracker;
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        if (tracker.HasChanges())
        {
            var now = clock.GetUtcNow();
            var places = tracker.Entries<IAtPlace>().Select(entry => entry.Entity.NodeId).Distinct().ToList();
            eventData.Context.AddRange(places.Select(place => OutboxMessage.Live(ids.Next(), $"place:{place}", now)));
        }

        tracker.AutoDetectChangesEnabled = detects;
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        signal.Give();
        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }
}

/// <summary>Wakes the sender of live notices in this copy as soon as something was saved.</summary>
public sealed class LiveSignal
{
    private readonly Channel<bool> given = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Give() => given.Writer.TryWrite(true);

    public async Task Wait(CancellationToken ct) => await given.Reader.ReadAsync(ct);
}
