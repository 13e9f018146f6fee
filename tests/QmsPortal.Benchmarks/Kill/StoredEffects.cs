using Npgsql;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>What the database holds of the drill: how often each effect is there, which operations were done, what the history tells.</summary>
internal sealed record StoredEffects(
    IReadOnlyDictionary<string, int> Effects, IReadOnlySet<Guid> Operations, IReadOnlyDictionary<(Guid Operation, string Record), int> History)
{
    private const string Issues = $"select words, count(*) from issues where words like '{Write.Drill}%' group by 1";

    private const string Answers = $"""
        select issue.number, step.words, count(*) from issue_steps step join issues issue on issue.id = step.issue_id
        where step.state = 'Solved' and step.words like '{Write.Drill}%' group by 1, 2
        """;

    private const string Values = $"""
        select place.code, series.code, value.period, value.numerator, count(*) from observations value
        join measure_series series on series.id = value.series_id join org_nodes place on place.id = series.node_id
        where series.code like '{Write.DrillCode}%' group by 1, 2, 3, 4
        """;

    private const string Told = "select operation_id, record, count(*) from audit_entries where operation_id is not null group by 1, 2";

    public static async Task<StoredEffects> Read(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        var effects = new Dictionary<string, int>();
        await foreach (var row in Rows(source, Issues))
            effects.Add(Write.RaisedIssue(row.GetString(0)), row.GetInt32(1));
        await foreach (var row in Rows(source, Answers))
            effects.Add(Write.Answer(row.GetInt32(0), row.GetString(1)), row.GetInt32(2));
        await foreach (var row in Rows(source, Values))
            effects.Add(Write.Value(row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetDecimal(3)), row.GetInt32(4));
        var operations = new HashSet<Guid>();
        await foreach (var row in Rows(source, "select id from operations"))
            operations.Add(row.GetGuid(0));
        var history = new Dictionary<(Guid, string), int>();
        await foreach (var row in Rows(source, Told))
            history.Add((row.GetGuid(0), row.GetString(1)), row.GetInt32(2));
        return new StoredEffects(effects, operations, history);
    }

    private static async IAsyncEnumerable<NpgsqlDataReader> Rows(NpgsqlDataSource source, string question)
    {
        await using var ask = source.CreateCommand(question);
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            yield return rows;
    }
}
