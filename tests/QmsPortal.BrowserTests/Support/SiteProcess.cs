using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace QmsPortal.BrowserTests.Support;

/// <summary>The real site as a process of its own: the demonstration, with a database in a temporary folder.</summary>
internal sealed partial class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    // The database runs as another user where we are root: the site makes this folder itself, so that they may enter it.
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"qms-browser-tests-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private SiteProcess()
    {
        _process = new Process { StartInfo = StartInfo(_folder), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The site ended before it listened."));
    }

    public Uri Address { get; private set; } = null!;

    public string Output => string.Join('\n', _lines);

    public static async Task<SiteProcess> StartAsync()
    {
        var site = new SiteProcess();
        try
        {
            site._process.Start();
            site._process.StandardInput.Close();
            site._process.BeginOutputReadLine();
            site._process.BeginErrorReadLine();
            site.Address = await site._listening.Task.WaitAsync(StartLimit);
            await site.BeReadyAsync();
            return site;
        }
        catch (Exception exception)
        {
            var output = site.Output;
            await site.DisposeAsync();
            throw new InvalidOperationException($"The site did not start: {exception.Message}\n{output}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var clean = await StopAsync();
        _process.Dispose();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        if (!clean)
            throw new InvalidOperationException($"The site did not stop cleanly when asked to.\n{Output}");
    }

    private async Task<bool> StopAsync()
    {
        if (_process.HasExited)
            return false;
        using var ask = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        try
        {
            using var limit = new CancellationTokenSource(StopLimit);
            await _process.WaitForExitAsync(limit.Token);
            return _process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            return false;
        }
    }

    private async Task BeReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (Listening().Match(line) is { Success: true } found)
            _listening.TrySetResult(new Uri(found.Groups[1].Value));
    }

    private static ProcessStartInfo StartInfo(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QmsPortal.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(IsForAnotherSite).ToList())
            start.Environment.Remove(name);
        start.Environment["QMS_DATA_DIR"] = folder;
        return start;
    }

    // What the person who runs the tests has set is for their own site.
    private static bool IsForAnotherSite(string name) =>
        (name.StartsWith("QMS_", StringComparison.Ordinal) && name != "QMS_PG_BIN")
        || name.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "URLS";

    [GeneratedRegex(@"Now listening on: (http://[^\s""]+)")]
    private static partial Regex Listening();
}
