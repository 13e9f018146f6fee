using QmsPortal.Data;

namespace QmsPortal.Kernel.Outbox;

/// <summary>Tells all copies of the site which places have news, at most ten times a second, however much was saved.</summary>
internal sealed class LiveSender(IServiceScopeFactory scopes, LiveSignal signal, TimeProvider clock, ILogger<LiveSender> logger) : Rounds(clock, logger)
{
    /// <summary>For what another copy saved and did not live to tell.</summary>
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(2);

    protected override TimeSpan Every => TimeSpan.FromMilliseconds(100);

    protected override Task Round(CancellationToken ct) => SendOnce(ct);

    /// <summary>All that waits now; answers how many notices it took.</summary>
    public async Task<int> SendOnce(CancellationToken ct)
    {
        var notices = 0;
        await using var scope = scopes.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<QmsDb>().NotifyLive(Clock.GetUtcNow(), ct) > 0)
            notices++;
        return notices;
    }

    protected override async Task Wait(CancellationToken ct)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(signal.Wait(woken.Token), Task.Delay(AtLeastEvery, Clock, woken.Token));
        await woken.CancelAsync();
        await base.Wait(ct);
    }
}
