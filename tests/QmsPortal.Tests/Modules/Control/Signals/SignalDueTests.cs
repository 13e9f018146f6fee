using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Tests.Kernel.Outbox;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Signals;

/// <summary>What becomes of a signal by itself, and who hears of it by mail.</summary>
public class SignalDueTests(MailWorld world) : IClassFixture<MailWorld>
{
    [Fact]
    public async Task The_morning_after_its_day_it_is_marked_and_the_team_lead_is_told_once()
    {
        var signal = await world.Signalled();
        var over = signal.Due!.Value.AddDays(1).StartInLondon();

        await world.To(over.AddSeconds(-1));
        Assert.False((await world.Stored(signal)).IsPastDue);
        await world.To(over.AddHours(30));
        await world.To(over.AddDays(9));

        var late = await world.Stored(signal);
        Assert.Equal((true, SignalState.Raised), (late.IsPastDue, late.State));
        Assert.Equal((SignalStepKind.PastDue, null, over), (late.Steps.Single().What, late.Steps.Single().ById, late.Steps.Single().At));
        var mail = await world.Stored($"signal-past-due:{signal.Id}");
        Assert.Equal((await world.IdOf(world.Joy), $"Signal {signal.Number} at Ward 7: its day has passed"), (mail.PersonId, mail.Subject));
        Assert.DoesNotContain("Late meals", mail.Body, StringComparison.Ordinal);
        var entry = await world.Ask(db => db.Set<AuditEntry>().AsNoTracking().Include(entry => entry.Payload).Where(entry => entry.RecordId == signal.Id).OrderByDescending(entry => entry.Id).FirstAsync());
        Assert.Equal(("The system", "MarkSignalPastDue"), (entry.Payload.Who, entry.Command));
        Assert.Contains("Past its time", (await (await world.As(world.Joy)).Get($"/signals/{signal.Number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_by_its_day_is_told_to_nobody()
    {
        var signal = await world.Signalled();
        await world.Send(world.Joy, new AnswerSignal.Command { Number = signal.Number, Version = signal.Version, Answer = SignalAnswer.AssignableCause, Found = "Short at night" });

        await world.To(world.Clock.GetUtcNow().AddDays(10));

        Assert.False((await world.Stored(signal)).IsPastDue);
        Assert.Empty(await world.Written($"signal-past-due:{signal.Id}"));
    }

    [Fact]
    public async Task Not_yet_known_is_a_question_again_on_its_day()
    {
        var signal = await world.Signalled();
        var day = world.Clock.Today().AddDays(2);
        await world.Send(world.Joy, new AnswerSignal.Command { Number = signal.Number, Version = signal.Version, Answer = SignalAnswer.NotYetKnown, Found = "The rota is looked at", LookAgain = DateInput.From(day) });

        await world.To(day.StartInLondon().AddSeconds(-1));
        Assert.Equal(SignalState.Answered, (await world.Stored(signal)).State);
        await world.To(day.StartInLondon().AddHours(2));

        var back = await world.Stored(signal);
        Assert.Equal((SignalState.Seen, day, day.StartInLondon()), (back.State, back.Due, back.Steps[^1].At));
        await world.To(day.AddDays(1).StartInLondon());
        Assert.True((await world.Stored(signal)).IsPastDue);
    }

    [Fact]
    public async Task What_comes_late_and_no_longer_applies_does_nothing()
    {
        var signal = await world.Signalled();
        var due = signal.Ahead().Single();
        await world.Send(world.Joy, new AnswerSignal.Command { Number = signal.Number, Version = signal.Version, Answer = SignalAnswer.Improvement, Found = "It is better so" });
        var before = (await world.Stored(signal)).Version;

        await world.SendAsTheSite(new MarkSignalPastDue.Command { Signal = signal.Id, DueAt = due.At });
        await world.SendAsTheSite(new ReturnSignalToLook.Command { Signal = signal.Id, DueAt = due.At });
        await world.SendAsTheSite(new MarkSignalPastDue.Command { Signal = Guid.NewGuid(), DueAt = due.At });

        Assert.Equal(before, (await world.Stored(signal)).Version);
    }
}
