using System.Runtime.Versioning;
using QmsPortal.Data.EmbeddedPostgres;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data.EmbeddedPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class SocketFolderTests : IAsyncLifetime
{
    private static readonly DataFolder Data = new("/srv/qms/of/some/trust");
    private readonly string _root = TestServerFolder.New();
    private readonly string _other = TestServerFolder.New();
    private ServerUser _user = null!;

    public async ValueTask InitializeAsync()
    {
        _user = await ServerUser.FindAsync(TimeProvider.System, CancellationToken.None);
        Directory.CreateDirectory(_root);
        Directory.CreateDirectory(_other);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        Directory.Delete(_other, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_belongs_to_the_servers_user_alone()
    {
        var folder = await PrepareAsync(_root);

        Assert.Matches("^qms-[0-9a-f]{12}$", Path.GetFileName(folder));
        Assert.True(await _user.OwnsFolderAsync(folder, CancellationToken.None));
    }

    [Fact]
    public async Task It_is_the_same_one_next_time_and_without_what_a_dead_server_left()
    {
        var first = await PrepareAsync(_root);
        await File.WriteAllTextAsync(Path.Combine(first, ".s.PGSQL.5432.lock"), "1\n");

        var second = await PrepareAsync(_root);

        Assert.Equal(first, second);
        Assert.Empty(Directory.GetFiles(first));
    }

    [Fact]
    public async Task A_link_of_its_name_is_refused()
    {
        var folder = await PrepareAsync(_root);
        Directory.Move(folder, folder + "-elsewhere");
        Directory.CreateSymbolicLink(folder, folder + "-elsewhere");

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_folder_open_to_others_is_refused()
    {
        var folder = await PrepareAsync(_root);
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute);

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_folder_of_another_user_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can make a folder of another user");
        var folder = await PrepareAsync(_root);
        await ChildProcess.RunAsync(["chown", "1", folder], ChildProcess.Short, TimeProvider.System, CancellationToken.None);

        await AssertRefusedAsync();
    }

    [Fact]
    public async Task A_refused_folder_is_left_for_the_next_root()
    {
        await File.WriteAllTextAsync(await PrepareAsync(_root) + "-", "");
        var taken = await PrepareAsync(_root);
        Directory.Delete(taken);
        await File.WriteAllTextAsync(taken, "");

        var folder = await PrepareAsync(_root, _other);

        Assert.StartsWith(_other, folder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_passed_over()
    {
        var deep = Directory.CreateDirectory(Path.Combine(_root, new string('d', 80)));

        var folder = await PrepareAsync(deep.FullName, _other);

        Assert.StartsWith(_other, folder, StringComparison.Ordinal);
    }

    private Task<string> PrepareAsync(params string[] roots) => SocketFolder.PrepareAsync(Data, roots, _user, CancellationToken.None);

    private async Task AssertRefusedAsync()
    {
        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => PrepareAsync(_root));

        Assert.Equal(7, failure.ExitCode);
        Assert.Contains("no safe folder", failure.Message, StringComparison.Ordinal);
    }
}
