namespace QmsPortal.Contracts.Control;

/// <summary>What may stand on a ward's board, in which part of it, and in the order in which it stands where the team has chosen nothing.</summary>
public static class BoardTiles
{
    /// <summary>More become wallpaper: a few that are used each day do more.</summary>
    public const int Enough = 8;
    public const string MeasurePrefix = "measure:";

    public const string Focus = "focus";
    public const string Staffing = "staffing";
    public const string Answers = "answers";
    public const string Escalations = "escalations";
    public const string Issues = "issues";
    public const string Ideas = "ideas";
    public const string Thanks = "thanks";
    public const string Measures = "measures";
    public const string Actions = "actions";
    public const string Goals = "goals";
    public const string Standard = "standard";

    /// <summary>A tile moves within its part: each part reads from the top down, on paper and on a phone too.</summary>
    public enum Part
    {
        Top,
        Side,
        Main,
        Measures,
    }

    /// <param name="Owner">Who answers for what it says, by role.</param>
    /// <param name="WhenSaid">Where the team has chosen nothing it stands there only when it has something to say.</param>
    public sealed record Kind(string Code, string Name, Part Part, string Owner, bool WhenSaid = false);

    public static IReadOnlyList<Kind> All { get; } =
    [
        new(Focus, "Today’s focus", Part.Top, "Team lead"),
        new(Staffing, "Staffing, planned and actual", Part.Top, "Team lead", WhenSaid: true),
        new(Answers, "Answers since yesterday", Part.Side, "Whoever answered"),
        new(Escalations, "Escalated, and where it is now", Part.Side, "The tier that has each"),
        new(Issues, "Open issues", Part.Side, "Team lead"),
        new(Ideas, "Ideas", Part.Side, "Team lead", WhenSaid: true),
        new(Thanks, "Thank you", Part.Side, "The team", WhenSaid: true),
        new(Measures, "Our measures", Part.Main, "Whoever enters each"),
        new(Actions, "Actions due", Part.Main, "Whoever each names", WhenSaid: true),
        new(Goals, "Our goals, and why", Part.Main, "Whoever each names"),
        new(Standard, "Standard of the week", Part.Main, "Team lead", WhenSaid: true),
    ];

    public static Kind? Find(string? code) => All.FirstOrDefault(kind => kind.Code == code);

    public static string OfMeasure(string code) => MeasurePrefix + code;

    /// <summary>The code of the measure, where the tile is one.</summary>
    public static string? MeasureOf(string tile) => tile.StartsWith(MeasurePrefix, StringComparison.Ordinal) ? tile[MeasurePrefix.Length..] : null;

    public static Part PartOf(string tile) => Find(tile)?.Part ?? Part.Measures;

    /// <summary>What stands on the board: what the team chose, and before it has chosen anything all kinds and the first few measures.</summary>
    public static IReadOnlyList<string> Standing(IReadOnlyList<string> chosen, IEnumerable<string> measures) => chosen.Count > 0
        ? chosen
        : [.. All.Select(kind => kind.Code), .. measures.Take(Enough).Select(OfMeasure)];
}

/// <summary>What a team writes on its board.</summary>
public enum BoardNoteKind
{
    Focus,
    Week,
    Thanks,
    Standard,
    Shift,

    /// <summary>A line for the foot of the wall: beds, or whatever else visitors may know.</summary>
    Wall,
}

public enum Shift
{
    Early,
    Late,
    Night,
}

/// <summary>What a team wrote on its board, as its board shows it: kept with the board in the save that wrote it.</summary>
/// <param name="Words">Of a standard its title.</param>
/// <param name="Wall">In words for the wall, where the team wrote some: visitors read them.</param>
/// <param name="To">Whom the team thanks.</param>
/// <param name="Number">Of the standard.</param>
/// <param name="Post">Who wrote it, by role.</param>
public sealed record BoardNoteShown(
    Guid Id, BoardNoteKind Kind, string Words, string? Wall, string? To, int? Number, Shift? Shift, int? Planned, int? Actual, DateOnly First, DateOnly Last, string Post, DateTimeOffset At)
{
    public bool IsOn(DateOnly day) => First <= day && day <= Last;
}

/// <summary>All that a board shows of what its team wrote: what holds today, and the last of each kind that no longer does.</summary>
public sealed record BoardFace(IReadOnlyList<BoardNoteShown> Notes)
{
    public static BoardFace Empty { get; } = new([]);

    public BoardNoteShown? Last(BoardNoteKind kind) => Notes.LastOrDefault(note => note.Kind == kind);

    public BoardNoteShown? On(BoardNoteKind kind, DateOnly day) => Last(kind) is { } note && note.IsOn(day) ? note : null;

    public IReadOnlyList<BoardNoteShown> Thanks(DateOnly day) => [.. Notes.Where(note => note.Kind is BoardNoteKind.Thanks && note.IsOn(day)).Reverse()];

    public BoardNoteShown? Staffed(Shift shift, DateOnly day) => Notes.LastOrDefault(note => note.Kind is BoardNoteKind.Shift && note.Shift == shift && note.IsOn(day));

    /// <summary>For the wall: today's, and where there is none that of the week; and only in the words that were written for it.</summary>
    public string? Wall(DateOnly day) => On(BoardNoteKind.Focus, day)?.Wall ?? On(BoardNoteKind.Week, day)?.Wall;
}
