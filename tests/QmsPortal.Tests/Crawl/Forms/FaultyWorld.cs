using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Tests.Support;
using Serilog.Core;
using Serilog.Events;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>A site in production with its own log, whose database can be made to fail.</summary>
public sealed class FaultyWorld(QmsServer server) : WorldWithForms(server, new SiteMode(IsDemonstration: false))
{
    internal Fault Fault { get; } = new();

    internal LogLines Lines { get; } = new();

    protected override Action<Serilog.LoggerConfiguration> LogTo => log => log.WriteTo.Sink(Lines);

    protected override void Fit(IServiceCollection services) => services.AddSingleton<IDbCommandInterceptor>(Fault);
}

/// <summary>The lines that production would write to its standard output.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly PlainLog format = new();
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> All => [.. lines];

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter();
        format.Format(logEvent, line);
        lines.Enqueue(line.ToString());
    }
}

/// <summary>Makes every command to the database fail, with a message that must go no further.</summary>
internal sealed class Fault : DbCommandInterceptor
{
    /// <summary>The words of the exception; none, no fault.</summary>
    public string? Words { get; set; }

    /// <summary>Sends nonsense with the words in it, so that the database itself answers with them.</summary>
    public bool ByTheDatabase { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Fail(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Fail(command);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Fail(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Fail(DbCommand command)
    {
        if (Words is null)
            return;
        if (!ByTheDatabase)
            throw new InvalidOperationException($"The value {Words} could not be used.", new ArgumentException(Words));
#pragma warning disable CA2100 // nonsense on purpose
        command.CommandText = $"select * from \"{Words}\"";
#pragma warning restore CA2100
    }
}
