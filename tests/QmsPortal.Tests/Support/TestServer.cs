using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Xunit;

namespace QmsPortal.Tests.Support;

/// <summary>
/// The PostgreSQL of a test process, as an assembly fixture. Nothing starts before the first clone is asked for, so tests
/// without a database stay quick. The template is migrated once; each clone is a database of its own.
/// </summary>
public class TestServer : IAsyncLifetime
{
    private readonly SemaphoreSlim _one = new(1);
    private TestServerHost? _host;
    private readonly Dictionary<string, string> _templates = [];
    private int _clones;

    /// <summary>Names the state that <see cref="MigrateAsync"/> brings about: another key, another template.</summary>
    protected virtual string TemplateKey => "empty";

    protected virtual Task MigrateAsync(string connectionString) => Task.CompletedTask;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _one.Dispose();
    }

    public Task<TestDatabase> CloneAsync() => CloneAsync(TemplateKey, MigrateAsync);

    /// <summary>A clone of the template of that name, which is made the first time it is asked for.</summary>
    /// <param name="from">The key of a template that was cloned before, to begin with in place of an empty database.</param>
    protected async Task<TestDatabase> CloneAsync(string key, Func<string, Task> fill, string? from = null)
    {
        await _one.WaitAsync();
        try
        {
            _host ??= await TestServerHost.StartAsync();
            if (!_templates.TryGetValue(key, out var template))
            {
                _templates[key] = template = await MakeTemplateAsync(_host, key, fill, from is null ? null : _templates[from]);
            }

            while (true)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"t_{Environment.ProcessId}_{++_clones}");
                try
                {
                    // FILE_COPY suits a small template: the default writes every page to the log as well.
                    await _host.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
                    return new TestDatabase(_host, name);
                }
                catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase)
                {
                    // A shared server: the same process id on another machine, or a run that was killed.
                }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private static async Task<string> MakeTemplateAsync(TestServerHost host, string key, Func<string, Task> fill, string? from)
    {
        var template = "qms_template_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
        await using var turn = await host.TakeTurnAsync();
        if (await host.ExistsAsync(template))
        {
            return template;
        }

        var unfinished = template + "_new";
        await host.ExecuteAsync($"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)");
        await host.ExecuteAsync($"CREATE DATABASE {unfinished}{(from is null ? "" : $" TEMPLATE {from}")}");
        await fill(host.ConnectionStringTo(unfinished));

        // A template can be cloned only while nobody is connected to it, so from here on nobody can be.
        NpgsqlConnection.ClearAllPools();
        await host.ExecuteAsync($"ALTER DATABASE {unfinished} ALLOW_CONNECTIONS false");
        await host.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{unfinished}'");
        await host.ExecuteAsync($"ALTER DATABASE {unfinished} RENAME TO {template}");
        return template;
    }
}

public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServerHost _host;

    internal TestDatabase(TestServerHost host, string name) => (_host, Name, ConnectionString) = (host, name, host.ConnectionStringTo(name));

    public string Name { get; }

    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await _host.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }
}
