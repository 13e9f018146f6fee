using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Data;
using QmsPortal.Data.Auditing;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Account;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Ui;
using Serilog;
using Serilog.Events;
using Account = QmsPortal.Modules.Organisation.People.Account;

namespace QmsPortal;

/// <summary>What a site is built with. Tests put in their own clock and server here.</summary>
public sealed record SiteOptions(string ConnectionString, AuditKey AuditKey, SiteMode Mode, string Addresses)
{
    /// <summary>The file that keeps heads of the audit trail outside the database; none unless named.</summary>
    public string? AuditHeads { get; init; }

    public string[] Args { get; init; } = [];

    /// <summary>Due times, mail and live notices; tests do these rounds by hand.</summary>
    public bool RunsByItself { get; init; }
    public Action<WebApplicationBuilder>? Configure { get; init; }

    /// <summary>Where the log goes in place of the console.</summary>
    public Action<LoggerConfiguration>? Log { get; init; }
}

/// <summary>The composition root.</summary>
public static class Site
{
    public static WebApplication Build(SiteOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = options.Args,
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.WebHost.UseUrls(options.Addresses).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        AddLogging(builder, options);
        builder.Services.AddSingleton(options.Mode);
        AddCore(builder.Services, options.ConnectionString, options.AuditKey)
            .AddSingleton(MailSetup.Read(builder.Configuration)).AddSingleton(Telephones.Read(builder.Configuration, options.Mode)).AddSingleton(new AuditHeads(options.AuditHeads)).AddSingleton<SealAudit>();
        if (options.RunsByItself)
            builder.Services.RunByItself().AddHostedService(provider => provider.GetRequiredService<SealAudit>());
        AddPages(builder.Services);
        AddSignIn(builder.Services);
        options.Configure?.Invoke(builder);
        var site = builder.Build();
        Use(site);
        return site;
    }

    /// <summary>What use cases need, without the web: also for the verbs and the seeds.</summary>
    public static IServiceCollection AddCore(IServiceCollection services, string connection, AuditKey key)
    {
        ValidatorOptions.Global.LanguageManager.Enabled = false;
        services.AddSingleton(TimeProvider.System).AddSingleton<IdSource>().AddSingleton(key);
        services.AddDatabase(connection).AddMediation().AddClocksAndOutbox();
        services.AddScoped<IDoor, Door>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        return services;
    }

    // A logger of its own: a static one would take the lines of every site in the process.
    private static void AddLogging(WebApplicationBuilder builder, SiteOptions options) => builder.Services.AddSerilog(log =>
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // A start that fails is told in one sentence, with its exit code.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // Keys lie in the database, which is as well kept as the records they protect.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            // The handler that maps outcomes has told the person already; EF would log it again as its own fault.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Update", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Query", LogEventLevel.Fatal)
            // Ui/Unexpected tells of it, with the reference.
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogEventLevel.Fatal)
            .Enrich.FromLogContext();
        if (options.Mode.IsDemonstration)
            log.MinimumLevel.Override("QmsPortal", LogEventLevel.Warning).WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        else
            log.Enrich.With<PlainLog>();
        if (options.Log is not null)
            options.Log(log);
        else if (!options.Mode.IsDemonstration)
            log.WriteTo.Console(new PlainLog());
    }, preserveStaticLogger: true);

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorPages(pages =>
            {
                pages.RootDirectory = "/Modules";
                pages.Conventions.ConfigureFilter(new NothingToSend());
                pages.Conventions.ConfigureFilter(new OutcomeFilter());
            })
            .AddMvcOptions(mvc =>
            {
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                BindingWords.Set(mvc.ModelBindingMessageProvider);
                mvc.ModelMetadataDetailsProviders.Add(new BindingWords());
                mvc.ModelBinderProviders.Insert(0, new NumberBinder.Provider());
            })
            .AddCookieTempDataProvider(tempData => tempData.Cookie.Name = "__Host-qms-note");
        services.Configure<CookieTempDataProviderOptions>(tempData => tempData.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        // "Always" would refuse http, where the demonstration lives; the cookie policy below makes every cookie secure all the same.
        services.AddAntiforgery(forgery => (forgery.Cookie.Name, forgery.Cookie.SecurePolicy) = ("__Host-qms-form", CookieSecurePolicy.None));
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddDataProtection().SetApplicationName("QmsPortal").PersistKeysToDbContext<QmsDb>();
        services.AddExceptionHandler<Unexpected>();
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Configure);
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>().AddScoped<Session>().AddScoped<DevicesByCookie>().AddScoped<KeptFields>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void Use(WebApplication site)
    {
        if (site.Configuration[Proxies.Setting] is { Length: > 0 } proxies)
            site.UseForwardedHeaders(Proxies.Believed(proxies));
        site.UseMiddleware<SecurityHeaders>();
        site.UseResponseCompression();
        site.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/errors/500", StatusCodeSelector = DatabaseAway.Status });
        site.UseStatusCodePagesWithReExecute("/errors/{0}");
        site.UseStaticFiles(StaticFiles.Options);
        site.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, MinimumSameSitePolicy = SameSiteMode.Lax });
        site.UseRouting();
        site.UseAuthentication();
        site.UseMiddleware<WhoIsActing>();
        site.UseMiddleware<DeviceIsActing>();
        site.UseAuthorization();
        site.MapRazorPages();
        site.MapGet(LiveStream.Address, LiveStream.Serve);
        site.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        site.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
