using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QmsPortal.Data;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Account;
using Xunit;
using Account = QmsPortal.Modules.Organisation.People.Account;

namespace QmsPortal.Tests.Support;

/// <summary>
/// A whole site of its own on a database of its own: the real one, but for its clock and its socket.
/// One for each test class; tests in it share what they store.
/// </summary>
public abstract class TestWorld(QmsServer server, SiteMode mode) : IAsyncLifetime
{
    private TestDatabase database = default!;
    private WebApplication site = default!;

    public FakeTimeProvider Clock { get; } = new(QmsServer.Morning);

    public string Password { get; } = Trust.Password;

    // People and places as the seeds know them. People are named by their e-mail address, places by their code.
    public string Rowan { get; } = People.Administrator;
    public string Imogen { get; } = People.DataSteward;
    public string Joy { get; } = People.Sister;
    public string Amara { get; } = People.Nurse;
    public string Dan { get; } = People.SupportWorker;
    public string Bethan { get; } = People.NinthSister;
    public string Kofi { get; } = People.NinthNurse;
    public string Owen { get; } = People.AcuteNurse;
    public string Petra { get; } = "petra.lindqvist@riverside.example";
    public string Samuel { get; } = "samuel.adeyemi@riverside.example";
    public string Helen { get; } = "helen.marsh@riverside.example";
    public string Tomasz { get; } = "tomasz.wieczorek@riverside.example";
    public string Priya { get; } = "priya.raman@riverside.example";
    public string Gareth { get; } = "gareth.lloyd@riverside.example";
    public string Moira { get; } = "moira.sinclair@riverside.example";
    public string Marcus { get; } = "marcus.hale@riverside.example";
    public string Leila { get; } = People.Matron;
    public string Ruth { get; } = People.DeputyChiefNurse;
    public string Grace { get; } = People.SpeakUpGuardian;
    public string Ines { get; } = People.DocumentController;

    public string Riverside { get; } = "riverside-hospitals";
    public string Medicine { get; } = "medicine";
    public string OlderPeoplesCare { get; } = "older-peoples-care";
    public string Ward7 { get; } = "ward-7";
    public string Ward9 { get; } = "ward-9";
    public string AcuteUnit { get; } = "acute-unit";
    public string England { get; } = "england-published-data";

    public IServiceProvider Services => site.Services;

    /// <summary>By the role that owns everything: for what a test does behind the site's back.</summary>
    public string ConnectionString => database.ConnectionString;

