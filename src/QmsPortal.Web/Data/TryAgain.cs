using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace QmsPortal.Data;

/// <summary>
/// Takes up what failed for a moment. After a failure at the wrong moment a connection and its server may also disagree about
/// which statements are prepared, and then every later use of that connection fails: such connections are given up first.
/// </summary>
internal sealed class TryAgain(ExecutionStrategyDependencies dependencies) : NpgsqlRetryingExecutionStrategy(dependencies, maxRetryCount: 3)
{
    protected override bool ShouldRetryOn(Exception? exception)
    {
        if (exception is not PostgresException { SqlState: PostgresErrorCodes.DuplicatePreparedStatement or PostgresErrorCodes.InvalidSqlStatementName })
            return base.ShouldRetryOn(exception);
        if (Dependencies.CurrentContext.Context.Database.GetDbConnection() is NpgsqlConnection connection)
            NpgsqlConnection.ClearPool(connection);
        return true;
    }
}
