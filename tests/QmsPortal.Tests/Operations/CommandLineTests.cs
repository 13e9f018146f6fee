using System.Net;
using System.Net.Sockets;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Operations;

public class CommandLineTests
{
    [Fact]
    public async Task Help_prints_the_commands_and_nothing_else()
    {
        var help = await SiteProcess.RunAsync("help");

        Assert.Equal(0, help.ExitCode);
        Assert.StartsWith("QmsPortal\n", help.Output, StringComparison.Ordinal);
        Assert.Contains("create-administrator", help.Output, StringComparison.Ordinal);
        Assert.Empty(help.Errors);
    }

    [Theory]
    [InlineData("nonsense", "There is no command “nonsense”")]
    [InlineData("migrate", "Set ConnectionStrings__QmsOwner")]
    [InlineData("create-administrator --email a@example.org --name A", "Set ConnectionStrings__Qms")]
    [InlineData("seed", "Set ConnectionStrings__Qms")]
    [InlineData("verify-pack", "Name one pack")]
    [InlineData("verify-pack pack.zip --sum 12", "--sum takes 64 hexadecimal digits")]
    [InlineData("verify-pack /nowhere/pack.zip", "cannot be read")]
    [InlineData("--urls http://0.0.0.0:0", "this machine only")]
    [InlineData("--urls http://example.org:5080", "this machine only")]
    [InlineData("--urls http://+:5080", "this machine only")]
    [InlineData("--urls http://localhost:5080;http://*:5081", "this machine only")]
    public async Task Wrong_use_is_refused_in_one_line(string arguments, string sentence)
    {
        var ended = await SiteProcess.RunAsync(arguments);

        AssertRefused(ended, 2, sentence);
    }

    [Fact]
    public async Task The_address_of_the_environment_is_the_one_that_is_checked()
    {
        var ended = await SiteProcess.RunAsync("", ("ASPNETCORE_URLS", "http://0.0.0.0:5080"));

        AssertRefused(ended, 2, "http://0.0.0.0:5080");
    }

    [Fact]
    public async Task A_folder_without_programs_is_refused_in_plain_words()
    {
        var ended = await SiteProcess.RunAsync("--urls http://127.0.0.1:0", ("QMS_PG_BIN", "/nowhere"));

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("/nowhere", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_refused_in_one_line()
    {
        var file = Path.GetTempFileName();

        var ended = await SiteProcess.RunAsync("--urls http://127.0.0.1:0", ("QMS_DATA_DIR", Path.Combine(file, "data")));

        AssertRefused(ended, 5, file);
        File.Delete(file);
    }

    [Theory]
    [InlineData("")]
    [InlineData("create-administrator --email a@example.org --name A")]
    [InlineData("seed")]
    public async Task A_database_that_does_not_answer_is_refused_in_one_line(string arguments)
    {
        var ended = await SiteProcess.RunAsync(arguments, ("ConnectionStrings__Qms", "Host=127.0.0.1;Port=1;Username=qms;Password=secret-of-the-test"));

        AssertRefused(ended, 8, "The database cannot be used");
        Assert.DoesNotContain("secret-of-the-test", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no connection string")]
    [InlineData("Host=")]
    [InlineData("Host=127.0.0.1;Port=many")]
    public async Task A_connection_string_that_is_none_is_refused_in_one_line(string connection)
    {
        var ended = await SiteProcess.RunAsync("migrate", ("ConnectionStrings__QmsOwner", connection));

        AssertRefused(ended, 8, "The database cannot be used");
    }

    [Fact]
    public async Task A_port_in_use_is_refused_in_one_line_and_the_database_does_not_stay_behind()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var folder = TestServerFolder.New();

        var ended = await SiteProcess.RunAsync($"--empty --urls http://{other.LocalEndpoint}", ("QMS_DATA_DIR", folder));

        Assert.Equal(4, ended.ExitCode);
        Assert.Contains("Another program already listens", Assert.Single(ended.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "data", "postmaster.pid")));
        await TestServerFolder.RemoveAsync(folder);
    }

    internal static void AssertRefused(Ended ended, int exitCode, string sentence)
    {
        Assert.Equal((exitCode, ""), (ended.ExitCode, ended.Output));
        Assert.Contains(sentence, Assert.Single(ended.Errors.Split('\n')), StringComparison.Ordinal);
    }
}
