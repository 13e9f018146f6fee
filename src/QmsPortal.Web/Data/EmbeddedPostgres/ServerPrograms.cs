using System.Globalization;
using System.Text.RegularExpressions;

namespace QmsPortal.Data.EmbeddedPostgres;

internal sealed partial record ServerPrograms(string Folder, int Version)
{
    public const int OldestVersion = 15;
    public static readonly string[] Names = ["initdb", "pg_ctl", "postgres"];

    public string InitDb => Path.Combine(Folder, FileName("initdb"));
    public string PgCtl => Path.Combine(Folder, FileName("pg_ctl"));

    public static string FileName(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    public static async Task<ServerPrograms> FindAsync(ProgramSearch search, ServerUser user, CancellationToken ct)
    {
        var passedOver = new List<string>();
        foreach (var folder in search.Folders())
        {
            if (Names.FirstOrDefault(name => !File.Exists(Path.Combine(folder, FileName(name)))) is { } missing)
            {
                passedOver.Add($"{folder} has no {missing}");
                continue;
            }

            // Asked as the user who will run them: programs in a folder closed to that user are of no use.
            var answer = await user.RunAsync([Path.Combine(folder, FileName("postgres")), "--version"], ChildProcess.Short, ct);
            var version = answer.Succeeded && VersionNumber().Match(answer.Output) is { Success: true } match
                ? int.Parse(match.Value, CultureInfo.InvariantCulture)
                : 0;
            if (version >= OldestVersion)
            {
                return new ServerPrograms(folder, version);
            }

            passedOver.Add(version > 0
                ? $"{folder} has version {version}, and {OldestVersion} or later is needed"
                : $"{folder} does not work for the user {user.Name}: {answer.LastLine}");
        }

        throw new EmbeddedServerException(NoneFound(search, passedOver), EmbeddedServerException.NoPrograms);
    }

    private static string NoneFound(ProgramSearch search, List<string> passedOver)
    {
        var found = string.IsNullOrEmpty(search.Only)
            ? "QmsPortal needs a database, and no PostgreSQL programs to run one were found on this machine."
            : "QMS_PG_BIN must name a folder with working PostgreSQL programs, and no other folder is tried. Correct it or unset it.";
        var reasons = string.Concat(passedOver.Select(why => $"\n  ({why})"));
        return $"""
            {found}{reasons}
            Do one of these:
              - set ConnectionStrings__Qms to the connection string of a running PostgreSQL {OldestVersion} or later
              - install PostgreSQL {OldestVersion} or later (on Debian and Ubuntu, as root: apt-get install postgresql)
              - npm ci --prefix tools/postgres
              - docker compose up
            """;
    }

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )\d+")]
    private static partial Regex VersionNumber();
}
