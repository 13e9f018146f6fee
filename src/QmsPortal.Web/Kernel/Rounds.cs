namespace QmsPortal.Kernel;

/// <summary>Work the site does by itself, round after round. A round that fails is told by its name alone, and the next one comes all the same.</summary>
internal abstract partial class Rounds(TimeProvider clock, ILogger logger) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;

    protected abstract TimeSpan Every { get; }

    protected abstract Task Round(CancellationToken ct);

    protected virtual Task Wait(CancellationToken ct) => Task.Delay(Every, Clock, ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, GetType().Name, exception.GetType().Name);
            }

            await Wait(stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A round of {Work} failed: {Failure}")]
    private static partial void Failed(ILogger logger, string work, string failure);
}
