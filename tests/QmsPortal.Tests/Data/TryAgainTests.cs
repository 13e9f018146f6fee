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
    [InlineData("prepare _auto0 as select 1")]
    [InlineData("deallocate all")]
    public async Task A_connection_that_disagrees_with_its_server_about_prepared_statements_is_given_up(string disagreement)
    {
        await using var database = await server.CloneEmptyAsync();
        await using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms($"{database.ConnectionString};Maximum Pool Size=1;Application Name=one").Options);
        if (disagreement == "deallocate all")
            await Ask(db, 5);
        await db.Database.ExecuteSqlRawAsync(disagreement);

        var thrown = await Record.ExceptionAsync(() => Ask(db, 5));

        Assert.Null(thrown);
    }

    private static async Task Ask(QmsDb db, int times)
    {
        for (var time = 0; time < times; time++)
            await db.Nodes.AnyAsync();
    }
}
