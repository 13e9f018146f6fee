using System.Security.Cryptography;
using System.Text;

namespace QmsPortal.Kernel.Audit;

/// <summary>
/// One change to one record: who, in which role, when, by which command. Never changed. What was and what is lie in the payload,
/// of which only a salted hash stands here, so that a lawful erasure leaves the chain whole.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(Guid mark, DateTimeOffset at, Guid? person, string? roleUsed, string command, Guid? operation, string record, Guid recordId, AuditPayload payload, AuditKey key)
    {
        Mark = mark;
        // The database keeps microseconds; what is hashed must be what is kept.
        At = new DateTimeOffset(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        (PersonId, RoleUsed, Command, OperationId, Record, RecordId) = (person, roleUsed, command, operation, record, recordId);
        Payload = payload;
        PayloadHash = payload.Hash();
        Mac = MacUnder(key);
    }

    public long Id { get; private init; }

    /// <summary>Made before the row is stored, and covered by the code below: a copied row is found by it.</summary>
    public Guid Mark { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid? PersonId { get; private init; }
    public string? RoleUsed { get; private init; }
    public string Command { get; private init; } = "";
    public Guid? OperationId { get; private init; }
    public string Record { get; private init; } = "";
    public Guid RecordId { get; private init; }
    public byte[] PayloadHash { get; private init; } = [];

    /// <summary>A keyed code over all the above but the number, which the database gives.</summary>
    public byte[] Mac { get; private init; } = [];
    public AuditPayload Payload { get; private init; } = null!;

    /// <summary>A row as it is stored, whoever wrote it: for looking whether it is as it was written.</summary>
    internal static AuditEntry Stored(long id, Guid mark, DateTimeOffset at, Guid? person, string? roleUsed, string command, Guid? operation, string record, Guid recordId, byte[] payloadHash, byte[] mac, AuditPayload? payload) => new()
    {
        Id = id,
        Mark = mark,
        At = at,
        PersonId = person,
        RoleUsed = roleUsed,
        Command = command,
        OperationId = operation,
        Record = record,
        RecordId = recordId,
        PayloadHash = payloadHash,
        Mac = mac,
        Payload = payload!,
    };

    public bool IsAsWritten(AuditKey key) => CryptographicOperations.FixedTimeEquals(MacUnder(key), Mac);

    private byte[] MacUnder(AuditKey key) => key.Mac(AuditBytes.Of(
        Mark.ToByteArray(), AuditBytes.Of(At), PersonId?.ToByteArray(), AuditBytes.Of(RoleUsed), AuditBytes.Of(Command), OperationId?.ToByteArray(),
        AuditBytes.Of(Record), RecordId.ToByteArray(), PayloadHash));
}

/// <summary>What a change was about: the person's name then, the fields before and after, the reason.</summary>
public sealed class AuditPayload
{
    private const int SaltLength = 16;

    public required Guid Mark { get; init; }
    public byte[] Salt { get; init; } = RandomNumberGenerator.GetBytes(SaltLength);
    public required string Who { get; init; }
    public required string? Before { get; init; }
    public required string? After { get; init; }
    public required string? Reason { get; init; }

    public byte[] Hash() => SHA256.HashData(AuditBytes.Of(Mark.ToByteArray(), Salt, AuditBytes.Of(Who), AuditBytes.Of(Before), AuditBytes.Of(After), AuditBytes.Of(Reason)));
}

/// <summary>A batch of entries under one keyed hash that also covers the seal before: a row that is gone, moved or put between is found.</summary>
public sealed class AuditSeal
{
    public required long Number { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The numbers of the entries, and beside each its mark.</summary>
    public required long[] Entries { get; init; }
    public required Guid[] Marks { get; init; }
    public required byte[] Hash { get; init; }

    public static readonly byte[] Beginning = new byte[32];

    public static byte[] HashOf(AuditKey key, byte[] before, long number, DateTimeOffset at, IEnumerable<long> entries, IEnumerable<Guid> marks) => key.Mac(AuditBytes.Of(
        before, AuditBytes.Of(number), AuditBytes.Of(at), AuditBytes.Of([.. entries.Select(AuditBytes.Of)]), AuditBytes.Of([.. marks.Select(mark => mark.ToByteArray())])));
}

/// <summary>Parts one after the other, each with its length before it, so that no two lists of parts make the same bytes.</summary>
internal static class AuditBytes
{
    private const int Missing = -1;

    public static byte[] Of(params ReadOnlySpan<byte[]?> parts)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var part in parts)
        {
            writer.Write(part?.Length ?? Missing);
            if (part is not null)
                writer.Write(part);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static byte[]? Of(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    public static byte[] Of(long number) => BitConverter.GetBytes(number);

    public static byte[] Of(DateTimeOffset at) => Of(at.UtcTicks / TimeSpan.TicksPerMicrosecond);
}

/// <summary>A command that asks for a reason; it stands in the history beside the change.</summary>
public interface IGiveReason
{
    string? Reason { get; }
}
