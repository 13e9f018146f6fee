using System.Net.Sockets;
using System.Text;

namespace QmsPortal.Tests.Support;

/// <summary>Asks for the engine itself: a docker command on PATH proves nothing.</summary>
internal static class TestServerDocker
{
    public static Task<bool> AnswersAsync() => AnswersAsync(
        Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host
            ? host
            : OperatingSystem.IsWindows() ? "npipe://./pipe/docker_engine" : "unix:///var/run/docker.sock");

    public static async Task<bool> AnswersAsync(string host)
    {
        if (!Uri.TryCreate(host, UriKind.Absolute, out var address))
        {
            return false;
        }

        if (address.Scheme == "npipe")
        {
            return OperatingSystem.IsWindows() && File.Exists(@"\\.\pipe\" + Path.GetFileName(address.AbsolutePath));
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            using var socket = address.Scheme == "unix"
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            if (address.Scheme == "unix") await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.LocalPath), limit.Token);
            else await socket.ConnectAsync(address.Host, address.Port, limit.Token);

            // An engine behind TLS refuses this, and that is an answer too.
            await socket.SendAsync(Encoding.ASCII.GetBytes("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n"), limit.Token);
            return await socket.ReceiveAsync(new byte[1], limit.Token) > 0;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
