using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace QmsPortal.Kernel.Outbox;

/// <summary>What became of one try.</summary>
internal sealed record Attempt(OutboxState State, string? Failure, bool ServerIsThere = true);

/// <summary>One connection to the mail server, opened when first needed.</summary>
internal sealed class MailServer(MailSettings settings, TimeProvider clock) : IDisposable
{
    private const int Patience = 20_000;

    private Conversation? conversation;

    public async Task<Attempt> Send(WrittenMail mail, string address)
    {
        try
        {
            await Connect();
        }
        catch (Exception exception)
        {
            Dispose();
            return new Attempt(OutboxState.Waiting, exception is SmtpCommandException refused ? Number(refused) : "No connection", ServerIsThere: false);
        }

        try
        {
            await conversation!.SendAsync(Written(mail, address));
            return new Attempt(OutboxState.Sent, null);
        }
        catch (SmtpCommandException refused)
        {
            // An answer is an answer: the server has not taken it. After most of them it wants to hear no more on this connection.
            Dispose();
            return new Attempt((int)refused.StatusCode >= 500 ? OutboxState.Refused : OutboxState.Waiting, Number(refused));
        }
        catch (Exception)
        {
            var mayHaveIt = conversation!.RecipientAccepted;
            Dispose();
            return mayHaveIt ? new Attempt(OutboxState.Unknown, "Connection lost") : new Attempt(OutboxState.Waiting, "Connection lost", ServerIsThere: false);
        }
    }

    public void Dispose()
    {
        conversation?.Dispose();
        conversation = null;
    }

    private async Task Connect()
    {
        if (conversation is { IsConnected: true })
        {
            conversation.RecipientAccepted = false;
            return;
        }

        Dispose();
        conversation = new Conversation { Timeout = Patience };
        var server = settings.Server!;
        var login = server.UserInfo.Split(':', 2);
        await conversation.ConnectAsync(server.Host, server.IsDefaultPort ? 0 : server.Port, Security(server));
        if (login.Length == 2)
            await conversation.AuthenticateAsync(Uri.UnescapeDataString(login[0]), Uri.UnescapeDataString(login[1]));
    }

    /// <summary>A password goes over nothing but an encrypted connection.</summary>
    private static SecureSocketOptions Security(Uri server) =>
        server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : server.UserInfo.Length > 0 ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable;

    /// <summary>The Message-ID is the same at each try, so that a mail program shows one that came twice once.</summary>
    private MimeMessage Written(WrittenMail mail, string address)
    {
        var from = MailboxAddress.Parse(settings.From);
        var letter = new MimeMessage { Subject = mail.Subject, Date = clock.GetUtcNow(), MessageId = $"{mail.Id:N}@{from.Domain}", Body = new TextPart("plain") { Text = mail.Body } };
        letter.From.Add(from);
        letter.To.Add(MailboxAddress.Parse(address));
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return letter;
    }

    private static string Number(SmtpCommandException refused) => $"Refused, {(int)refused.StatusCode}";

    /// <summary>From the moment a recipient is accepted, a connection that is lost leaves it open whether the server has the mail.</summary>
    private sealed class Conversation : SmtpClient
    {
        public bool RecipientAccepted { get; set; }

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => RecipientAccepted = true;
    }
}
