using System.Runtime.Versioning;
using QmsPortal.Data.EmbeddedPostgres;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data.EmbeddedPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private readonly string _folder = TestServerFolder.New();

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_refused()
    {
        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => OpenAsync("/proc/qmsportal"));

        Assert.Equal(5, failure.ExitCode);
        Assert.Contains("/proc/qmsportal cannot be used", failure.Message, StringComparison.Ordinal);
        Assert.Contains("QMS_DATA_DIR", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_refused()
    {
        await File.WriteAllTextAsync(_folder, "");

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => OpenAsync(_folder));

        Assert.Equal(5, failure.ExitCode);
        File.Delete(_folder);
    }

    [Fact]
    public async Task A_folder_below_the_home_of_root_is_refused_before_anything_is_made()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Root alone runs the server as another user");

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => OpenAsync("/root/qmsportal-test"));

        Assert.Equal(5, failure.ExitCode);
        Assert.Contains("below /root", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("/root/qmsportal-test"));
    }

    [Fact]
    public async Task A_link_to_the_home_of_root_is_refused_as_well()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Root alone runs the server as another user");
        Directory.CreateSymbolicLink(_folder, "/root");

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => OpenAsync(Path.Combine(_folder, "qmsportal-test")));

        Assert.Contains("below /root", failure.Message, StringComparison.Ordinal);
        File.Delete(_folder);
    }

    [Fact]
    public async Task A_folder_that_the_servers_user_may_not_enter_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Root alone runs the server as another user");
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => OpenAsync(Path.Combine(_folder, "postgres")));

        Assert.Equal(5, failure.ExitCode);
        Assert.Contains("may not enter it", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a$HOME")]
    [InlineData("a`id`")]
    public async Task A_name_that_a_shell_would_change_is_refused(string name)
    {
        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => OpenAsync(Path.Combine(_folder, name)));

        Assert.Equal(5, failure.ExitCode);
    }

    [Fact]
    public async Task Data_of_another_user_are_refused()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.StartAsync(new() { DataFolder = _folder }, CancellationToken.None));

        Assert.Equal(5, failure.ExitCode);
        Assert.Contains("do not belong to", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_names_of_one_folder_are_one_folder()
    {
        var link = _folder + "-link";
        Directory.CreateSymbolicLink(link, _folder);

        var direct = await OpenAsync(_folder);
        var linked = await OpenAsync(link);

        Assert.Equal(direct, linked);
        File.Delete(link);
    }

    [Fact]
    public void The_usual_folder_is_the_named_one_or_that_of_the_user()
    {
        var before = Environment.GetEnvironmentVariable("QMS_DATA_DIR");
        try
        {
            Environment.SetEnvironmentVariable("QMS_DATA_DIR", "/srv/qms");
            Assert.Equal("/srv/qms", DataFolder.Usual());

            Environment.SetEnvironmentVariable("QMS_DATA_DIR", null);
            Assert.EndsWith(Environment.IsPrivilegedProcess ? "/var/lib/qmsportal/postgres" : "/qmsportal/postgres", DataFolder.Usual(), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("QMS_DATA_DIR", before);
        }
    }

    private static async Task<DataFolder> OpenAsync(string folder) =>
        await DataFolder.OpenAsync(folder, await ServerUser.FindAsync(TimeProvider.System, CancellationToken.None), CancellationToken.None);
}
