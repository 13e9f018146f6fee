using MimeKit;
using QmsPortal.Kernel.Outbox;

namespace QmsPortal;

/// <summary>Reads the settings of mail, and refuses to start on ones that could never send any.</summary>
internal static class MailSetup
{
    public const string Server = "QMS_SMTP";
    public const string From = "QMS_MAIL_FROM";
    public const string Address = "QMS_ADDRESS";

    public static MailSettings Read(IConfiguration configuration)
    {
        var address = Site(configuration[Address]);
        if (configuration[Server] is not { Length: > 0 } server)
            return MailSettings.Off with { Address = address };
        if (!Uri.TryCreate(server, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
            throw new PlainFailure($"{Server} is not the address of a mail server. Use smtp://mail.example.org:25, or smtps://user:password@mail.example.org:465.", PlainFailure.WrongUse);
        if (!MailboxAddress.TryParse(configuration[From], out var sender) || sender.Domain.Length == 0)
            throw new PlainFailure($"Set {From} to the e-mail address from which mail goes out: {Server} is set, so mail is sent.", PlainFailure.WrongUse);
        return new MailSettings(uri, sender.ToString(), address);
    }

    private static Uri? Site(string? address)
    {
        if (string.IsNullOrEmpty(address))
            return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
            : throw new PlainFailure($"{Address} is not the address of a site. Use https://quality.example.org.", PlainFailure.WrongUse);
    }
}
