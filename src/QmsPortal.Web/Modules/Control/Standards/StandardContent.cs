using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>What a version says: the sheet, from its title to its last step.</summary>
public sealed record StandardContent
{
    public const int TitleLength = 120;
    public const int WordsLength = 300;
    public const int RoleLength = 80;
    public const int StepLength = 200;
    public const int MostSteps = 30;
    public const decimal MostMinutes = 600;

    /// <summary>Names the order and form of what the sum is taken over. Another form gets another name, and old sums still hold.</summary>
    private const string Form = "standard work 1";

    public string Title { get; init; } = "";
    public string Process { get; init; } = "";
    public string Purpose { get; init; } = "";
    public string DoneBy { get; init; } = "";
    public string Owner { get; init; } = "";
    public DateOnly? ReviewBy { get; init; }
    public IReadOnlyList<WorkStepWords> Steps { get; init; } = [];

    /// <summary>What has to be there before anybody is asked to look at it.</summary>
    public IReadOnlyList<string> Missing()
    {
        (bool There, string Words)[] parts =
        [
            (Process.Length > 0, "the process"),
            (Purpose.Length > 0, "the purpose"),
            (DoneBy.Length > 0, "who does it"),
            (Owner.Length > 0, "the owner"),
            (ReviewBy is not null, "the review day"),
            (Steps.Count > 0, "the first step"),
        ];
        return [.. parts.Where(part => !part.There).Select(part => part.Words)];
    }

    /// <summary>The SHA-256 sum of the words of one version of one standard, in small hexadecimal letters.</summary>
    public string Sha256(int standard, int version) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes<string[]>(
    [
        Form, Number(standard), Number(version), Title, Process, Purpose, DoneBy, Owner, ReviewBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Number(Steps.Count),
        .. Steps.SelectMany(step => new[] { step.What, step.KeyPoint, step.Why, step.Minutes?.ToString("0.#", CultureInfo.InvariantCulture) ?? "" }),
    ])));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One step: what to do, what makes it safe or good, and why.</summary>
public sealed record WorkStepWords(string What, string KeyPoint = "", string Why = "", decimal? Minutes = null)
{
    public static readonly WorkStepWords Empty = new("");

    /// <summary>"5 min".</summary>
    public string? Time => Minutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{minutes:0.#} min") : null;
}
