using Microsoft.AspNetCore.Identity;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>How a person signs in: one to one with the person, with the same key.</summary>
[About(Subject.Accounts)]
public sealed class Account : IdentityUser<Guid>
{
    public static Account For(Guid id, string email, IdSource ids) => new()
    {
        Id = id,
        Email = email.Trim(),
        UserName = email.Trim(),
        NormalizedEmail = Normalised(email),
        NormalizedUserName = Normalised(email),
        SecurityStamp = ids.Next().ToString("N"),
        ConcurrencyStamp = ids.Next().ToString("N"),
    };

    /// <summary>Of the six digits with which the person signs at a shared device of their ward; good for nothing anywhere else.</summary>
    public string? ShortCodeHash { get; private set; }
    public DateTimeOffset? ShortCodeSetAt { get; private set; }

    public void SetShortCode(string? hash, DateTimeOffset? at) => (ShortCodeHash, ShortCodeSetAt) = (hash, at);

    /// <summary>Signs out everywhere: other sessions end within a minute.</summary>
    public void EndSessions(IdSource ids) => SecurityStamp = ids.Next().ToString("N");

    public static string Normalised(string email) => email.Trim().ToUpperInvariant();
}
