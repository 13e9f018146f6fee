using System.ComponentModel;
using System.Diagnostics;

namespace QmsPortal.Data.EmbeddedPostgres;

internal sealed record ChildProcess(int ExitCode, string Output)
{
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    public bool Succeeded => ExitCode == 0;

    public string LastLine =>
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? $"exit code {ExitCode}";

    public static async Task<ChildProcess> RunAsync(IEnumerable<string> commandLine, TimeSpan limit, TimeProvider clock, CancellationToken ct)
    {
        using var process = new Process { StartInfo = Describe(commandLine) };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new ChildProcess(127, e.Message);
        }

        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, ct);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            return new ChildProcess(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return new ChildProcess(124, $"{Path.GetFileName(process.StartInfo.FileName)} gave no answer within {limit.TotalSeconds:0} seconds");
        }
    }

    private static ProcessStartInfo Describe(IEnumerable<string> commandLine)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            // The tools complain about a working folder that their user may not enter.
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/tmp",
        };
        foreach (var part in commandLine)
        {
            if (start.FileName.Length == 0) start.FileName = part;
            else start.ArgumentList.Add(part);
        }

        // PGPORT and its kin would change what the server does; LC_ALL keeps messages in English.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
