using System.Globalization;
using System.Text.Json;
using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>The fields of one part of a case. A field that is null is as one that is left out; one of another type than it should be is refused.</summary>
internal sealed class CaseFields(JsonElement element, string name)
{
    public static readonly CaseFields None = new(JsonSerializer.SerializeToElement(new { }), "settings");

    private readonly JsonElement element = element.ValueKind is JsonValueKind.Object ? element : throw new SpcInputException($"The {name} is not an object.");

    public bool Has(string field) => Find(field) is not null;

    /// <exception cref="SpcInputException">There is a field of another name: a setting that is misspelt must not pass for one that is left out.</exception>
    public void MustBeAmong(params string[] known)
    {
        foreach (var field in element.EnumerateObject())
        {
            if (field.Value.ValueKind is not JsonValueKind.Null && !known.Contains(field.Name))
                throw new SpcInputException($"There is no setting {field.Name} for this chart.");
        }
    }

    public CaseFields? Fields(string field) => Find(field) is { } found ? new CaseFields(found, field) : null;

    public string? Text(string field) => Find(field) is { } found ? TextOf(found, field) : null;

    public bool? Truth(string field) => Find(field) is not { } found ? null
        : found.ValueKind is JsonValueKind.True or JsonValueKind.False ? found.GetBoolean() : throw Wrong(field, "true or false");

    public double? Number(string field) => Find(field) is { } found ? NumberOf(found, field) : null;

    public int? Whole(string field) => Find(field) is { } found ? WholeOf(found, field) : null;

    public bool IsList(string field) => Find(field)?.ValueKind is JsonValueKind.Array;

    public double?[]? Numbers(string field) => List(field, item => item.ValueKind is JsonValueKind.Null ? (double?)null : NumberOf(item, field));

    public int[]? Wholes(string field) => List(field, item => WholeOf(item, field));

    public string?[]? Texts(string field) => List(field, item => item.ValueKind is JsonValueKind.Null ? null : TextOf(item, field));

    public DateOnly[]? Dates(string field) => List(field, item =>
        DateOnly.TryParseExact(TextOf(item, field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Wrong(field, "dates such as 2024-03-01"));

    private T[]? List<T>(string field, Func<JsonElement, T> read)
    {
        if (Find(field) is not { } found) return null;
        return found.ValueKind is JsonValueKind.Array ? [.. found.EnumerateArray().Select(read)] : throw Wrong(field, "a list");
    }

    public JsonElement? Element(string field) => Find(field);

    private JsonElement? Find(string field) =>
        element.TryGetProperty(field, out var found) && found.ValueKind is not JsonValueKind.Null ? found : null;

    private static string TextOf(JsonElement item, string field) => item.ValueKind is JsonValueKind.String ? item.GetString()! : throw Wrong(field, "text");

    // A number too large for a double is read as one without end, which no chart takes.
    private static double NumberOf(JsonElement item, string field) =>
        item.ValueKind is JsonValueKind.Number && item.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(field, "numbers that can be calculated with");

    private static int WholeOf(JsonElement item, string field) =>
        NumberOf(item, field) is var number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : throw Wrong(field, "whole numbers");

    private static SpcInputException Wrong(string field, string wanted) => new($"In {field} there is something else than {wanted}.");
}
