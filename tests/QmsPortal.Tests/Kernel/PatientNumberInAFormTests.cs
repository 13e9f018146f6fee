using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Audit;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel;

/// <summary>What looks like a patient's number is stopped before it is stored, and goes through only with a reason.</summary>
public class PatientNumberInAFormTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Question = "What is the issue?";
    private const string Reason = "Why is it not a patient’s number?";
    private const string Number = "943 476 5919";

    [Fact]
    public async Task It_is_refused_beside_the_field_and_the_words_are_kept()
    {
        var words = Fresh.Words($"Pump {Number} alarms");

        var page = await Send(words);

        Assert.Equal(400, page.Status);
        Assert.Equal("This looks like a patient's number. Take it out, or say why it is not one", page.ErrorsBeside(Question));
        Assert.Contains("This looks like a patient's number. Take it out, or say why it is not one", page.Summary);
        Assert.Equal(words, page.Value(Question));
        Assert.Equal("Equipment", page.Value("What kind?"));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.True(page.HasField(Reason));
        Assert.Equal(0, await Stored(words));
    }

    [Fact]
    public async Task The_question_is_not_asked_before_it_is_needed()
    {
        var page = await (await world.As(world.Amara)).Get("/raise?at=ward-7");

        Assert.False(page.HasField(Reason));
    }

    [Fact]
    public async Task With_a_reason_it_goes_through_and_the_reason_stands_in_the_history()
    {
        var words = Fresh.Words($"Pump {Number} alarms");

        var page = await (await Send(words)).Submit("Raise issue", (Reason, "It is the pump's asset number"));

        Assert.StartsWith("/issues/", page.Is(200).Address, StringComparison.Ordinal);
        Assert.Equal(1, await Stored(words));
        Assert.Contains("Not a patient's number: It is the pump's asset number", page.Text, StringComparison.Ordinal);
        var id = await world.Ask(db => db.Issues.Where(issue => issue.Words == words).Select(issue => issue.Id).SingleAsync());
        Assert.Equal("Not a patient's number: It is the pump's asset number", await world.Ask(db => db.Set<AuditEntry>().Where(entry => entry.RecordId == id).Select(entry => entry.Payload.Reason).SingleAsync()));
    }

    [Theory]
    [InlineData("Her number is 943 476 5919")]
    [InlineData("4505577104")]
    public async Task A_reason_that_is_a_number_itself_is_refused(string reason)
    {
        var words = Fresh.Words($"Pump {Number} alarms");

        var page = await (await Send(words)).Submit("Raise issue", (Reason, reason));

        Assert.Equal(400, page.Status);
        Assert.Equal("Say why in words, without the number", page.ErrorsBeside(Reason));
        Assert.Equal(reason, page.Value(Reason));
        Assert.Equal(words, page.Value(Question));
        Assert.Equal(0, await Stored(words));
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused()
    {
        var page = await (await Send($"Pump {Number} alarms")).Submit("Raise issue", (Reason, new string('a', 201)));

        Assert.Equal("Reason must be 200 characters or fewer", page.ErrorsBeside(Reason));
    }

    [Fact]
    public async Task With_the_number_taken_out_it_goes_through_without_a_reason()
    {
        var words = Fresh.Words("The pump alarms");

        var page = await (await Send($"Pump {Number} alarms")).Submit("Raise issue", (Question, words));

        Assert.Equal(200, page.Status);
        Assert.Equal(1, await Stored(words));
    }

    /// <summary>The number was moved from one box to the other: it must not be kept by the history instead.</summary>
    [Fact]
    public async Task A_reason_that_nobody_needs_any_more_is_not_kept()
    {
        var words = Fresh.Words("The pump alarms");

        var page = await (await Send($"Pump {Number} alarms")).Submit("Raise issue", (Question, words), (Reason, $"It is {Number} {new string('a', 1100)}"));

        Assert.Equal(200, page.Status);
        Assert.Equal(0, await world.Ask(db => db.Set<AuditEntry>().CountAsync(entry => entry.Payload.Reason!.Contains(Number))));
    }

    [Fact]
    public async Task Characters_that_cannot_be_stored_are_refused_in_plain_words()
    {
        var page = await Send("Bay\0C");
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "Bay \ud83d", Kind = IssueKind.Safety }));

        Assert.Equal("This form could not be read", page.Is(400).Heading);
        Assert.Equal(("Words", "Take out the characters that cannot be shown"), (refusal.Errors.Single().PropertyName, refusal.Errors.Single().ErrorMessage));
    }

    /// <summary>What people write about care stays out of logs, also when it is refused.</summary>
    [Fact]
    public async Task Nothing_that_was_written_is_logged()
    {
        await Send($"Pump {Number} alarms like a peacock");
        await Send("The peacock alarms");

        Assert.Contains(world.Log.Lines, line => line.Contains("RaiseIssue", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains("peacock", StringComparison.Ordinal) || line.Contains(Number, StringComparison.Ordinal) || line.Contains(world.Password, StringComparison.Ordinal));
    }

    private async Task<Page> Send(string words) =>
        await (await (await world.As(world.Amara)).Get("/raise?at=ward-7")).Submit("Raise issue", (Question, words), ("What kind?", "Equipment"));

    private Task<int> Stored(string words) => world.Ask(db => db.Issues.CountAsync(issue => issue.Words == words));
}
