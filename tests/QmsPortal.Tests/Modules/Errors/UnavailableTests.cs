using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using QmsPortal.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Errors;

/// <summary>While the database is away the site says so plainly, keeps what was written, and goes on as soon as it is back.</summary>
public class UnavailableTests(UnavailableTests.World world) : IClassFixture<UnavailableTests.World>
{
    private const string Question = "What is the issue?";

    [Fact]
    public async Task What_was_written_stands_on_the_page_and_one_press_sends_it_once_the_database_is_back()
    {
        var amara = await world.As(world.Amara);
        var form = await amara.Get("/raise?at=ward-7");

        world.Away.Is = true;
        var failed = await form.Submit("Raise issue", (Question, "The hoist’s battery is flat"), ("What kind?", "Equipment"));
        world.Away.Is = false;
        var raised = await failed.Submit("Try again");
        var again = await failed.Submit("Try again");

        Assert.Equal(503, failed.Status);
        Assert.Equal("The site is not ready", failed.Heading);
        Assert.Equal("5", failed.Headers["Retry-After"]);
        Assert.Contains("The hoist’s battery is flat", failed.Text, StringComparison.Ordinal);
        Assert.Equal("The hoist’s battery is flat", raised.Is(200).Heading);
        Assert.Equal(raised.Address, again.Is(200).Address);
        Assert.Equal(1, await world.Ask(db => db.Issues.CountAsync(issue => issue.Words == "The hoist’s battery is flat")));
    }

    [Fact]
    public async Task Passwords_and_files_are_not_kept_on_the_page()
    {
        var amara = await world.As(world.Amara);
        var form = await amara.Get("/me/password");

        world.Away.Is = true;
        var failed = await form.Submit("Change password", ("Password now", "three-quiet-otters"), ("New password", "four-loud-herons"), ("New password again", "four-loud-herons"));
        world.Away.Is = false;

        Assert.Equal(503, failed.Status);
        Assert.DoesNotContain("herons", failed.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.False(failed.HasButton("Try again"));
    }

    public sealed class World(QmsServer server) : TrustWorld(server)
    {
        internal Absence Away { get; } = new();

        protected override void Fit(IServiceCollection services) => services.AddSingleton<IDbCommandInterceptor>(Away);
    }

    internal sealed class Absence : DbCommandInterceptor
    {
        public bool Is { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Is ? throw new NpgsqlException("Gone", new SocketException()) : ValueTask.FromResult(result);
    }
}
