using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Pulses;

namespace QmsPortal.Data.Seeds;

/// <summary>The chief nurse asked everybody and enough answered; the matron asks her wards now, and nobody sees how many have.</summary>
internal static class Pulses
{
    public static async Task Plant(Story story)
    {
        var whole = await As(story, People.ChiefNurse, -30, new AskPulse.Command { Place = "riverside-hospitals", First = "Can you say so when something is not safe?", Second = "Do you hear back what came of it?", Until = Day(story, -16) });
        foreach (var (who, first, second) in new[] { (People.Sister, 5, 3), (People.Nurse, 4, 2), (People.SupportWorker, 3, 2), (People.NinthSister, 4, 4), (People.NinthNurse, 4, 2), (People.AcuteNurse, 5, 3), (People.Matron, 5, 4) })
            await As(story, who, -25, new AnswerPulse.Command { Number = whole, FirstScore = first, SecondScore = second });
        var due = await story.Ask(async db => (await db.Pulses.AsNoTracking().SingleAsync(pulse => pulse.Number == whole)).Ahead()[0]);
        await story.AsTheSite(due.At, new EndPulse.Command { Pulse = due.Record, DueAt = due.At });

        var nights = await As(story, People.Matron, -3, new AskPulse.Command { Place = "older-peoples-care", First = "Did you have the people you needed on your last shift?", Until = Day(story, 11) });
        await As(story, People.SupportWorker, -2, new AnswerPulse.Command { Number = nights, FirstScore = 2 });
    }

    private static Task<T> As<T>(Story story, string who, int day, MediatR.IRequest<T> command) => story.As(who, story.Today.AddDays(day).StartInLondon(new TimeOnly(13, 0)), command);

    private static DateInput Day(Story story, int days) => DateInput.From(story.Today.AddDays(days));
}
