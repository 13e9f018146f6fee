using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace QmsPortal.Data;

/// <summary>Whether the database is of this version of the site, and the way to make it so.</summary>
public static class Schema
{
    /// <summary>How the names of those constraints begin that only hold against another's change at the same time.</summary>
    public const string ChangedMeanwhile = "changed_meanwhile_";

    /// <exception cref="PlainFailure">The database cannot be reached, or belongs to a newer version.</exception>
    public static async Task Migrate(string connection)
    {
        await Try(connection, async db =>
        {
            RefuseNewer(db, await db.Database.GetAppliedMigrationsAsync());
            // A change of every row of a large table takes what it takes.
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await db.Database.MigrateAsync();
        });
    }

    /// <exception cref="PlainFailure">The database cannot be reached, is newer, or has not been migrated.</exception>
    public static async Task MustBeCurrent(string connection)
    {
        await Try(connection, async db =>
        {
            var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
            RefuseNewer(db, applied);
            if (db.Database.GetMigrations().Except(applied).Any())
                throw new PlainFailure("The database has not been brought up to this version. Run the migrate command with ConnectionStrings__QmsOwner first.", PlainFailure.DatabaseNotReady);
        });
    }


    private static void RefuseNewer(QmsDb db, IEnumerable<string> applied)
    {
        if (applied.Except(db.Database.GetMigrations()).LastOrDefault() is { } unknown)
            throw new PlainFailure($"The database belongs to a newer version of QmsPortal (it has {unknown}). Use that version, or another database.", PlainFailure.DatabaseNewer);
    }

    private static async Task Try(string connection, Func<QmsDb, Task> work)
    {
        try
        {
            await using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms(connection).Options);
            await work(db);
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException or System.Net.Sockets.SocketException
            || exception.InnerException is NpgsqlException or System.Net.Sockets.SocketException)
        {
            var cause = exception.InnerException ?? exception;
            throw new PlainFailure($"The database cannot be used: {cause.Message.Split('\n')[0]}. Check ConnectionStrings__Qms (or ConnectionStrings__QmsOwner for migrate) and that PostgreSQL runs.", PlainFailure.DatabaseNotReady);
        }
    }
}
