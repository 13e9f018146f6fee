using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.Clocks;

/// <summary>
/// Carries out what is due, one thing after the other, each in a transaction of its own that both does it and marks it done:
/// any number of copies may sweep at once, and one that is killed in the middle has done nothing.
/// </summary>
internal sealed partial class Sweep(IServiceScopeFactory scopes, IEnumerable<IDueThing> things, TimeProvider clock, ILogger<Sweep> logger) : Rounds(clock, logger)
{
    private readonly Dictionary<string, IDueThing> byKind = things.ToDictionary(thing => thing.Kind);

    protected override TimeSpan Every => TimeSpan.FromSeconds(5);

    protected override Task Round(CancellationToken ct) => SweepOnce(ct);

    /// <summary>All that is due now; answers how many were done.</summary>
    public async Task<int> SweepOnce(CancellationToken ct)
    {
        var done = 0;
        while (await Next(ct) is { } succeeded)
            done += succeeded ? 1 : 0;
        return done;
    }

    /// <summary>True if something was done, false if it failed, null if nothing is due that this copy can have.</summary>
    private async Task<bool?> Next(CancellationToken ct)
    {
        DueTime? due = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<QmsDb>().Database.CreateExecutionStrategy().ExecuteAsync(() => TakeAndDo(taken => due = taken, ct));
        }
        catch (Exception exception) when (due is not null && !ct.IsCancellationRequested)
        {
            await PutOff(due, exception.GetType().Name, ct);
            return false;
        }
    }

    /// <summary>With a context of its own, so that nothing of an attempt that broke is left for the one after it.</summary>
    private async Task<bool?> TakeAndDo(Action<DueTime?> taken, CancellationToken ct)
    {
        taken(null);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeTheSite();
        var db = scope.ServiceProvider.GetRequiredService<QmsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.TakeDue(Clock.GetUtcNow(), ct) is not { } due)
            return null;
        taken(due);
        if (!byKind.TryGetValue(due.Kind, out var thing))
            throw new InvalidOperationException("No module knows this kind of due time.");
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(thing.Command(due.Due), ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task PutOff(DueTime due, string failure, CancellationToken ct)
    {
        var tries = due.Tries + 1;
        var leave = tries >= DueTime.MostTries;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<QmsDb>().PutOff(due, failure, Clock.GetUtcNow(), DueTime.WaitAfter(tries), leave, ct);
        if (leave)
            Left(due.Kind, tries, failure);
        else
            Failed(due.Kind, tries, failure);
    }

    [LoggerMessage(LogLevel.Warning, "{Kind} failed at try {Tries}: {Failure}")]
    private partial void Failed(string kind, int tries, string failure);

    [LoggerMessage(LogLevel.Error, "{Kind} was left after {Tries} tries: {Failure}")]
    private partial void Left(string kind, int tries, string failure);
}
