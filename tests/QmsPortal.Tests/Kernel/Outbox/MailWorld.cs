using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Tests.Support;
using Account = QmsPortal.Modules.Organisation.People.Account;

namespace QmsPortal.Tests.Kernel.Outbox;

/// <summary>Riverside Hospitals with a mail server.</summary>
public sealed class MailWorld(QmsServer server) : TrustWorld(server), IAsyncDisposable
{
    internal SmtpSink Sink { get; } = new();

    private MailSettings Settings => new(new Uri($"smtp://127.0.0.1:{Sink.Port}"), "QmsPortal <portal@riverside.example>", new Uri("https://quality.riverside.example/"));

    internal MailSender Sender() => new(Services.GetRequiredService<IServiceScopeFactory>(), Settings, Clock, Services.GetRequiredService<ILogger<MailSender>>());

    internal Task<int> SendMail() => Sender().SendOnce(CancellationToken.None);

    internal async Task<Guid> IdOf(string email)
    {
        var normalised = Account.Normalised(email);
        return await Ask(db => db.Users.Where(account => account.NormalizedEmail == normalised).Select(account => account.Id).SingleAsync());
    }

    /// <summary>On to seven the next morning, when the digests go out.</summary>
    internal void Sleep() => Clock.Advance(Clock.Today().AddDays(1).StartInLondon(new TimeOnly(7, 0)) - Clock.GetUtcNow());

    /// <summary>In one save; answers the thing it is about.</summary>
    internal async Task<string> Write(string email, string? thing = null, int times = 1, bool urgent = true)
    {
        var (person, about) = (await IdOf(email), thing ?? $"test:{Guid.NewGuid()}");
        await Ask(async db =>
        {
            var queue = new MailQueue(db, Services.GetRequiredService<IdSource>(), Clock, Settings);
            for (var i = 0; i < times; i++)
                await queue.Add([person], new Letter(about, "Something happened", "Look at the portal.\n", urgent), CancellationToken.None);
            return await db.SaveChangesAsync();
        });
        return about;
    }

    internal Task<List<OutboxMessage>> Written(string thing) =>
        Ask(db => db.Set<OutboxMessage>().AsNoTracking().Where(message => message.Thing.StartsWith(thing)).OrderBy(message => message.Id).ToListAsync());

    internal async Task<OutboxMessage> Stored(string thing) => (await Written(thing)).Single();

    /// <summary>What other tests left waiting is none of this one's business.</summary>
    internal async Task Forget()
    {
        await Ask(db => db.Database.ExecuteSqlRawAsync("update outbox_messages set state = 'Sent', sent_at = now() where channel = 'Mail' and state <> 'Sent'"));
        Sink.Faults.Clear();
        Sink.Taken.Clear();
        Sink.Seen.Clear();
    }

    protected override void Fit(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(Settings));

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await Sink.DisposeAsync();
    }
}
