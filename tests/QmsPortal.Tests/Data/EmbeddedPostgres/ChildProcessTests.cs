using QmsPortal.Data.EmbeddedPostgres;
using Xunit;

namespace QmsPortal.Tests.Data.EmbeddedPostgres;

public class ChildProcessTests
{
    [Fact]
    public async Task One_that_hangs_is_ended()
    {
        var hung = await RunAsync(TimeSpan.FromMilliseconds(200), "sh", "-c", "sleep 60; echo late");

        Assert.False(hung.Succeeded);
        Assert.Contains("gave no answer within", hung.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_called_off_throws()
    {
        using var off = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ChildProcess.RunAsync(["sleep", "60"], ChildProcess.Short, TimeProvider.System, off.Token));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_a_failure_like_any_other()
    {
        var absent = await RunAsync(ChildProcess.Short, "/nowhere/initdb");

        Assert.False(absent.Succeeded);
        Assert.NotEqual("", absent.LastLine);
    }

    [Fact]
    public async Task It_waits_for_no_answer_from_a_person()
    {
        var asked = await RunAsync(ChildProcess.Short, "sh", "-c", "read answer || echo nobody there");

        Assert.Equal("nobody there", asked.LastLine);
    }

    [Fact]
    public async Task PostgreSQLs_own_variables_do_not_reach_it()
    {
        Environment.SetEnvironmentVariable("PGPORT", "5999");

        var told = await RunAsync(ChildProcess.Short, "sh", "-c", "echo \"port ${PGPORT:-not set}\"");

        Assert.Equal("port not set", told.LastLine);
        Environment.SetEnvironmentVariable("PGPORT", null);
    }

    private static Task<ChildProcess> RunAsync(TimeSpan limit, params string[] commandLine) =>
        ChildProcess.RunAsync(commandLine, limit, TimeProvider.System, CancellationToken.None);
}
