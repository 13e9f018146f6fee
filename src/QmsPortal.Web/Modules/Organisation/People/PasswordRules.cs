using FluentValidation;

namespace QmsPortal.Modules.Organisation.People;

/// <summary>Long enough and not the first that anyone would try. No rules about kinds of characters: they make passwords worse (NCSC).</summary>
internal static class PasswordRules
{
    public const int Shortest = 8;
    public const int Longest = 128;

    private static readonly string[] Common =
    [
        "password", "passw0rd", "12345678", "123456789", "1234567890", "qwertyui", "qwertyuiop", "iloveyou", "sunshine", "princess",
        "football", "baseball", "superman", "trustno1", "welcome1", "letmein1", "admin123", "administrator", "liverpool", "arsenal1",
        "chelsea1", "manchester", "hospital", "nhshospital", "doctor123", "nurse123", "changeme", "default1", "secret12", "abcdefgh",
        "abcd1234", "abc12345", "1q2w3e4r", "1qaz2wsx", "q1w2e3r4", "zaq12wsx", "asdfghjk", "asdf1234", "qwerty123", "monkey123",
        "dragon12", "master12", "michael1", "jennifer", "computer", "whatever", "starwars", "charlie1", "ashley12", "bailey12",
        "summer2025", "winter2025", "summer2026", "winter2026", "spring2026", "autumn2026", "january1", "december", "qmsportal",
    ];

    public static IRuleBuilderOptions<T, string?> GoodPassword<T>(this IRuleBuilder<T, string?> rule, Func<T, string?[]> personal) => rule
        .NotEmpty().WithMessage("Enter a password")
        .MinimumLength(Shortest).WithMessage($"Password must be {Shortest} characters or more; 15 or more is better")
        .MaximumLength(Longest).WithMessage($"Password must be {Longest} characters or fewer")
        .Must((request, password) => !IsGuessable(password ?? "", personal(request))).WithMessage("Choose a password that is harder to guess, like three random words");

    private static bool IsGuessable(string password, string?[] personal)
    {
        var plain = password.ToLowerInvariant();
        return Common.Any(common => plain == common || plain.TrimEnd('!', '1', '2', '3', '.', '?') == common)
            || plain.Distinct().Count() < 4
            || personal.OfType<string>().SelectMany(words => words.ToLowerInvariant().Split(' ', '@', '.')).Any(word => word.Length >= 4 && plain.StartsWith(word, StringComparison.Ordinal) && plain.Length < word.Length + 5);
    }
}
