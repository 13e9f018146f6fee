using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QmsPortal.Tests.Kernel.Outbox;

/// <summary>How a mail server can fail; each is done once, to the next mail that comes.</summary>
public enum Fault
{
    BusyAtGreeting,
    HangUpAtSender,
    TryLaterAtRecipient,
    NoSuchRecipient,
    TryLaterAfterData,
    HangUpAfterData,
    NotTakenAfterData,
}

/// <summary>A small mail server on a real socket. It keeps what it took, and also what came to it and was not taken.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly ConcurrentBag<Task> conversations = [];
    private TcpListener? listener;
    private Task accepting = Task.CompletedTask;

    public SmtpSink()
    {
        Start();
        Port = ((IPEndPoint)listener!.LocalEndpoint).Port;
    }

    public int Port { get; }

    public ConcurrentQueue<Fault> Faults { get; } = [];

    /// <summary>Mail the server answered for.</summary>
    public ConcurrentQueue<string> Taken { get; } = [];

    /// <summary>Mail that came whole, taken or not.</summary>
    public ConcurrentQueue<string> Seen { get; } = [];

    public int Connections { get; private set; }

    public void Start()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        accepting = Accept(listener);
    }

    /// <summary>From now on nobody can connect.</summary>
    public async Task Stop()
    {
        listener!.Stop();
        await accepting;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Task.WhenAll(conversations).WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Accept(TcpListener open)
    {
        try
        {
            while (true)
            {
                var client = await open.AcceptTcpClientAsync();
                Connections++;
                conversations.Add(Task.Run(() => Talk(client)));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var connection = client;
        try
        {
            await Talk(client.GetStream());
        }
        catch (IOException)
        {
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        if (Comes(Fault.BusyAtGreeting))
        {
            await writer.WriteLineAsync("421 too busy");
            return;
        }

        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    await writer.WriteLineAsync("250 sink");
                    break;
                case "MAIL" when Comes(Fault.HangUpAtSender):
                    return;
                case "RCPT" when Comes(Fault.TryLaterAtRecipient):
                    await writer.WriteLineAsync("451 try later");
                    break;
                case "RCPT" when Comes(Fault.NoSuchRecipient):
                    await writer.WriteLineAsync("550 nobody here of that name");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    if (!await Data(reader, writer))
                        return;
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<bool> Data(StreamReader reader, StreamWriter writer)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            text.AppendLine(line);
        Seen.Enqueue(text.ToString());
        if (Comes(Fault.HangUpAfterData))
            return false;
        if (Comes(Fault.TryLaterAfterData))
        {
            await writer.WriteLineAsync("452 no room now");
            return true;
        }

        if (Comes(Fault.NotTakenAfterData))
        {
            await writer.WriteLineAsync("554 not taken");
            return true;
        }

        Taken.Enqueue(text.ToString());
        await writer.WriteLineAsync("250 taken");
        return true;
    }

    private bool Comes(Fault fault) => Faults.TryPeek(out var next) && next == fault && Faults.TryDequeue(out _);
}
