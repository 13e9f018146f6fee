using QmsPortal.Data;

namespace QmsPortal.Kernel.Outbox;

/// <summary>Hears what any copy of the site tells, and passes it to who waits in this one. A lost connection is made again, and then everybody looks once.</summary>
internal sealed class LiveListener(IServiceScopeFactory scopes, LiveHub hub, TimeProvider clock, ILogger<LiveListener> logger) : Rounds(clock, logger)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(1);

    protected override async Task Round(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<QmsDb>().HearLive(hub.TellAll, notice => hub.Tell(PlacesOf(notice)), ct);
    }

    internal static List<Guid> PlacesOf(string notice) =>
        [.. notice.Split(',').Where(thing => thing.StartsWith("place:", StringComparison.Ordinal)).Select(thing => Guid.TryParse(thing["place:".Length..], out var place) ? place : Guid.Empty)];
}
