using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data;

public class TryAgainTests(QmsServer server)
{
    /// <summary>As it was seen after PostgreSQL had been killed under load: the server holds a statement of which the connection knows nothing.</summary>
    [Theory]
    [InlineData("prepare _auto1 as select 1")]
    [InlineData("deallocate all")]
    public async Task A_connection_that_disagrees_with_its_server_about_prepared_statements_is_given_up(string disagreement)
    {
        await using var database = await server.CloneEmptyAsync();
        await using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms($"{database.ConnectionString};Maximum Pool Size=1;Application Name=one").Options);
        await Often(() => db.Nodes.AnyAsync());
        await db.Database.ExecuteSqlRawAsync(disagreement);

        var thrown = await Record.ExceptionAsync(async () =>
        {
            await Often(() => db.Nodes.AnyAsync());
            await Often(() => db.People.AnyAsync());
        });

        Assert.Null(thrown);
    }

    /// <summary>Often enough to be prepared.</summary>
    private static async Task Often(Func<Task> ask)
    {
        for (var time = 0; time < 5; time++)
            await ask();
    }
}
