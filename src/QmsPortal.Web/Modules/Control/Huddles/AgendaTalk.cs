namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Under which items an issue was raised at the last huddles that were held, the newest first. What is only ever passed by is wallpaper.</summary>
public sealed record AgendaTalk(IReadOnlyList<AgendaTalk.Held> Huddles)
{
    /// <summary>After so many huddles in a row without an issue the team is asked whether to leave an item out (domain §4, row 5).</summary>
    public const int Repeats = 10;

    /// <param name="Items">Those to which somebody said something, "nothing to report" too. With their titles: codes of a team's own items come back.</param>
    /// <param name="Kept">Of those with an issue the ones whose issue this person does not see: no day is told of it.</param>
    public sealed record Held(DateOnly Date, IReadOnlyList<AgendaLine> Items, IReadOnlyList<string> WithIssue, params IReadOnlyList<string> Kept)
    {
        public bool Passed(string code, string title) => Items.Any(item => item.Code == code && item.Title == title) && !WithIssue.Contains(code);
    }

    public DateOnly? LastIssue(string code, string title) => Huddles.FirstOrDefault(huddle => huddle.WithIssue.Contains(code) && !huddle.Kept.Contains(code) && huddle.Items.Any(item => item.Code == code && item.Title == title))?.Date;

    public bool CouldGo(string code, string title) => Huddles.Count(huddle => huddle.Passed(code, title)) >= Repeats;
}
