using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>The site in production mode, as a process of its own on this machine alone, always at the same address.</summary>
internal sealed partial class SiteUnderTest(string connection, string? auditKey = null) : IAsyncDisposable
{
    /// <summary>One for the site and for what is there before it.</summary>
    public static readonly string AuditKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentDictionary<string, int> errors = new();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Its last words, for whoever asks why it is not there.</summary>
    public string LastWords => string.Join(Environment.NewLine, output);

    /// <summary>What it called an error in its log, and how often.</summary>
    public IReadOnlyDictionary<string, int> Errors => errors;

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QmsPortal.Web.dll"), "--urls", Address.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(IsForAnotherSite).ToList())
            start.Environment.Remove(name);
        start.Environment["ConnectionStrings__Qms"] = connection;
        start.Environment["QMS_AUDIT_KEY"] = auditKey ?? AuditKey;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>kill -9: it has no say in it.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async Task BeReady(HttpClient http, CancellationToken limit)
    {
        while (true)
        {
            if (process is { HasExited: true })
                throw new InvalidOperationException($"The site ended by itself:{Environment.NewLine}{LastWords}");
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), limit);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception exception) when (exception is HttpRequestException || exception is TaskCanceledException && !limit.IsCancellationRequested)
            {
                // Not listening yet, or too busy to answer.
            }

            await Task.Delay(Look, limit);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await Kill();
        process?.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        while (output.Count > 40)
            output.TryDequeue(out _);
        if (Error().Match(line) is { Success: true } error)
            errors.AddOrUpdate(error.Groups[1].Value, 1, (_, count) => count + 1);
    }

    /// <summary>The first line of the exception, in the JSON of production.</summary>
    [GeneratedRegex("""
        "@x":"([^\\]{0,160})
        """)]
    private static partial Regex Error();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // What the person who runs this has set is for their own site.
    private static bool IsForAnotherSite(string name) =>
        name.StartsWith("QMS_", StringComparison.Ordinal)
        || name.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "URLS";
}