    public string SiteConnectionString => new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString) { Username = QmsServer.SiteRole, Password = QmsServer.SitePassword }.ConnectionString;

    internal TestLog Log { get; } = new();

    internal SqlWatch Sql => Services.GetServices<IDbCommandInterceptor>().OfType<SqlWatch>().Single();

    internal SqlFault SqlFault => Services.GetServices<IDbCommandInterceptor>().OfType<SqlFault>().Single();

    protected abstract Task<TestDatabase> Clone(QmsServer server);

    protected virtual Task Begin() => Task.CompletedTask;

    /// <summary>Where the log of the site itself goes, if it is kept; a log for the messages of tests stands in its place otherwise.</summary>
    protected virtual Action<Serilog.LoggerConfiguration>? LogTo => null;

    /// <summary>What a world puts in the place of what the site brings, or beside it: a fault to inject, a log to read.</summary>
    protected virtual void Fit(IServiceCollection services)
    {
    }

    public async ValueTask InitializeAsync()
    {
        database = await Clone(server);
        site = Site.Build(new SiteOptions(SiteConnectionString, QmsServer.AuditKey, mode, "http://localhost") { Configure = Fit, Log = LogTo });
        await site.StartAsync();
        await Begin();

        // The first page of a site makes keys and reads them; later pages are what is counted.
        await Anybody().Get("/sign-in");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (site is not null)
            await site.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>A browser in which nobody has signed in.</summary>
    public Visitor Anybody() => new(this, new HttpMessageInvoker(site.GetTestServer().CreateHandler()));

    /// <summary>Sends a request as it stands: with any method, header and body, and no cookie but its own.</summary>
    internal async Task<HttpResponseMessage> Raw(HttpRequestMessage request)
    {
        using var sender = new HttpMessageInvoker(site.GetTestServer().CreateHandler());
        return await sender.SendAsync(request, CancellationToken.None);
    }

    /// <summary>A browser in which this person has signed in by the form.</summary>
    public async Task<Visitor> As(string email, string? password = null)
    {
        var visitor = Anybody();
        var page = await visitor.SignIn(email, password ?? Password);
        Assert.True(page.Status == 200 && page.Address != "/sign-in", $"{email} could not sign in: {page}");
        return visitor;
    }

    /// <summary>Sends a command or query through the real pipeline as this person, with the roles they hold at this hour.</summary>
    public async Task<T> Send<T>(string email, IRequest<T> request, Guid? operation = null, DateTimeOffset? typedAt = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await Become(services, email);
        var submission = services.GetRequiredService<Submission>();
        (submission.OperationId, submission.TypedAt) = (operation, typedAt);
        return await services.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>On to this instant, and whatever is due by then comes of itself.</summary>
    internal async Task To(DateTimeOffset instant)
    {
        Clock.Advance(instant - Clock.GetUtcNow());
        await Services.GetRequiredService<QmsPortal.Kernel.Clocks.Sweep>().SweepOnce(CancellationToken.None);
    }

    /// <summary>In this scope this person acts, with the roles they hold at this hour.</summary>
    internal static async Task Become(IServiceProvider services, string email)
    {
        var normalised = Account.Normalised(email);
        var account = await services.GetRequiredService<QmsDb>().Users.AsNoTracking().SingleAsync(known => known.NormalizedEmail == normalised);
        AccountClaims.Fill(services.GetRequiredService<CurrentUser>(), await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account));
    }

    /// <summary>Sends a command as whoever holds the machine: the verbs of the command line.</summary>
    public async Task<T> SendAsTheSite<T>(IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeTheSite();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Reads back what is stored.</summary>
    public async Task<T> Ask<T>(Func<QmsDb, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<QmsDb>());
    }

    private void Fit(WebApplicationBuilder builder)
    {
        builder.WebHost.UseTestServer(server => server.BaseAddress = Visitor.Site);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        if (LogTo is null)
            builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(new LoggerFactory([Log])));
        builder.Services.AddSingleton<IDbCommandInterceptor, SqlWatch>().AddSingleton<IDbCommandInterceptor, SqlFault>().AddTransient<IStartupFilter, RouteWatch>();
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = QmsServer.QuickHash);
        Fit(builder.Services);
    }
}

/// <summary>The demonstration with Riverside Hospitals in it, on the morning of Tuesday 5 May 2026.</summary>
public class TrustWorld(QmsServer server) : TestWorld(server, new SiteMode(IsDemonstration: true))
{
    protected override Task<TestDatabase> Clone(QmsServer server) => server.CloneTrustAsync();
}

/// <summary>Riverside Hospitals as if it were real: no demonstration page.</summary>
public class ProductionWorld(QmsServer server) : TestWorld(server, new SiteMode(IsDemonstration: false))
{
    protected override Task<TestDatabase> Clone(QmsServer server) => server.CloneTrustAsync();
}

/// <summary>A demonstration that began with --empty.</summary>
public class EmptyDemonstration(QmsServer server) : TestWorld(server, new SiteMode(IsDemonstration: true))
{
    protected override Task<TestDatabase> Clone(QmsServer server) => server.CloneEmptyAsync();
}

/// <summary>A site in production that nobody has used yet: tables and nothing in them.</summary>
public class EmptyWorld(QmsServer server) : TestWorld(server, new SiteMode(IsDemonstration: false))
{
    protected override Task<TestDatabase> Clone(QmsServer server) => server.CloneEmptyAsync();
}
