using System.Globalization;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;

namespace QmsPortal.Ui;

/// <summary>Both versions of a record, field by field: as it was when the form was made, as it is now, and what this person wrote.</summary>
public sealed record StaleForm(IReadOnlyList<ShowHistory.Row> Changes, IReadOnlyList<StaleForm.Row> Rows)
{
    private const string Field = "Command.";

    public sealed record Row(string Field, string? Shown, string? Now, string? Yours);

    public static StaleForm Of(IReadOnlyList<ShowHistory.Row> changes, IFormCollection form)
    {
        var yours = Yours(form);
        var changed = changes.SelectMany(change => change.Changes.Concat(change.Beginning.Where(field => yours.ContainsKey(field.Field)))).GroupBy(change => change.Field)
            .Select(field => new Row(field.Key, Readable(field.First().Before), Readable(field.Last().After), yours.GetValueOrDefault(field.Key))).ToList();
        var others = yours.Where(field => changed.All(row => row.Field != field.Key)).Select(field => new Row(field.Key, null, null, field.Value));
        return new StaleForm(changes, [.. changed, .. others]);
    }

    /// <summary>A time or a day as it is stored, in words.</summary>
    private static string? Readable(string? value) =>
        DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant.Words(default)
        : DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.LongWords()
        : value;

    /// <summary>What was typed or chosen, by field; a date is three boxes and one field.</summary>
    private static Dictionary<string, string> Yours(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(Field, StringComparison.Ordinal) && field.Key != Field + nameof(Entity.Version) && !string.IsNullOrWhiteSpace(field.Value))
        .GroupBy(field => field.Key.Split('.')[1])
        .ToDictionary(field => ShowHistory.Words(field.Key), field => string.Join(' ', field.SelectMany(part => part.Value)));
}
