using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QmsPortal.Tests.Support;

/// <summary>Keeps the SQL of each request that carries a mark of its own.</summary>
internal sealed class SqlWatch(IHttpContextAccessor http) : DbCommandInterceptor
{
    public const string Mark = "x-test-request";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> commands = new();

    public IReadOnlyList<string> Take(string mark) => commands.TryRemove(mark, out var found) ? [.. found] : [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Keep(command);
        return base.ReaderExecuting(command, eventData, result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Keep(DbCommand command)
    {
        if (http.HttpContext?.Request.Headers[Mark].ToString() is { Length: > 0 } mark)
            commands.GetOrAdd(mark, _ => new()).Enqueue(command.CommandText);
    }
}
