using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Paretos;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class EscalationExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<EscalateIssue.Command>(async w =>
        {
            var issue = await w.Raised();
            return (w.Joy, Sbar(issue.Number, issue.Version));
        }),
        Example.Of<ReadBackEscalation.Command>(async w =>
        {
            var escalation = await w.Escalated();
            return (w.Leila, new() { Number = escalation.Number, Version = escalation.Version, Understood = "The blind is torn and the light keeps people awake" });
        }),
        Example.Of<DecideEscalation.Command>(async w =>
        {
            var escalation = await w.ReadBack();
            return (w.Leila, new() { Number = escalation.Number, Version = escalation.Version, Decision = DecideEscalation.Decision.PassUp, Why = "Estates answer to the division" });
        }),
        Example.Of<ChangePriority.Command>(async w =>
        {
            var escalation = await w.ReadBack();
            return (w.Leila, new() { Number = escalation.Number, Version = escalation.Version, Priority = EscalationPriority.P3, Reason = "A sheet hangs there for now" });
        }),
        Example.Of<AnswerEscalation.Command>(async w =>
        {
            var escalation = await w.EscalationAccepted();
            return (w.Leila, new() { Number = escalation.Number, Version = escalation.Version, Answer = "Estates hang a new blind today" });
        }),
        Example.Of<StepUpEscalation.Command>(async w =>
        {
            var escalation = await w.Escalated(EscalationPriority.P1);
            w.Clock.Advance(TimeSpan.FromMinutes(15));
            return (Example.TheSite, new() { Escalation = escalation.Id, Passed = StepUpEscalation.Passed.ReadBack, DueAt = escalation.ReadBackBy });
        }),
        Example.Of<CloseEscalation.Command>(async w =>
        {
            var confirmed = await w.Confirmed();
            return (Example.TheSite, new() { Escalation = confirmed.Id, DueAt = confirmed.Steps.Max(step => step.At).AddDays(7) });
        }),

        Example.Of<PrepareEscalation.Query>(async w => (w.Joy, new((await w.Raised()).Number))),
        Example.Of<ShowEscalation.Query>(async w => (w.Amara, new((await w.Escalated()).Number))),
        Example.Of<ListEscalationsOver.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<SetTimes.Command>(async w => (w.Samuel, OtherTimes(await w.TimesOf("surgery")))),
        Example.Of<ShowTimes.Query>(async w => (w.Amara, new(await w.NodeOf("surgery")))),
        Example.Of<CountEscalations.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7), w.Clock.Today().AddDays(-30), w.Clock.Today()))),
        Example.Of<CountReceived.Query>(async w => (w.Amara, new(await w.PathOf(w.Riverside), w.Clock.Today().AddDays(-30), w.Clock.Today()))),
        Example.Of<ListBreaches.Query>(async w => (w.Amara, new(await w.PathOf(w.Riverside), w.Clock.Today().AddDays(-30), w.Clock.Today()))),
        Example.Of<ShowLetter.Query>(async w => (w.Amara, new(await w.PathOf(w.Riverside), new DateOnly(2026, 4, 1)))),
        Example.Of<ListRepeats.Query>(async w => (w.Amara, new(await w.PathOf(w.Riverside)))),
        Example.Of<OpenEscalations.Query>(async w => (w.Amara, new(await w.PathOf(w.Ward7)))),
        Example.Of<OpenWork.Query>(async w => (w.Petra, new(await w.PathOf(w.Riverside)))),
    ];

    /// <summary>Other than they are: an answer to what helps by one working day later or sooner.</summary>
    private static SetTimes.Command OtherTimes(EscalationTimes now) => Times("surgery", now with { P3Answer = now.P3Answer == 5 ? 6 : 5 });

    public static SetTimes.Command Times(string place, EscalationTimes times, string reason = "Bank answers by noon") => new()
    {
        Place = place,
        P1ReadBack = times.P1ReadBack,
        P1Answer = times.P1Answer,
        P2ReadBack = times.P2ReadBack,
        P2Answer = times.P2Answer,
        P3ReadBack = times.P3ReadBack,
        P3Answer = times.P3Answer,
        Reason = reason,
    };

    private static async Task<EscalationTimes> TimesOf(this TestWorld world, string place)
    {
        var node = await world.NodeOf(place);
        var newest = await world.Ask(db => db.TierTimes.AsNoTracking().Where(times => times.NodeId == node).OrderByDescending(times => times.At).ThenByDescending(times => times.Id).FirstOrDefaultAsync());
        return newest is null ? EscalationTimes.Default : new EscalationTimes(newest.P1ReadBack, newest.P1Answer, newest.P2ReadBack, newest.P2Answer, newest.P3ReadBack, newest.P3Answer);
    }

    public static EscalateIssue.Command Sbar(int issue, uint version, EscalationPriority priority = EscalationPriority.P2, string? tier = null) => new()
    {
        Number = issue,
        Version = version,
        Priority = priority,
        Telephoned = priority is EscalationPriority.P1 ? Telephoned.Reached : null,
        Situation = "The blind is torn.",
        Background = "Asked twice, nobody came.",
        Assessment = "People wake at five.",
        Recommendation = "Hang a new blind today.",
        Tier = tier,
    };

    /// <summary>An issue of Amara's, escalated by Joy.</summary>
    public static async Task<Escalation> Escalated(this TestWorld world, EscalationPriority priority = EscalationPriority.P2, string? tier = null)
    {
        var issue = await world.Raised();
        return await world.Escalation(await world.Send(world.Joy, Sbar(issue.Number, issue.Version, priority, tier)));
    }

    public static async Task<Escalation> ReadBack(this TestWorld world, EscalationPriority priority = EscalationPriority.P2)
    {
        var escalation = await world.Escalated(priority);
        await world.Send(world.Leila, new ReadBackEscalation.Command { Number = escalation.Number, Version = escalation.Version, Understood = "The blind is torn" });
        return await world.Escalation(escalation.Number);
    }

    public static async Task<Escalation> EscalationAccepted(this TestWorld world, EscalationPriority priority = EscalationPriority.P2)
    {
        var escalation = await world.ReadBack(priority);
        await world.Send(world.Leila, new DecideEscalation.Command { Number = escalation.Number, Version = escalation.Version, Decision = DecideEscalation.Decision.Accept });
        return await world.Escalation(escalation.Number);
    }

    public static async Task<Escalation> EscalationAnswered(this TestWorld world)
    {
        var escalation = await world.EscalationAccepted();
        await world.Send(world.Leila, new AnswerEscalation.Command { Number = escalation.Number, Version = escalation.Version, Answer = "A new blind hangs" });
        return await world.Escalation(escalation.Number);
    }

    private static async Task<Escalation> Confirmed(this TestWorld world)
    {
        var escalation = await world.EscalationAnswered();
        var issue = await world.IssueOf(escalation);
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue.Number, Version = issue.Version, Worked = true });
        return await world.Escalation(escalation.Number);
    }

    public static Task<Escalation> Escalation(this TestWorld world, int number) =>
        world.Ask(db => db.Escalations.AsNoTracking().Include(escalation => escalation.Steps.OrderBy(step => step.Position)).SingleAsync(escalation => escalation.Number == number));

    public static Task<Issue> IssueOf(this TestWorld world, Escalation escalation) =>
        world.Ask(db => db.Issues.AsNoTracking().Include(issue => issue.Steps.OrderBy(step => step.Position)).SingleAsync(issue => issue.Id == escalation.IssueId));
}
