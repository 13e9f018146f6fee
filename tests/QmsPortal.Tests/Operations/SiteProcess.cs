using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace QmsPortal.Tests.Operations;

internal sealed record Ended(int ExitCode, string Output, string Errors);

/// <summary>The site as a process of its own, as it is started on a machine. Whatever a test does, none outlives it.</summary>
internal sealed partial class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SiteProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The site ended before it listened."));
    }

    /// <summary>What production needs to write its history; a test that is about it gives another.</summary>
    public static readonly string AuditKey = Convert.ToBase64String(new byte[32]);

    public int Id => _process.Id;

    public static async Task<Ended> RunAsync(string arguments, params (string Name, string Value)[] settings)
    {
        await using var site = Start(arguments, settings);
        return await site.EndAsync();
    }

    public static SiteProcess Start(string arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "QmsPortal.Web.dll"));
        foreach (var argument in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        start.Environment["QMS_AUDIT_KEY"] = AuditKey;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var site = new SiteProcess(start);
        site._process.Start();
        site._process.StandardInput.Close();
        site._process.BeginOutputReadLine();
        site._process.BeginErrorReadLine();
        return site;
    }

    /// <summary>Where it listens, once it does.</summary>
    public async Task<Uri> AddressAsync()
    {
        try
        {
            return new Uri(await _address.Task.WaitAsync(Limit));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{exception.Message}\n{string.Join('\n', _output.Concat(_errors))}", exception);
        }
    }

    public async Task<Ended> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    public async Task<Ended> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return new Ended(_process.ExitCode, string.Join('\n', _output), string.Join('\n', _errors));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        Keep(_output, line);
        if (line is not null && Listening().Match(line) is { Success: true } found)
            _address.TrySetResult(found.Groups[1].Value);
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    // What the person who runs the tests has set is for their own site.
    private static bool IsOurs(string name) =>
        name.StartsWith("QMS_", StringComparison.Ordinal) && name != "QMS_PG_BIN"
        || name.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT";

    // Plain words in the demonstration, JSON in production.
    [GeneratedRegex(@"(?:Now listening on: |""address"":"")(http://[^\s""]+)")]
    private static partial Regex Listening();
}
