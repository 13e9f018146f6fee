using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.Control;

/// <summary>What lies in the tables, read past the site.</summary>
internal static class Stored
{
    private static readonly string[] Tables =
    [
        "measure_definitions", "measure_series", "series_summaries", "observations", "measure_targets", "imports", "issues", "issue_steps", "audit_entries", "operations",
    ];

    /// <summary>How many rows each table has, as one text to compare.</summary>
    public static async Task<string> Rows(this TestWorld world) => string.Join(", ", await Task.WhenAll(Tables.Select(async table => $"{table} {await world.Number($"select count(*) from {table}")}")));

    public static async Task<long> Number(this TestWorld world, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(world.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the text of a test
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public static Task<MeasureSeries> Series(this TestWorld world, string place, string measure) => world.Ask(db =>
    {
        var nodes = db.Nodes;
        return db.Series.AsNoTracking().Include(s => s.Definition).Include(s => s.Summary).Include(s => s.Targets).Include(s => s.Observations)
            .SingleAsync(s => s.Code == measure && nodes.Any(node => node.Id == s.NodeId && node.Code == place));
    });
}
