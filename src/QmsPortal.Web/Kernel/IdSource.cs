using System.Buffers.Binary;

namespace QmsPortal.Kernel;

/// <summary>
/// Where new keys come from: time-ordered, so that new rows lie together in their indexes, and each above the last. Rows are
/// saved in the order of their keys: what was made in one same order is saved in it, and two who save at once never wait in a ring.
/// </summary>
public class IdSource(TimeProvider clock)
{
    private const int CountBits = 12;
    private long last;

    /// <summary>A key that does not tell when it was made, for what is dated by the day to protect whoever wrote it.</summary>
#pragma warning disable RS0030 // the one place that may make keys
    public virtual Guid NextWithoutTime() => Guid.NewGuid();

    /// <summary>A UUID of version 7 whose twelve bits after the time count on within a millisecond (RFC 9562, §6.2, method 1).</summary>
    public virtual Guid Next()
    {
        var taken = Take(clock.GetUtcNow().ToUnixTimeMilliseconds() << CountBits);
        var id = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(taken >> CountBits));
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(7 << CountBits | (taken & ((1 << CountBits) - 1))));
        return new Guid(bytes, bigEndian: true);
    }
#pragma warning restore RS0030

    private long Take(long now)
    {
        while (true)
        {
            var before = Volatile.Read(ref last);
            var next = Math.Max(now, before + 1);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
                return next;
        }
    }
}
