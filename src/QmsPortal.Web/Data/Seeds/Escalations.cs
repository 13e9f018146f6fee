using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Rotas;

namespace QmsPortal.Data.Seeds;

/// <summary>What could not wait for the ward alone: one answered by the deputy chief nurse, one waiting, one accepted, one returned, one that went past its time.</summary>
internal static class Escalations
{
    public static async Task Plant(Story story)
    {
        // A rota that was kept once and is in use no longer: whoever holds the role receives.
        var ruth = await story.Ask(db => db.Users.Where(account => account.Email == People.DeputyChiefNurse).Select(account => account.Id).SingleAsync());
        await story.As(People.DeputyChiefNurse, At(story.Today, -60, 7, 0), new PutOnDuty.Command { Place = "riverside-hospitals", Person = ruth, On = DateInput.From(story.Today.AddDays(-60)), From = "08:00", Until = "20:00" });
        await story.As(People.ChiefNurse, At(story.Today, -40, 9, 0), new SetTimes.Command { Place = "surgery", P1ReadBack = 15, P1Answer = 60, P2ReadBack = 60, P2Answer = 180, P3ReadBack = 1, P3Answer = 5, Reason = "Theatre lists close at noon, so a risk of the day needs its answer by then" });
        var today = story.Today;
        await Answered(story, today);
        await PastItsTime(story, today);
        await Escalate(story, People.NinthSister, At(today, 0, 7, 35), "Families say they cannot find who answers complaints", EscalationPriority.P3,
            "Asked at three huddles. The leaflet names a desk that closed in March.", "More complaints answered late, and families who give up asking.", "Name one person for complaints of older people’s care on every ward board, by the end of the month.");

        var heels = await Escalate(story, People.AcuteNurse, At(today, 0, 7, 30), "Heel protectors run out before the weekend", EscalationPriority.P3,
            "Stock is counted on Mondays. Two weekends without since the new year.", "Sores that need not be, each weekend until the order is larger.", "Raise the standing order for the acute unit by ten pairs from next week.");
        await ReadBack(story, People.DivisionalNurse, At(today, 0, 7, 40), heels, "The acute unit runs out of heel protectors each weekend and asks for ten pairs more a week.");
        await Decide(story, People.DivisionalNurse, At(today, 0, 7, 42), heels, DecideEscalation.Decision.Accept);

        var trolley = await Escalate(story, People.NinthSister, At(today, -1, 15, 10), "Medicine trolley lock sticks", EscalationPriority.P3,
            "Pharmacy was to mend it by yesterday.", "A trolley that stays open, or medicines late.", "A new trolley for Ward 9 by Friday.", Telephoned.NoAnswer);
        await ReadBack(story, People.Matron, At(today, -1, 15, 30), trolley, "The lock sticks, and pharmacy has not come.");
        await Decide(story, People.Matron, At(today, -1, 15, 34), trolley, DecideEscalation.Decision.Return, "Ring estates for the lock first, 4417. If they cannot mend it this week, escalate it again and a trolley is ordered.");
    }

    private static async Task Answered(Story story, DateOnly today)
    {
        var nights = await Escalate(story, People.Sister, At(today, -1, 8, 20), "Night shift one support worker short for enhanced care", EscalationPriority.P2,
            "One long absence since 20 April. Bank asked twice, no cover. Night call bells answered in 5 minutes fell below 75%.",
            "Two patients who need someone near them may wait. A fall with harm is likely this week if nothing changes by tonight.",
            "Book a bank support worker for Ward 7 each night until the 18th, decided today before 12:00.", Telephoned.Reached);
        await ReadBack(story, People.Matron, At(today, -1, 8, 26), nights, "Fourteen nights one short, two patients at risk, bank refused twice.");
        await Decide(story, People.Matron, At(today, -1, 8, 31), nights, DecideEscalation.Decision.PassUp, why: "Bank has refused twice, and only the trust can book from outside.", to: "riverside-hospitals");
        await ReadBack(story, People.DeputyChiefNurse, At(today, -1, 9, 30), nights, "Ward 7 needs one support worker more each night for a fortnight, and bank says no.");
        await Decide(story, People.DeputyChiefNurse, At(today, -1, 9, 31), nights, DecideEscalation.Decision.Accept);
        await story.As(People.DeputyChiefNurse, At(today, -1, 9, 42), new AnswerEscalation.Command
        {
            Number = nights,
            Version = (await Stored(story, nights)).Version,
            Answer = "Two bank support workers are booked for every night until the 18th.",
        });
    }

    /// <summary>Nobody at the directorate read it back in a working day: the site passed it up, as it does each time.</summary>
    private static async Task PastItsTime(Story story, DateOnly today)
    {
        var wandering = await Escalate(story, People.NinthSister, At(today, -7, 8, 20), "No one to sit with people who wander at night", EscalationPriority.P3,
            "Volunteers asked, none at night. Two people at a time on most nights.", "Somebody leaves the ward unseen, or falls.", "A sitter for two nights a week, decided with the staffing of nights this month.", Telephoned.No);
        var due = await Stored(story, wandering);
        await story.AsTheSite(due.FirstReadBackBy, new StepUpEscalation.Command { Escalation = due.Id, Passed = StepUpEscalation.Passed.ReadBack, DueAt = due.FirstReadBackBy });
        await ReadBack(story, People.DivisionalNurse, due.FirstReadBackBy.AddMinutes(50), wandering, "Ward 9 has nobody to sit with people who wander. They ask for two nights a week.");
    }

    private static DateTimeOffset At(DateOnly today, int days, int hour, int minute) => today.AddDays(days).StartInLondon(new TimeOnly(hour, minute));

    private static async Task<int> Escalate(Story story, string who, DateTimeOffset at, string issue, EscalationPriority priority, string background, string assessment, string recommendation, Telephoned? telephoned = null)
    {
        var found = await story.Ask(db => db.Issues.Where(i => i.Words == issue).Select(i => new { i.Number, i.Version }).SingleAsync());
        return await story.As(who, at, new EscalateIssue.Command
        {
            Number = found.Number,
            Version = found.Version,
            Priority = priority,
            Telephoned = telephoned,
            Situation = issue + ".",
            Background = background,
            Assessment = assessment,
            Recommendation = recommendation,
        });
    }

    private static async Task<Unit> ReadBack(Story story, string who, DateTimeOffset at, int number, string understood) =>
        await story.As(who, at, new ReadBackEscalation.Command { Number = number, Version = (await Stored(story, number)).Version, Understood = understood });

    private static async Task<Unit> Decide(Story story, string who, DateTimeOffset at, int number, DecideEscalation.Decision decision, string? acceptable = null, string? why = null, string? to = null) =>
        await story.As(who, at, new DecideEscalation.Command { Number = number, Version = (await Stored(story, number)).Version, Decision = decision, Acceptable = acceptable, Why = why, Tier = to });

    private static Task<Escalation> Stored(Story story, int number) => story.Ask(db => db.Escalations.AsNoTracking().SingleAsync(escalation => escalation.Number == number));
}
