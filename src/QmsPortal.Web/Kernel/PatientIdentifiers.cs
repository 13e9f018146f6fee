using System.Globalization;
using System.Text.RegularExpressions;

namespace QmsPortal.Kernel;

/// <summary>Finds text that looks like a patient's number, so that it is stopped before it is stored.</summary>
public static partial class PatientIdentifiers
{
    public const string Message = "This looks like a patient's number. Take it out, or say why it is not one";

    /// <summary>Does the text hold ten digits, together or parted by a mark or two, that pass the NHS number's check?</summary>
    public static bool LikelyIn(string? text) =>
        text is not null && TenDigits().Matches(text).Any(match => HasValidCheckDigit(match.Groups[1].Value));

    // Each start is tried by itself (the digits are only looked ahead at), so "1 943 476 5919" is found too.
    [GeneratedRegex(@"(?<!\d)(?=((?:\d[\s\p{Pd}\p{Cf}\u2212./_]{0,3}){9}\d)(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex TenDigits();

    /// <summary>Modulus 11: weights 10 to 2, remainder from 11 is the tenth digit; 11 counts as 0 and 10 is never issued (NHS Data Dictionary).</summary>
    private static bool HasValidCheckDigit(string found)
    {
        var digits = found.Where(char.IsDigit).Select(c => (int)CharUnicodeInfo.GetDecimalDigitValue(c)).ToArray();
        if (digits.Distinct().Count() == 1)
            return false;
        var check = 11 - digits.Take(9).Select((digit, i) => digit * (10 - i)).Sum() % 11;
        return (check == 11 ? 0 : check) == digits[9];
    }
}

/// <summary>A text that is not looked through for patient identifiers: a password.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
