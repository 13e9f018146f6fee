using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>One item of a huddle's agenda, with the words it had when the agenda was made.</summary>
public sealed record AgendaLine(string Code, int Number, string Title);

/// <summary>What a place talks through, in its own order. Stored with the words it had, a line each, so that an earlier huddle keeps its agenda.</summary>
public static class Agenda
{
    public const int Length = 2000;
    public const int MostItems = 15;
    public const int TitleLength = 80;

    /// <summary>The field of the form where the order begins.</summary>
    private const string FirstPlace = "Items[0].Order";

    /// <summary>What the codes of a team's own items begin with.</summary>
    private const string Own = "own-";

    /// <summary>Where nobody has said otherwise it is the standard order.</summary>
    public static IReadOnlyList<AgendaLine> Read(string lines) => lines.Length == 0
        ? Template(null)
        : [.. lines.Split('\n').Select((line, i) => new AgendaLine(line[..line.IndexOf(' ', StringComparison.Ordinal)], i + 1, line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]))];

    /// <summary>The items of a template of the catalogue, the standard order where there is no such.</summary>
    public static IReadOnlyList<AgendaLine> Template(string? code) =>
        [.. (HuddleAgenda.Templates.FirstOrDefault(template => template.Code == code) ?? HuddleAgenda.Templates[0]).Items.Select(item => new AgendaLine(item.Code, item.Number, item.Title))];

    public static string Write(IEnumerable<AgendaLine> items) => string.Join('\n', items.Select(item => $"{item.Code} {item.Title}"));

    /// <summary>The item under which the board shows what its charts signal: safety and quality, or the first where a team does without it.</summary>
    public static AgendaLine SignalsIn(IReadOnlyList<AgendaLine> items) => items.FirstOrDefault(item => item.Code == HuddleAgenda.Signals.Code) ?? items[0];

    /// <summary>Everything that may stand on an agenda: its own items in their order, and after them what the catalogue has besides.</summary>
    public static IReadOnlyList<AgendaLine> Offered(IReadOnlyList<AgendaLine> now) =>
        [.. now, .. HuddleAgenda.Templates.SelectMany(template => Template(template.Code)).Where(item => now.All(kept => kept.Code != item.Code))];

    /// <summary>In the order of these codes, and at the end a new item in the team's own words.</summary>
    public static IReadOnlyList<AgendaLine> Ordered(IReadOnlyList<AgendaLine> now, IEnumerable<string?> codes, string? own)
    {
        var offered = Offered(now);
        List<AgendaLine> items = [.. codes.Select(code => offered.FirstOrDefault(item => item.Code == code) ?? throw new DomainException("This agenda has changed meanwhile. Open the page again.")).Distinct()];
        if (own is not null)
            items.Add(new AgendaLine($"{Own}{Enumerable.Range(1, MostItems + 1).First(number => offered.All(item => item.Code != $"{Own}{number}"))}", 0, own));
        if (items.Count == 0)
            throw new DomainException("Give at least one item a place in the order.", FirstPlace);
        if (items.Count > MostItems)
            throw new DomainException($"A huddle of fifteen minutes has room for {MostItems} items at most. Leave some out.", FirstPlace);
        return items;
    }
}
