using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace QmsPortal.Tests.Support;

/// <summary>
/// Lets the database fail at a chosen point of one request. Points are counted: each SQL command, then the end of the
/// transaction before it is carried out. What runs beside that request goes on undisturbed.
/// </summary>
internal sealed class SqlFault : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly AsyncLocal<Plan?> armed = new();

    private readonly AsyncLocal<Others?> others = new();

    /// <summary>Somebody else does something, once, when the caller's next command has read and not written yet.</summary>
    public void Meanwhile(Func<Task> act) => others.Value = new Others { Act = act };

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (others.Value is { Act: { } act } once)
        {
            once.Act = null;
            await act();
        }

        return result;
    }

    private sealed class Others
    {
        public Func<Task>? Act { get; set; }
    }

    /// <summary>Holds for what the caller awaits from here on.</summary>
    public void Arm(Plan? plan) => armed.Value = plan;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        armed.Value?.Pass();
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        armed.Value?.Pass();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        armed.Value?.Pass();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        armed.Value?.Pass();
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        armed.Value?.Pass();
        armed.Value?.PassBeforeCommit();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        armed.Value?.PassAfterCommit();
        return Task.CompletedTask;
    }

    /// <summary>Where it fails, once, and how: for good, or in a way that the site takes up again by itself.</summary>
    internal sealed class Plan
    {
        private int point;
        private int? at;
        private bool beforeCommit;
        private bool afterCommit;
        private bool passing;

        public bool Struck { get; private set; }

        public static Plan At(int point) => new() { at = point };

        /// <summary>The transaction is carried out, and the word that it was is lost.</summary>
        public static Plan AfterCommit() => new() { afterCommit = true };

        public static Plan LostBeforeCommit() => new() { beforeCommit = true, passing = true };

        public static Plan LostAfterCommit() => new() { afterCommit = true, passing = true };

        public void Pass() => StrikeIf(++point == at);

        public void PassBeforeCommit() => StrikeIf(beforeCommit);

        public void PassAfterCommit() => StrikeIf(afterCommit);

        private void StrikeIf(bool here)
        {
            if (!here || Struck)
                return;
            Struck = true;
            throw passing ? new NpgsqlException("The connection was lost", new IOException("Broken pipe")) : new NpgsqlException("The database failed");
        }
    }
}
