using System.Security.Cryptography;
using System.Text;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>
/// What whoever did not give their name keeps, to read the answer: shown once, and stored as a hash alone. It comes of the id of the
/// form that was sent, which is stored nowhere, so the same form sent twice has the same code.
/// </summary>
internal static class ReferenceCode
{
    /// <summary>No vowels, so no words come of it; no digits, so it looks like nobody's number.</summary>
    private const string Letters = "BCDFGHJKMNPQRSTVWXZ";
    private const int Length = 16;

    /// <summary>"BCDF-GHJK-MNPQ-RSTV".</summary>
    public static string Of(Guid form) => string.Join('-', SHA256.HashData([.. "speak up "u8, .. form.ToByteArray()]).Take(Length).Select(value => Letters[value % Letters.Length]).Chunk(4).Select(four => new string(four)));

    /// <summary>Of a code as somebody typed it: small letters and spaces make no difference.</summary>
    public static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetter)))));
}
