using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data;

/// <summary>As it was seen after PostgreSQL had been killed under load: connection and server disagree about what is prepared.</summary>
public class TryAgainTests(QmsServer server)
{
    [Theory]
    [InlineData("prepare _auto1 as select 1")]
    [InlineData("deallocate all")]
    public async Task A_connection_that_disagrees_with_its_server_about_prepared_statements_is_given_up(string disagreement)
    {
        await using var database = await server.CloneEmptyAsync();

        var ours = await Disagree(disagreement, options => options.UseQms(Connection(database, "ours")));
        var withoutGivingUp = await Disagree(disagreement, options => options.UseNpgsql($"{Connection(database, "without")};Max Auto Prepare=50;Auto Prepare Min Usages=2", postgres => postgres.EnableRetryOnFailure(3)).UseSnakeCaseNamingConvention());

        Assert.Null(ours);
        Assert.IsType<PostgresException>(withoutGivingUp);
    }

    private static async Task<Exception?> Disagree(string disagreement, Action<DbContextOptionsBuilder<QmsDb>> use)
    {
        var options = new DbContextOptionsBuilder<QmsDb>();
        use(options);
        await using var db = new QmsDb(options.Options);
        await Often(() => db.Nodes.AnyAsync());
        await db.Database.ExecuteSqlRawAsync(disagreement);
        return await Record.ExceptionAsync(async () =>
        {
            await Often(() => db.Nodes.AnyAsync());
            await Often(() => db.People.AnyAsync());
        });
    }

    /// <summary>Often enough to be prepared.</summary>
    private static async Task Often(Func<Task> ask)
    {
        for (var time = 0; time < 5; time++)
            await ask();
    }

    private static string Connection(TestDatabase database, string name) => $"{database.ConnectionString};Maximum Pool Size=1;Application Name={name}";
}
