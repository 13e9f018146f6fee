using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data;

/// <summary>A database whose history was written before it was sealed cannot be vouched for, and is not taken over.</summary>
public class EarlyDatabaseTests(QmsServer server)
{
    private const string Early = "20261123093035_Begin";

    [Fact]
    public async Task One_with_a_history_is_refused_in_plain_words_and_stays_as_it_is()
    {
        await using var database = await AsItWas();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using (var write = source.CreateCommand("insert into audit_entries (at, who, command, record, record_id) values (now(), 'Joy', 'RaiseIssue', 'Issue', gen_random_uuid())"))
            await write.ExecuteNonQueryAsync();

        var refusal = await Assert.ThrowsAsync<PlainFailure>(() => Schema.Migrate(database.ConnectionString));

        Assert.Contains("made by an early version, before its history was sealed", refusal.Message, StringComparison.Ordinal);
        await using var look = source.CreateCommand("select who from audit_entries");
        Assert.Equal("Joy", await look.ExecuteScalarAsync());
    }

    [Fact]
    public async Task One_that_nobody_has_used_is_brought_up_to_this_version()
    {
        await using var database = await AsItWas();

        await Schema.Migrate(database.ConnectionString);

        await Schema.MustBeCurrent(database.ConnectionString);
    }

    private async Task<TestDatabase> AsItWas()
    {
        var database = await server.CloneBareAsync();
        await using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms(database.ConnectionString).Options);
        await db.GetService<IMigrator>().MigrateAsync(Early);
        return database;
    }
}
