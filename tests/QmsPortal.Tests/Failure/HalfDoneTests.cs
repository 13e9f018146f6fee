using Npgsql;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Failure;

/// <summary>Whatever the database does in the middle of a command: it is carried out wholly and once, or not at all.</summary>
public class HalfDoneTests(ExampleWorlds worlds) : IClassFixture<ExampleWorlds>
{
    /// <summary>Far more SQL than any command takes.</summary>
    private const int Most = 60;

    [Theory]
    [MemberData(nameof(Example.Commands), MemberType = typeof(Example))]
    public async Task A_command_that_fails_at_any_point_leaves_the_database_as_it_was_and_can_be_sent_again(string command)
    {
        var trial = await worlds.Prepare(command);
        var before = await TableState.Of(trial.World);
        var operation = Guid.CreateVersion7();

        var failed = 0;
        for (var fault = SqlFault.Plan.At(1); ; fault = SqlFault.Plan.At(failed + 1))
        {
            var thrown = await Record.ExceptionAsync(() => trial.Send(operation, fault));
            if (!fault.Struck)
            {
                Assert.Null(thrown);
                break;
            }

            failed++;
            Assert.IsType<NpgsqlException>(Innermost(thrown));
            Assert.Equal(before.Lines, (await TableState.Of(trial.World)).Lines);
            Assert.True(failed < Most, $"{command} never ends");
        }

        Assert.True(failed >= 2, $"{command} was let fail at {failed} points only");
        if (!Example.Named(command).SavesNothing)
            Assert.NotEqual(before.Lines, (await TableState.Of(trial.World)).Lines);
    }

    [Theory]
    [MemberData(nameof(Example.SavingCommands), MemberType = typeof(Example))]
    public async Task A_command_whose_answer_was_lost_after_the_save_has_one_effect_when_it_is_sent_again(string command)
    {
        var plain = await worlds.Prepare(command);
        var effect = await Effect(plain, () => plain.Send(Guid.CreateVersion7()));

        var trial = await worlds.Prepare(command);
        var operation = Guid.CreateVersion7();
        var again = "";
        var effects = await Effect(trial, async () =>
        {
            var fault = SqlFault.Plan.AfterCommit();
            await Assert.ThrowsAnyAsync<Exception>(() => trial.Send(operation, fault));
            Assert.True(fault.Struck);
            var thrown = await Record.ExceptionAsync(async () => again = await trial.Send(operation));
            if (trial.IsSignedIn)
                Assert.Null(thrown);
        });

        Assert.Equal(effect, effects);
        if (trial.IsSignedIn)
            Assert.Equal(again, await trial.Send(operation));
    }

    [Theory]
    [MemberData(nameof(Example.SavingCommands), MemberType = typeof(Example))]
    public async Task A_connection_lost_during_the_save_is_taken_up_again_with_one_effect(string command)
    {
        var plain = await worlds.Prepare(command);
        var effect = await Effect(plain, () => plain.Send(Guid.CreateVersion7()));

        foreach (var lost in new[] { SqlFault.Plan.LostBeforeCommit(), SqlFault.Plan.LostAfterCommit() })
        {
            var trial = await worlds.Prepare(command);
            var effects = await Effect(trial, async () =>
            {
                var thrown = await Record.ExceptionAsync(() => trial.Send(Guid.CreateVersion7(), lost));
                if (trial.IsSignedIn)
                    Assert.Null(thrown);
            });

            Assert.True(lost.Struck);
            Assert.Equal(effect, effects);
        }
    }

    private static async Task<IReadOnlyList<string>> Effect(Trial trial, Func<Task> act)
    {
        var before = await TableState.Of(trial.World);
        await act();
        var rows = (await TableState.Of(trial.World)).Since(before);
        Assert.NotEmpty(rows);
        return rows;
    }

    private static Exception? Innermost(Exception? exception) => exception?.InnerException is { } inner ? Innermost(inner) : exception;
}
