using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Kernel.Audit;

/// <summary>Every record of the site as it lies in its table, column by column and past the site's own code.</summary>
internal sealed class StoredRecords
{
    private static readonly JsonSerializerOptions Plain = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<(string Record, Guid Id), string> rows = [];

    public static async Task<StoredRecords> Of(TestWorld world)
    {
        var model = await world.Ask(db => Task.FromResult(Kinds(db)));
        await using var connection = new NpgsqlConnection(world.ConnectionString);
        await connection.OpenAsync();
        var all = string.Join(" union all ", model.Select(kind => $"select '{kind.ClrType.Name}', id, to_jsonb(t)::text from {kind.GetTableName()} t"));
#pragma warning disable CA2100 // names of our own tables
        await using var ask = new NpgsqlCommand(all, connection);
#pragma warning restore CA2100
        await using var reader = await ask.ExecuteReaderAsync();
        var records = new StoredRecords();
        while (await reader.ReadAsync())
            records.rows[(reader.GetString(0), reader.GetGuid(1))] = reader.GetString(2);
        return records;
    }

    /// <summary>The records that are new or other than before, as the history should tell them.</summary>
    public IReadOnlyList<string> ChangesSince(StoredRecords before, IModel model) =>
    [
        .. rows.Where(row => before.rows.GetValueOrDefault(row.Key) != row.Value)
            .Select(row => Change(Kind(model, row.Key.Record), row.Key.Id, Fields(before.rows.GetValueOrDefault(row.Key)), Fields(row.Value)!))
            .Concat(before.rows.Keys.Except(rows.Keys).Select(gone => $"{gone.Record} {gone.Id} is gone"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The same sentences, made from rows of the history.</summary>
    public static IReadOnlyList<string> Told(IEnumerable<AuditRow> history, IModel model) =>
        [.. history.Select(row => Told(Kind(model, row.Record), row)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<IEntityType> Kinds(QmsDb db) => [.. db.Model.GetEntityTypes().Where(kind => kind.ClrType.IsAssignableTo(typeof(Entity)))];

    private static string Change(IEntityType kind, Guid id, Dictionary<string, JsonElement>? before, Dictionary<string, JsonElement> after)
    {
        var told = Columns(kind).Where(column => before is null || before[column.Column].GetRawText() != after[column.Column].GetRawText());
        return Sentence(kind, id, told.Select(column => (column.Property.Name,
            before is null ? null : Stored(column.Property, before[column.Column]), Stored(column.Property, after[column.Column]))), before is null);
    }

    private static string Told(IEntityType kind, AuditRow row)
    {
        var after = row.After ?? throw new Xunit.Sdk.XunitException($"A row about {row.Record} does not say what is");
        if (row.Before is not null)
            Xunit.Assert.Equal(row.Before.Keys.Order(), after.Keys.Order());
        return Sentence(kind, row.RecordId, after.Select(field => (field.Key,
            row.Before is null ? null : Value(kind, field.Key, row.Before[field.Key]), Value(kind, field.Key, field.Value))), row.Before is null);
    }

    private static string Sentence(IEntityType kind, Guid id, IEnumerable<(string Field, object? Before, object? After)> fields, bool isNew) =>
        $"{kind.ClrType.Name} {id}{(isNew ? " new" : "")}: {string.Join("; ", fields.OrderBy(field => field.Field, StringComparer.Ordinal).Select(field => isNew ? $"{field.Field} {Words(field.After)}" : $"{field.Field} {Words(field.Before)} -> {Words(field.After)}"))}";

    /// <summary>All columns but the row version and those that stay out of the history by name.</summary>
    private static IEnumerable<(IProperty Property, string Column)> Columns(IEntityType kind) => kind.GetProperties()
        .Where(property => !property.IsConcurrencyToken && property.PropertyInfo?.GetCustomAttributes(typeof(NotInHistoryAttribute), true).Length is not > 0)
        .Select(property => (property, property.GetColumnName()));

    private static object? Value(IEntityType kind, string field, JsonElement json) =>
        json.Deserialize((kind.FindProperty(field) ?? throw new Xunit.Sdk.XunitException($"{kind.ClrType.Name} has no {field}")).ClrType, Plain);

    private static object? Stored(IProperty property, JsonElement json)
    {
        var converter = property.GetTypeMapping().Converter;
        if (json.ValueKind is JsonValueKind.Null || converter is null)
            return json.Deserialize(property.ClrType);
        // A document is kept as text that the database shows as what it holds.
        return converter.ConvertFromProvider(json.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? json.GetRawText() : json.Deserialize(converter.ProviderClrType));
    }

    private static string Words(object? value) => value switch
    {
        null => "nothing",
        DateTimeOffset instant => instant.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        decimal number => number.ToString("G29", System.Globalization.CultureInfo.InvariantCulture),
        _ => $"“{value}”",
    };

    private static IEntityType Kind(IModel model, string record) => model.GetEntityTypes().Single(kind => kind.ClrType.Name == record);

    private static Dictionary<string, JsonElement>? Fields(string? json) => json is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json);
}
