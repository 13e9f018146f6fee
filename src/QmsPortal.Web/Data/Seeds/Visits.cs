using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Visits;

namespace QmsPortal.Data.Seeds;

/// <summary>The chief nurse went to Ward 7 a month ago and promised three things: one was kept in time, one late, and one needs longer.</summary>
internal static class Visits
{
    public static async Task Plant(Story story)
    {
        var number = await As(story, -29, new RecordVisit.Command { Place = "ward-7", On = Day(story, -29), Heard = "One scanner for two corridors, so bells wait at night. Nobody knows when a porter comes." });
        foreach (var (what, by) in new[] { ("A second bladder scanner", -15), ("Light over the store door repaired", -20), ("Porters come within the half hour at night", -8) })
            await As(story, -29, new PromiseCommitment.Command { Number = number, What = what, By = Day(story, by) });
        await Keep(story, number, "A second bladder scanner", -18, "It stands beside the linen store.");
        await Keep(story, number, "Light over the store door repaired", -12, "Estates changed the fitting.");
        var porters = await Promise(story, number, "Porters come within the half hour at night");
        await As(story, -9, new MoveCommitment.Command { Number = number, Commitment = porters.Id, Version = porters.Version, By = Day(story, 20), Why = "The night rota of porters begins next month." });
    }

    private static async Task Keep(Story story, int number, string what, int day, string how)
    {
        var promise = await Promise(story, number, what);
        await As(story, day, new KeepCommitment.Command { Number = number, Commitment = promise.Id, Version = promise.Version, How = how });
    }

    private static Task<Commitment> Promise(Story story, int number, string what) => story.Ask(db =>
    {
        var visits = db.Visits;
        return db.Set<Commitment>().AsNoTracking().SingleAsync(one => one.What == what && visits.Any(visit => visit.Id == one.VisitId && visit.Number == number));
    });

    private static Task<T> As<T>(Story story, int day, MediatR.IRequest<T> command) => story.As(People.ChiefNurse, story.Today.AddDays(day).StartInLondon(new TimeOnly(14, 30)), command);

    private static DateInput Day(Story story, int days) => DateInput.From(story.Today.AddDays(days));
}
