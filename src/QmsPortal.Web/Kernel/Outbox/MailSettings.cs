namespace QmsPortal.Kernel.Outbox;

/// <summary>By which server mail goes out, as whom, and where the site is found.</summary>
public sealed record MailSettings(Uri? Server, string From, Uri? Address)
{
    public static readonly MailSettings Off = new(null, "", null);

    public bool IsOn => Server is not null;
}

/// <summary>Answered by the module that knows people.</summary>
public interface IAddresses
{
    /// <summary>The person's e-mail address, or null if their account is closed.</summary>
    Task<string?> Of(Guid person, CancellationToken ct);
}
