using System.Text;

namespace QmsPortal.Kernel;

/// <summary>Text that can be stored and shown: no NUL, no half of a surrogate pair.</summary>
public static class StorableText
{
    public static bool Is(string? text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return !text.AsSpan().Contains('\0');
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (rest[0] == '\0' || Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[used..];
        }

        return true;
    }
}
