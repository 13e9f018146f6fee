using QmsPortal.Data;

namespace QmsPortal.Kernel.Outbox;

/// <summary>
/// Sends the mail that waits, each at most once: that it is being sent is committed before the mail server hears of it, and what was being
/// sent when a copy was killed is never sent again by itself.
/// </summary>
internal sealed partial class MailSender(IServiceScopeFactory scopes, MailSettings settings, TimeProvider clock, ILogger<MailSender> logger) : Rounds(clock, logger)
{
    /// <summary>Far longer than any conversation with a mail server.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Two minutes, then twice as long each time: the tenth try is 17 hours after the first.</summary>
    public const int MostTries = 10;

    protected override TimeSpan Every => TimeSpan.FromSeconds(5);

    protected override Task Round(CancellationToken ct) => settings.IsOn ? SendOnce(ct) : Task.CompletedTask;

    /// <summary>All that waits now; answers how many were sent. A conversation once begun is not broken off when the site stops.</summary>
    public async Task<int> SendOnce(CancellationToken ct)
    {
        await With(db => db.LoseTrack(Clock.GetUtcNow(), ct));
        using var server = new MailServer(settings, Clock);
        var sent = 0;
        while (!ct.IsCancellationRequested && await With(db => db.ClaimMail(Clock.GetUtcNow(), Lease, ct)) is { Count: > 0 } claimed)
        {
            var mail = new WrittenMail(claimed);
            var attempt = Counted(mail, await Try(server, mail));
            foreach (var message in mail.Messages)
                await With(db => db.SettleMail(message, attempt, Clock.GetUtcNow(), WaitAfter(mail.Tries), CancellationToken.None));
            sent += attempt.State is OutboxState.Sent ? 1 : 0;
            if (attempt.State is not OutboxState.Sent)
                NotSent(attempt.State, attempt.Failure);
            if (!attempt.ServerIsThere)
                break;
        }

        return sent;
    }

    public static TimeSpan WaitAfter(int tries) => TimeSpan.FromMinutes(2 << (Math.Min(tries, MostTries) - 1));

    private async Task<Attempt> Try(MailServer server, WrittenMail mail)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAddresses>().Of(mail.Person, CancellationToken.None) is { } address
            ? await server.Send(mail, address)
            : new Attempt(OutboxState.Refused, "Account closed");
    }

    private static Attempt Counted(WrittenMail mail, Attempt attempt) =>
        attempt.State is OutboxState.Waiting && mail.Tries >= MostTries ? attempt with { State = OutboxState.Refused } : attempt;

    private async Task<T> With<T>(Func<QmsDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<QmsDb>());
    }

    [LoggerMessage(LogLevel.Warning, "A mail was not sent and is now {State}: {Failure}")]
    private partial void NotSent(OutboxState state, string? failure);
}
