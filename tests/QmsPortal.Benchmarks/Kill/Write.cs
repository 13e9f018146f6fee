using System.Globalization;
using System.Text.Json.Serialization;

namespace QmsPortal.Benchmarks.Kill;

internal enum WriteKind
{
    RaiseIssue,
    RecordValue,
    SolveIssue,
}

/// <summary>One post that changes something, as it stands in the ledger before it is sent.</summary>
internal sealed record Write(Guid Operation, WriteKind Kind)
{
    /// <summary>Begins every text of the drill, so that its effects are known from what was there before.</summary>
    public const string Drill = "Kill drill";
    public const string DrillCode = "kill-drill";

    public string? Words { get; init; }
    public int? Issue { get; init; }
    public string? Place { get; init; }
    public string? Measure { get; init; }
    public DateOnly? Period { get; init; }
    public decimal? Number { get; init; }

    /// <summary>What should be there once, as <see cref="StoredEffects"/> reads it back.</summary>
    [JsonIgnore]
    public string Effect => Kind switch
    {
        WriteKind.RaiseIssue => RaisedIssue(Words!),
        WriteKind.SolveIssue => Answer(Issue!.Value, Words!),
        _ => Value(Place!, Measure!, Period!.Value, Number!.Value),
    };

    /// <summary>The records whose history tells it.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Told => Kind switch
    {
        WriteKind.RaiseIssue => ["Issue"],
        WriteKind.SolveIssue => ["Issue", "IssueStep"],
        _ => ["Observation"],
    };

    public static string RaisedIssue(string words) => $"the issue “{words}”";

    public static string Answer(int issue, string words) => string.Create(CultureInfo.InvariantCulture, $"the answer “{words}” to issue {issue}");

    public static string Value(string place, string measure, DateOnly period, decimal number) =>
        string.Create(CultureInfo.InvariantCulture, $"the value {number:G29} of {measure} at {place} for {period:yyyy-MM-dd}");
}
