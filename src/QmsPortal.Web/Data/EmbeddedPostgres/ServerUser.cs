using System.Diagnostics.CodeAnalysis;

namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>The user who runs PostgreSQL's programs: ourselves or, since they refuse root, another when we are root.</summary>
internal sealed record ServerUser(string Name, string Uid, string? Gid, TimeProvider Clock)
{
    [MemberNotNullWhen(true, nameof(Gid))]
    public bool IsAnother => Gid is not null;

    public static async Task<ServerUser> FindAsync(TimeProvider clock, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            return new ServerUser(Environment.UserName, "", null, clock);
        }

        if (!Environment.IsPrivilegedProcess)
        {
            var id = await ChildProcess.RunAsync(["id", "-u"], ChildProcess.Short, clock, ct);
            return new ServerUser(Environment.UserName, id.Output.Trim(), null, clock);
        }

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToArray();
        var entry = known.FirstOrDefault(fields => fields[0] == "postgres") ?? known.FirstOrDefault(fields => fields[0] == "nobody");
        if (entry is null || !(await ChildProcess.RunAsync(["setpriv", "--version"], ChildProcess.Short, clock, ct)).Succeeded)
        {
            throw new EmbeddedServerException(
                "PostgreSQL refuses to run as root, and there is no other user to run it as (it takes setpriv, and a user postgres or nobody). "
                + "Start QmsPortal as an ordinary user, or set ConnectionStrings__Qms.",
                EmbeddedServerException.DidNotStart);
        }

        return new ServerUser(entry[0], entry[2], entry[3], clock);
    }

    public Task<ChildProcess> RunAsync(IEnumerable<string> commandLine, TimeSpan limit, CancellationToken ct) =>
        ChildProcess.RunAsync(
            IsAnother ? ["setpriv", "--reuid", Uid, "--regid", Gid, "--clear-groups", "--", .. commandLine] : commandLine, limit, Clock, ct);

    /// <summary>Gives this user what we have just made. Call it for nothing that another could have made first.</summary>
    public async Task GiveAsync(string path, CancellationToken ct)
    {
        if (IsAnother)
        {
            await ChildProcess.RunAsync(["chown", "-h", $"{Uid}:{Gid}", path], ChildProcess.Short, Clock, ct);
        }
    }

    /// <summary>Whether the path is a real folder, not a link, that belongs to this user and is closed to all others.</summary>
    public async Task<bool> OwnsFolderAsync(string path, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.Exists(path);
        }

        // .NET cannot ask for a file's owner; find can, on every Unix, and does not follow a link.
        var answer = await ChildProcess.RunAsync(
            ["find", path, "-prune", "-type", "d", "-user", Uid, "-perm", "700", "-print"], ChildProcess.Short, Clock, ct);
        return answer.Succeeded && answer.Output.Length > 0;
    }
}
