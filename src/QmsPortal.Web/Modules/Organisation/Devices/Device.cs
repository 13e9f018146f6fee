using System.Security.Cryptography;
using System.Text;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>What stands on the ward: a screen that nobody touches, or what everybody there writes on.</summary>
public enum DeviceKind
{
    Wall,
    Shared,
}

/// <summary>A device of a ward: paired by a code of ten minutes, known after that by its secret, shut out when revoked. Never removed.</summary>
[About(Subject.Devices)]
public sealed class Device : Entity, IAtPlace
{
    public const int NameLength = 60;
    public const int CodeLength = 8;
    public const int HashLength = 64;
    public static readonly TimeSpan CodeHolds = TimeSpan.FromMinutes(10);

    /// <summary>Without those that look or sound like another.</summary>
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Device()
    {
    }

    public Device(Guid id, Guid node, DeviceKind kind, string name, Guid by, DateTimeOffset at) =>
        (Id, NodeId, Kind, Name, OfferedBy, OfferedAt, CodeUntil, Code) = (id, node, kind, name, by, at, at + CodeHolds, RandomNumberGenerator.GetString(Letters, CodeLength));

    public Guid NodeId { get; private init; }

    public DeviceKind Kind { get; private init; }

    /// <summary>Where it hangs or lies: "Corridor by bay B".</summary>
    public string Name { get; private init; } = "";
    public Guid OfferedBy { get; private init; }
    public DateTimeOffset OfferedAt { get; private init; }

    /// <summary>For one use within ten minutes, and then gone.</summary>
    [NotInHistory]
    public string? Code { get; private set; }
    public DateTimeOffset CodeUntil { get; private init; }
    public DateTimeOffset? PairedAt { get; private set; }

    /// <summary>Of what the screen keeps: who reads the database cannot be the screen.</summary>
    [NotInHistory]
    public string? SecretHash { get; private set; }

    /// <summary>By the minute.</summary>
    [NotInHistory]
    public DateTimeOffset? LastSeenAt { get; private init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public Guid? RevokedBy { get; private set; }

    /// <summary>As people type it: small letters, spaces and dashes do not matter.</summary>
    public static string Typed(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    public static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The code is used up; what comes back is what the screen keeps, and is stored nowhere else.</summary>
    public string Pair(DateTimeOffset at)
    {
        if (PairedAt is not null || RevokedAt is not null || at >= CodeUntil)
            throw new DomainException("This code does not hold any more.");
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        (Code, PairedAt, SecretHash) = (null, at, HashOf(secret));
        return secret;
    }

    public void Revoke(Guid by, DateTimeOffset at)
    {
        if (RevokedAt is not null)
            throw new DomainException("This device was shut out already.");
        (Code, RevokedBy, RevokedAt) = (null, by, at);
    }
}
