using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A note as it stands under its chart, numbered with the phases in the order of days.</summary>
/// <param name="Sign">What marks it on the chart; null where it lies outside the values, or was taken back.</param>
/// <param name="TakenBack">Why it is on the chart no more; null while it is.</param>
public sealed record NoteRow(Guid Id, uint Version, string? Sign, DateOnly On, string OnWords, NoteKind Kind, string Words, string Who, string? TakenBack)
{
    internal static IReadOnlyList<NoteRow> Of(MeasureSeries series, DateOnly today)
    {
        var signs = Signs.Of(series);
        return [.. series.Notes.OrderBy(note => note.On).ThenBy(note => note.At).Select(note => new NoteRow(
            note.Id, note.Version, signs.GetValueOrDefault(note.Id), note.On, note.On.Words(today), note.Kind, note.Words, $"{note.Name}, {note.Post.ToLowerInvariant()}, {note.At.Words(today)}", note.EndedBecause))];
    }
}
