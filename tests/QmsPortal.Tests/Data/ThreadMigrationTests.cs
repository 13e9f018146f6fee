using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data;

/// <summary>Records that were there before the thread was come onto it, and where issues were raised from becomes a link.</summary>
public class ThreadMigrationTests(QmsServer server)
{
    [Fact]
    public async Task What_was_there_before_comes_onto_the_thread()
    {
        await using var database = await server.CloneEmptyAsync();
        await using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms(database.ConnectionString).Options);
        var all = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(all[all.FindIndex(name => name.EndsWith("_AddGoldenThread", StringComparison.Ordinal)) - 1]);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using (var before = source.CreateCommand("""
            insert into org_nodes (id, kind, name, code, path, "order", valid_from) values ('00000000-0000-0000-0000-000000000001', 'Ward', 'Ward 7', 'ward-7', '/ward-7/', '', '2020-01-01');
            insert into people (id, name, post) values ('00000000-0000-0000-0000-000000000002', 'Joy', 'Sister');
            insert into measure_definitions (id, code, title, short_name, numerator, multiplier, unit, direction, chart, every)
                values ('00000000-0000-0000-0000-000000000003', 'falls', 'Falls', 'Falls', 'Falls', 1, 'falls', 'Decrease', 'Run', 'Week');
            insert into measure_series (id, definition_id, node_id, label, code) values ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000001', 'at night', 'falls-at-night');
            insert into issues (id, number, node_id, words, kind, state, raised_by, raised_at, from_series_id) values
                ('00000000-0000-0000-0000-000000000005', 1001, '00000000-0000-0000-0000-000000000001', 'Floor is wet', 'Safety', 'Open', '00000000-0000-0000-0000-000000000002', '2026-05-01 08:00Z', '00000000-0000-0000-0000-000000000004'),
                ('00000000-0000-0000-0000-000000000006', 1002, '00000000-0000-0000-0000-000000000001', 'Lamp is out', 'Safety', 'Open', '00000000-0000-0000-0000-000000000002', '2026-05-02 08:00Z', null);
            """))
            await before.ExecuteNonQueryAsync();

        await db.GetService<IMigrator>().MigrateAsync();

        Assert.Equal(["Falls, at night measures/falls-at-night MeasureSeries", "Floor is wet /issues/1001 Issue", "Lamp is out /issues/1002 Issue"],
            await Rows(source, "select title || ' ' || address || ' ' || kind from thread_nodes order by id"));
        Assert.Equal(["00000000-0000-0000-0000-000000000005 RaisedFrom 00000000-0000-0000-0000-000000000004 00000000-0000-0000-0000-000000000002 8"],
            await Rows(source, "select from_id || ' ' || relation || ' ' || to_id || ' ' || created_by || ' ' || extract(hour from created_at at time zone 'UTC') from thread_links"));
    }

    private static async Task<List<string>> Rows(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
