using System.Text.Json;
using System.Threading.Channels;

namespace QmsPortal.Benchmarks.Kill;

internal enum Outcome
{
    /// <summary>Sent, and nobody answered: it may or may not have been done.</summary>
    Unanswered,
    Acknowledged,
    Refused,
}

internal sealed record LedgerEntry(Write Write, Outcome Outcome);

/// <summary>
/// What people were about to send, and what they were told: the truth that the database is held against. A line is on the disk
/// before the call returns; those of people at the same moment go to the disk together.
/// </summary>
internal sealed class Ledger : IAsyncDisposable
{
    private readonly Channel<(byte[] Line, TaskCompletionSource Kept)> lines = Channel.CreateUnbounded<(byte[], TaskCompletionSource)>(new() { SingleReader = true });
    private readonly FileStream file;
    private readonly Task keeping;

    public Ledger(string path)
    {
        file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        keeping = Task.Run(Keep);
    }

    public Task BeforeSending(Write write) => Add(new Line(write, null, null));

    public Task AfterAnswer(Guid operation, Outcome outcome) => Add(new Line(null, operation, outcome));

    public async ValueTask DisposeAsync()
    {
        lines.Writer.TryComplete();
        await keeping;
        await file.DisposeAsync();
    }

    /// <summary>Every write with the last that was heard of it. A last line that was torn is as if it had not been written.</summary>
    public static IReadOnlyList<LedgerEntry> Read(string path)
    {
        var entries = new Dictionary<Guid, LedgerEntry>();
        var text = File.ReadAllText(path);
        foreach (var json in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var line = JsonSerializer.Deserialize<Line>(json)!;
            if (line.Write is { } write)
                entries.Add(write.Operation, new LedgerEntry(write, Outcome.Unanswered));
            else
                entries[line.Operation!.Value] = entries[line.Operation.Value] with { Outcome = line.Outcome!.Value };
        }

        return [.. entries.Values];
    }

    private async Task Add(Line line)
    {
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await lines.Writer.WriteAsync(([.. JsonSerializer.SerializeToUtf8Bytes(line), (byte)'\n'], kept));
        await kept.Task;
    }

    private async Task Keep()
    {
        var together = new List<TaskCompletionSource>();
        while (await lines.Reader.WaitToReadAsync())
        {
            while (lines.Reader.TryRead(out var next))
            {
                file.Write(next.Line);
                together.Add(next.Kept);
            }

            file.Flush(flushToDisk: true);
            together.ForEach(kept => kept.SetResult());
            together.Clear();
        }
    }

    private sealed record Line(Write? Write, Guid? Operation, Outcome? Outcome);
}
