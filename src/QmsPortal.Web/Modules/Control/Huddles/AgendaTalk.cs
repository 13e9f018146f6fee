namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Of which items something was said at the last huddles that were held, the newest first. What is only ever passed by is wallpaper.</summary>
public sealed record AgendaTalk(IReadOnlyList<AgendaTalk.Held> Huddles)
{
    /// <summary>After so many huddles in a row without a word the team is asked whether to leave an item out (domain §4, row 5).</summary>
    public const int Repeats = 10;

    public sealed record Held(DateOnly Date, IReadOnlyList<string> Items, IReadOnlyList<string> Said);

    public DateOnly? LastSaid(string? code) => Huddles.FirstOrDefault(huddle => huddle.Said.Contains(code))?.Date;

    public bool CouldGo(string? code) => Huddles.Where(huddle => huddle.Items.Contains(code)).TakeWhile(huddle => !huddle.Said.Contains(code)).Count() >= Repeats;
}
