using QmsPortal.Benchmarks.Kill;
using Xunit;

namespace QmsPortal.Tests.Failure;

public sealed class LedgerTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"qms-ledger-{Guid.CreateVersion7():N}");
    private readonly Write first = new(Guid.CreateVersion7(), WriteKind.RaiseIssue) { Words = "Kill drill 1, round 1" };
    private readonly Write second = new(Guid.CreateVersion7(), WriteKind.RecordValue) { Place = "ward-7", Measure = "kill-drill-1", Period = new(1990, 1, 1), Number = 1.5m };

    public void Dispose() => File.Delete(path);

    [Fact]
    public async Task A_write_is_in_the_file_before_it_may_be_sent()
    {
        await using var ledger = new Ledger(path);

        await ledger.BeforeSending(first);

        Assert.Equal([new LedgerEntry(first, Outcome.Unanswered)], Ledger.Read(path));
    }

    [Fact]
    public async Task The_last_that_was_heard_counts()
    {
        await using var ledger = new Ledger(path);

        await ledger.BeforeSending(first);
        await ledger.BeforeSending(second);
        await ledger.AfterAnswer(first.Operation, Outcome.Unanswered);
        await ledger.AfterAnswer(first.Operation, Outcome.Acknowledged);
        await ledger.AfterAnswer(second.Operation, Outcome.Refused);

        Assert.Equal([new LedgerEntry(first, Outcome.Acknowledged), new LedgerEntry(second, Outcome.Refused)], Ledger.Read(path));
    }

    [Fact]
    public async Task Many_at_once_are_all_kept()
    {
        await using var ledger = new Ledger(path);
        var writes = Enumerable.Range(1, 200).Select(round => new Write(Guid.CreateVersion7(), WriteKind.RaiseIssue) { Words = $"Kill drill 1, round {round}" }).ToList();

        await Task.WhenAll(writes.Select(async write =>
        {
            await ledger.BeforeSending(write);
            await ledger.AfterAnswer(write.Operation, Outcome.Acknowledged);
        }));

        Assert.Equal(writes.ToHashSet(), Ledger.Read(path).Where(entry => entry.Outcome is Outcome.Acknowledged).Select(entry => entry.Write).ToHashSet());
    }

    [Fact]
    public async Task A_torn_last_line_is_as_if_it_had_not_been_written()
    {
        await using (var ledger = new Ledger(path))
            await ledger.BeforeSending(first);
        await File.AppendAllTextAsync(path, """{"Write":{"Opera""");

        Assert.Equal([first], Ledger.Read(path).Select(entry => entry.Write));
    }
}
