using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Data.Auditing;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Outbox;

namespace QmsPortal.Data;

/// <summary>How the site reaches its database: the same in life, in tests and for migrations.</summary>
public static class DatabaseSetup
{
    public static DbContextOptionsBuilder<T> UseQms<T>(this DbContextOptionsBuilder<T> options, string connection) where T : DbContext
    {
        ((DbContextOptionsBuilder)options).UseQms(connection);
        return options;
    }

    public static DbContextOptionsBuilder UseQms(this DbContextOptionsBuilder options, string connection) => options.UsePrepared(Prepared(connection));

    private static DbContextOptionsBuilder UsePrepared(this DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, postgres => postgres.ExecutionStrategy(dependencies => new TryAgain(dependencies)))
        .UseSnakeCaseNamingConvention();

    /// <summary>Statements that come again are prepared: half the work for the database. A pooler that cannot carry them sets it to 0 by name.
    /// Nothing is set for a session, so nothing needs to be set back between two uses of a connection.</summary>
    private static string Prepared(string connection)
    {
        var given = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connection };
        if (given.ContainsKey("Max Auto Prepare"))
            return connection;
        var prepared = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };
        if (!given.ContainsKey("No Reset On Close"))
            prepared.NoResetOnClose = true;
        return prepared.ConnectionString;
    }

    public static IServiceCollection AddDatabase(this IServiceCollection services, string connection)
    {
        services.AddSingleton<ThreadInterceptor>().AddScoped<AuditInterceptor>().AddScoped<AuditSealer>().AddScoped<RestrictedReads>();
        var prepared = Prepared(connection);
        return services.AddDbContext<QmsDb>((provider, options) => options
            .UsePrepared(prepared)
            .AddInterceptors(provider.GetRequiredService<ThreadInterceptor>(), provider.GetRequiredService<AuditInterceptor>(), provider.GetRequiredService<LiveInterceptor>())
            .AddInterceptors(provider.GetServices<Microsoft.EntityFrameworkCore.Diagnostics.IDbCommandInterceptor>()));
    }
}
