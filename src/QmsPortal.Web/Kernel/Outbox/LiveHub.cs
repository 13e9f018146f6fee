using System.Collections.Concurrent;
using System.Threading.Channels;

namespace QmsPortal.Kernel.Outbox;

/// <summary>Who of this copy waits for news of which places. Holds nothing that another copy would need: each hears for itself.</summary>
public sealed class LiveHub
{
    private readonly ConcurrentDictionary<Waiting, byte> waiting = new();

    public int Count => waiting.Count;

    /// <summary>Waits until it is disposed of.</summary>
    public Waiting Wait(IReadOnlySet<Guid> places)
    {
        var here = new Waiting(places, this);
        waiting.TryAdd(here, 0);
        return here;
    }

    /// <summary>These places have news. Several notices before somebody looks are one piece of news.</summary>
    public void Tell(IReadOnlyCollection<Guid> places)
    {
        foreach (var here in waiting.Keys.Where(here => places.Any(here.Places.Contains)))
            here.Give();
    }

    /// <summary>After a time in which nothing could be heard: there may be news anywhere.</summary>
    public void TellAll()
    {
        foreach (var here in waiting.Keys)
            here.Give();
    }

    public sealed class Waiting(IReadOnlySet<Guid> places, LiveHub hub) : IDisposable
    {
        private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public IReadOnlySet<Guid> Places { get; } = places;

        /// <summary>True once there is news, false when so long nothing happened.</summary>
        public async Task<bool> News(TimeSpan atMost, CancellationToken ct)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            enough.CancelAfter(atMost);
            try
            {
                return await news.Reader.ReadAsync(enough.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return false;
            }
        }

        internal void Give() => news.Writer.TryWrite(true);

        public void Dispose() => hub.waiting.TryRemove(this, out _);
    }
}
