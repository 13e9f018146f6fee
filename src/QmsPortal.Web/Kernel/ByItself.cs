using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;

namespace QmsPortal.Kernel;

/// <summary>What the site does without anybody asking: due times, mail, live notices.</summary>
public static class ByItself
{
    public static IServiceCollection AddClocksAndOutbox(this IServiceCollection services)
    {
        services.AddScoped<DueTimes>().AddScoped<MailQueue>().AddScoped<LiveInterceptor>();
        services.AddSingleton(MailSettings.Off).AddSingleton<LiveSignal>().AddSingleton<Sweep>().AddSingleton<MailSender>().AddSingleton<LiveSender>().AddSingleton<LiveHub>().AddSingleton<LiveListener>();
        return services.Scan(scan => scan.FromAssemblyOf<Program>()
            .AddClasses(types => types.AssignableTo<IDueThing>(), publicOnly: false).As<IDueThing>().WithSingletonLifetime()
            .AddClasses(types => types.AssignableTo<IAddresses>(), publicOnly: false).As<IAddresses>().WithScopedLifetime());
    }

    /// <summary>In the site alone: the verbs and the seeds do what they are told and stop.</summary>
    public static IServiceCollection RunByItself(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<Sweep>())
        .AddHostedService(provider => provider.GetRequiredService<MailSender>())
        .AddHostedService(provider => provider.GetRequiredService<LiveSender>())
        .AddHostedService(provider => provider.GetRequiredService<LiveListener>());
}
