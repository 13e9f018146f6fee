namespace QmsPortal.Kernel;

internal static class Cutting
{
    /// <summary>No longer than there is room for.</summary>
    public static string Cut(this string words, int longest) => words.Length <= longest ? words : string.Concat(words.AsSpan(0, longest - 1).TrimEnd(), "…");
}
