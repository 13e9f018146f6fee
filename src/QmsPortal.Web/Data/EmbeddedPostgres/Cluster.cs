namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>PostgreSQL's own folder of data and what is done to it with PostgreSQL's programs.</summary>
internal sealed class Cluster(DataFolder folder, ServerPrograms programs, ServerUser user, EmbeddedServerOptions options)
{
    public const string Superuser = "postgres";
    private const int SocketPort = 5432;

    public async Task InitialiseOrCheckAsync(CancellationToken ct)
    {
        if (!Directory.Exists(folder.Cluster))
        {
            await new NewCluster(folder, programs, user).MakeAsync(options.ExtraInitDbArgs, ct);
            return;
        }

        if (!await user.OwnsFolderAsync(folder.Cluster, ct))
        {
            throw folder.Unusable(
                $"its data do not belong to {user.Name} alone, who runs PostgreSQL now", "another folder, or start QmsPortal as before");
        }

        var version = (await File.ReadAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), ct)).Trim();
        if (version != $"{programs.Version}")
        {
            throw new EmbeddedServerException(
                $"The data in {folder.Root} are of PostgreSQL {version}, but the programs in {programs.Folder} are of PostgreSQL {programs.Version}, "
                + $"and QmsPortal never upgrades data by itself. Install PostgreSQL {version} and set QMS_PG_BIN to the folder of its programs; "
                + "or move the data folder away to begin anew; or upgrade the data with pg_upgrade.",
                EmbeddedServerException.OtherVersion);
        }
    }

    public async Task<string> ReadPasswordAsync(CancellationToken ct) =>
        File.Exists(folder.PasswordFile)
            ? (await File.ReadAllTextAsync(folder.PasswordFile, ct)).Trim()
            : throw folder.Unusable($"it has data but no file {Path.GetFileName(folder.PasswordFile)}; put that back", "another folder");

    public Task<ServerProcess?> FindServerAsync(CancellationToken ct) => ServerProcess.FindAsync(folder, programs, user, ct);

    public async Task<ServerProcess> StartAsync(CancellationToken ct)
    {
        await ServerProcess.ForgetDeadAsync(folder, user.Clock, ct);
        if (File.Exists(folder.LogFile))
        {
            File.Move(folder.LogFile, folder.LogFile + ".previous", overwrite: true);
        }

        // Not interrupted: ended halfway, pg_ctl would leave a server behind that nobody stops.
        var settings = string.Join(' ', (await SettingsAsync(ct)).Select(pair => "-c " + Quote($"{pair.Key}={pair.Value}")));
        var started = await user.RunAsync(
            [programs.PgCtl, "start", "-D", folder.Cluster, "-l", folder.LogFile, "-w", "-t", "60", "-o", settings],
            TimeSpan.FromSeconds(75), CancellationToken.None);
        return await JoinAsync(ct) ?? throw DidNotStart(started.LastLine);
    }

    /// <summary>The running server, when it is ready: another instance may have started it, and it may be recovering from a crash.</summary>
    public async Task<ServerProcess?> JoinAsync(CancellationToken ct)
    {
        var began = user.Clock.GetTimestamp();
        while (await FindServerAsync(ct) is { } server)
        {
            if (server.IsReady)
            {
                return server;
            }

            if (user.Clock.GetElapsedTime(began) > TimeSpan.FromSeconds(60))
            {
                throw DidNotStart("it is running but not ready after 60 seconds");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), user.Clock, ct);
        }

        return null;
    }

    public async Task StopAsync()
    {
        // pg_ctl signals whatever process has the id in postmaster.pid, so it is asked only when that is our server.
        foreach (var (mode, seconds) in new[] { ("fast", 20), ("immediate", 5) })
        {
            if (await FindServerAsync(CancellationToken.None) is not { } server)
            {
                return;
            }

            await user.RunAsync(
                [programs.PgCtl, "stop", "-D", folder.Cluster, "-m", mode, "-w", "-t", $"{seconds}"],
                TimeSpan.FromSeconds(seconds + 5), CancellationToken.None);
            if (server.SocketFolder.Length > 0 && await FindServerAsync(CancellationToken.None) is null)
            {
                SocketFolder.Remove(server.SocketFolder);
            }
        }
    }

    private async Task<Dictionary<string, string>> SettingsAsync(CancellationToken ct)
    {
        var settings = OperatingSystem.IsWindows()
            ? new Dictionary<string, string> { ["listen_addresses"] = "127.0.0.1", ["port"] = $"{LoopbackPort.Choose(folder)}" }
            : new Dictionary<string, string>
            {
                ["listen_addresses"] = "",
                ["port"] = $"{SocketPort}",
                ["unix_socket_directories"] = await SocketFolder.PrepareAsync(folder, options.SocketRoots, user, ct),
                ["unix_socket_permissions"] = "0700",
            };

        // What people write about care stays out of logs, the server's included.
        settings["log_min_error_statement"] = "panic";
        settings["log_error_verbosity"] = "terse";
        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        return settings;
    }

    // pg_ctl hands these to a shell.
    private static string Quote(string text) =>
        OperatingSystem.IsWindows() ? $"\"{text}\"" : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private EmbeddedServerException DidNotStart(string why) => new(
        $"PostgreSQL did not start: {why}. Its log is {folder.LogFile}. Put right what the log names and try again, or set ConnectionStrings__Qms.",
        EmbeddedServerException.DidNotStart);
}
