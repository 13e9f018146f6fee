using FluentValidation;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>Six digits that cannot be guessed in the first few tries.</summary>
internal static class ShortCodeRules
{
    public const int Length = 6;

    public static void GoodShortCode<T>(this IRuleBuilder<T, string?> code) => code
        .Must(typed => !string.IsNullOrWhiteSpace(typed)).WithMessage("Enter a code of 6 digits")
        .Must(typed => string.IsNullOrWhiteSpace(typed) || IsCode(typed)).WithMessage("The code must be 6 digits, like 274918")
        .Must(typed => typed is null || !IsCode(typed) || !IsEasy(typed)).WithMessage("This code is too easy to guess. Choose digits that do not repeat or follow one another");

    private static bool IsCode(string typed) => typed.Length == Length && typed.All(char.IsAsciiDigit);

    /// <summary>111111, 123456, 654321, 121212, 123123: what is tried first.</summary>
    private static bool IsEasy(string code)
    {
        var steps = code.Zip(code.Skip(1), (one, next) => next - one).Distinct().ToList();
        return steps is [>= -1 and <= 1] || code[..2] + code[..2] + code[..2] == code || code[..3] + code[..3] == code || code.Distinct().Count() < 3;
    }
}
