using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Audit;

namespace QmsPortal.Data;

/// <summary>How the site reaches its database: the same in life, in tests and for migrations.</summary>
public static class DatabaseSetup
{
    public static DbContextOptionsBuilder<T> UseQms<T>(this DbContextOptionsBuilder<T> options, string connection) where T : DbContext
    {
        ((DbContextOptionsBuilder)options).UseQms(connection);
        return options;
    }

    public static DbContextOptionsBuilder UseQms(this DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, postgres => postgres.EnableRetryOnFailure(3))
        .UseSnakeCaseNamingConvention();

    public static IServiceCollection AddDatabase(this IServiceCollection services, string connection)
    {
        services.AddScoped<AuditInterceptor>();
        return services.AddDbContext<QmsDb>((provider, options) => options
            .UseQms(connection)
            .AddInterceptors(provider.GetRequiredService<AuditInterceptor>())
            .AddInterceptors(provider.GetServices<Microsoft.EntityFrameworkCore.Diagnostics.IDbCommandInterceptor>()));
    }
}
