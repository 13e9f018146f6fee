using QmsPortal.Kernel;

namespace QmsPortal.Data.Auditing;

/// <summary>Seals the history each second, and once a day tells the head of the chain to the log and to a file, outside the database.</summary>
internal sealed partial class SealAudit(IServiceScopeFactory scopes, AuditHeads heads, TimeProvider clock, ILogger<SealAudit> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private DateOnly told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Seal(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                NotSealed(exception.GetType().Name);
            }
        }
    }

    public async Task Seal(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sealer = scope.ServiceProvider.GetRequiredService<AuditSealer>();
        while (await sealer.Seal(ct) is { } head)
        {
            if (told == clock.Today())
                continue;
            await heads.Keep(head, clock.GetUtcNow(), ct);
            Sealed(head.ToString());
            told = clock.Today();
        }
    }

    [LoggerMessage(LogLevel.Information, "Head of the audit trail {Head}")]
    private partial void Sealed(string head);

    [LoggerMessage(LogLevel.Error, "The audit trail could not be sealed: {Fault}")]
    private partial void NotSealed(string fault);
}

/// <summary>Where heads of the chain are kept outside the database; nowhere, where no file is named.</summary>
public sealed record AuditHeads(string? File)
{
    public async Task Keep(AuditSealer.Head head, DateTimeOffset at, CancellationToken ct)
    {
        if (File is not null)
            await System.IO.File.AppendAllLinesAsync(File, [$"{head} {at:yyyy-MM-dd'T'HH:mm:ss'Z'}"], ct);
    }

    /// <summary>The last head kept, or null.</summary>
    public async Task<AuditSealer.Head?> Last() => File is null || !System.IO.File.Exists(File) ? null
        : (await System.IO.File.ReadAllLinesAsync(File)).Select(line => AuditSealer.Head.Read(line.Split(' ')[0])).LastOrDefault(head => head is not null);
}
