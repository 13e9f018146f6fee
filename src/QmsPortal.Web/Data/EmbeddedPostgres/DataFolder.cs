using System.Security.Cryptography;

namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>
/// The folder that holds the cluster and what belongs to it. Under root the folder itself stays root's and only the cluster
/// is given to the server's user, so that root never writes where a lesser user could have left a link.
/// </summary>
internal sealed record DataFolder(string Root)
{
    public string Cluster => Path.Combine(Root, "data");
    public string PasswordFile => Path.Combine(Root, "password");
    public string PortFile => Path.Combine(Root, "port");
    public string TurnFile => Path.Combine(Root, "turn.lock");
    public string UseFile => Path.Combine(Root, "use.lock");
    public string NewClusterPrefix => Cluster + ".new-";
    public string LogFile => Path.Combine(Cluster, "server.log");

    public static async Task<DataFolder> OpenAsync(string? wanted, ServerUser user, CancellationToken ct)
    {
        var root = RealPath(Path.GetFullPath(wanted ?? Usual()));
        if (!OperatingSystem.IsWindows() && root.AsSpan().IndexOfAny("\"$`\\\n") >= 0)
        {
            throw Unusable(root, "its name has a quotation mark, dollar sign or backslash, which PostgreSQL's programs cannot take", "another name");
        }

        if (user.IsAnother && (root + "/").StartsWith("/root/", StringComparison.Ordinal))
        {
            throw Unusable(root, $"it lies below /root, where the user {user.Name}, who runs PostgreSQL, may not go", "a folder elsewhere");
        }

        try
        {
            Create(new DirectoryInfo(root), user.IsAnother);
            await using var probe = new FileStream(
                Path.Combine(root, ".probe-" + RandomNumberGenerator.GetHexString(16)), FileMode.CreateNew,
                FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(root, $"{Environment.UserName} cannot write there", "a folder that can be written to");
        }

        if (user.IsAnother && !(await user.RunAsync(["test", "-x", root], ChildProcess.Short, ct)).Succeeded)
        {
            throw Unusable(root, $"the user {user.Name}, who runs PostgreSQL, may not enter it", "a folder elsewhere");
        }

        return new DataFolder(root);
    }

    public EmbeddedServerException Unusable(string why, string remedy) => Unusable(Root, why, remedy);

    private static EmbeddedServerException Unusable(string root, string why, string remedy) => new(
        $"The data folder {root} cannot be used: {why}. Set QMS_DATA_DIR to {remedy}, "
        + "or set ConnectionStrings__Qms to the connection string of a running PostgreSQL.",
        EmbeddedServerException.DataFolderUnusable);

    internal static string Usual()
    {
        if (Environment.GetEnvironmentVariable("QMS_DATA_DIR") is { Length: > 0 } named)
        {
            return named;
        }

        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            return "/var/lib/qmsportal/postgres";
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0
            ? Path.Combine(home, "qmsportal", "postgres")
            : throw new EmbeddedServerException(
                $"The user {Environment.UserName} has no home folder to keep a database in. Set QMS_DATA_DIR to a folder that can be written to.",
                EmbeddedServerException.DataFolderUnusable);
    }

    // The running server knows its folder by one name only, and so must everyone who looks for it.
    private static string RealPath(string path)
    {
        var folder = new DirectoryInfo(path);
        var here = folder.Parent is null ? path : Path.Combine(RealPath(folder.Parent.FullName), folder.Name);
        var link = new DirectoryInfo(here);
        return link.LinkTarget is null ? here : RealPath(link.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    private static void Create(DirectoryInfo folder, bool forAnother)
    {
        if (folder.Exists)
        {
            return;
        }

        if (folder.Parent is { } parent)
        {
            Create(parent, forAnother);
        }

        folder.Create();
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            folder.UnixFileMode = forAnother ? owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : owner;
        }
    }
}
