using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Data.Seeds;

/// <summary>What the wards raised, and what became of it: some answered, some waiting, one this morning.</summary>
internal static class Happenings
{
    public static async Task Plant(Story story)
    {
        var today = story.Today;

        var bells = await Raise(story, People.Nurse, At(today, -3, 7, 54), "ward-7", "Bay C call bell does not sound at the desk", IssueKind.Equipment);
        await story.As(People.SupportWorker, At(today, -3, 8, 2), new SayMoreOfIssue.Command { Number = bells, More = "Beds 11 and 12 only. The light over the door comes on." });
        await Act(story, People.Sister, At(today, -3, 8, 6), bells, "Estates duty manager", today.AddDays(-2));
        await Solve(story, People.Sister, At(today, -2, 11, 20), bells, "A spare bell board is fitted. Test it each night until Friday.");
        await Confirm(story, People.Nurse, At(today, -1, 7, 50), bells);

        var staffing = await Raise(story, People.SupportWorker, At(today, -1, 8, 11), "ward-7", "Night shift one support worker short for enhanced care", IssueKind.Staffing, Figures.NightHours);

        var linen = await Raise(story, People.Nurse, At(today, -2, 7, 58), "ward-7", "Weekend linen comes after 11:00", IssueKind.Environment);
        await Act(story, People.Sister, At(today, -2, 8, 9), linen, "Housekeeping lead", today.AddDays(2));

        var mattresses = await Raise(story, People.SupportWorker, At(today, -5, 8, 2), "ward-7", "Two pressure mattresses waiting for repair", IssueKind.Equipment);
        await Park(story, People.Sister, At(today, -5, 8, 12), mattresses, today.AddDays(3));
        await Link(story, People.Sister, At(today, -5, 8, 15), mattresses, "ward-7", "new-pressure-ulcers", "Two of the mattresses that keep sores away");

        var nights = await Offer(story, People.Sister, At(today, -1, 10, 5), staffing, "Third night short since the call bells got slower. More bank shifts will not mend it: we need to look at how nights are staffed.");
        await story.As(People.ImprovementLead, At(today, -1, 13, 30), new AcceptHandOver.Command { HandOver = nights, Version = await Version(story, nights), Words = "I come to the ward on Thursday at 10:00 to write the aim with you." });
        var late = await Offer(story, People.Sister, At(today, -2, 8, 20), linen, "It comes late every weekend.");
        await story.As(People.ImprovementLead, At(today, -2, 15, 40), new DeclineHandOver.Command { HandOver = late, Version = await Version(story, late), Reason = "One delivery time, and housekeeping is on it already. Offer it again if it is late for a third weekend." });

        await Raise(story, People.Nurse, At(today, 0, 7, 41), "ward-7", "Suction unit in bay B does not hold its charge", IssueKind.Safety);

        await Raise(story, People.NinthNurse, At(today, -12, 8, 3), "ward-9", "No one to sit with people who wander at night", IssueKind.Staffing, Figures.NightHours);
        await Raise(story, People.NinthNurse, At(today, -41, 8, 5), "ward-9", "Families say they cannot find who answers complaints", IssueKind.PatientExperience, "complaints-answered-on-time");
        var drugs = await Raise(story, People.NinthSister, At(today, -6, 7, 57), "ward-9", "Medicine trolley lock sticks", IssueKind.Equipment);
        await Act(story, People.NinthSister, At(today, -6, 8, 10), drugs, "Pharmacy technician", today.AddDays(-1));

        await Raise(story, People.AcuteNurse, At(today, -8, 8, 1), "acute-unit", "Heel protectors run out before the weekend", IssueKind.Equipment, "new-pressure-ulcers");
        await Raise(story, People.AcuteNurse, At(today, -1, 14, 15), "acute-unit", "Triage desk screen cannot be read from the chair", IssueKind.Environment);
    }

    private static DateTimeOffset At(DateOnly today, int days, int hour, int minute) => today.AddDays(days).StartInLondon(new TimeOnly(hour, minute));

    private static Task<int> Raise(Story story, string who, DateTimeOffset at, string place, string words, IssueKind kind, string? from = null) =>
        story.As(who, at < story.Now ? at : Lately(story), new RaiseIssue.Command { Place = place, Words = words, Kind = kind, FromMeasure = from });

    /// <summary>A little while ago, but today: a trust that is planted before the morning has something on its board too.</summary>
    private static DateTimeOffset Lately(Story story)
    {
        var midnight = story.Today.StartInLondon();
        return story.Now.AddMinutes(-20) is var ago && ago > midnight ? ago : midnight;
    }

    private static async Task Act(Story story, string who, DateTimeOffset at, int issue, string role, DateOnly by) =>
        await story.As(who, at, new ActOnIssue.Command { Number = issue, Version = await Version(story, issue), Who = role, By = DateInput.From(by) });

    private static async Task Park(Story story, string who, DateTimeOffset at, int issue, DateOnly until) =>
        await story.As(who, at, new ParkIssue.Command { Number = issue, Version = await Version(story, issue), Until = DateInput.From(until) });

    private static async Task Solve(Story story, string who, DateTimeOffset at, int issue, string answer) =>
        await story.As(who, at, new SolveIssue.Command { Number = issue, Version = await Version(story, issue), Answer = answer });

    private static async Task Confirm(Story story, string who, DateTimeOffset at, int issue) =>
        await story.As(who, at, new ConfirmIssue.Command { Number = issue, Version = await Version(story, issue), Worked = true });

    private static async Task Link(Story story, string who, DateTimeOffset at, int issue, string place, string measure, string note)
    {
        var from = await Id(story, issue);
        var to = await story.Ask(db => db.Set<ThreadNode>().Join(db.Nodes, node => node.NodeId, node => node.Id, (node, at) => new { node.Id, node.Address, at.Code })
            .Where(node => node.Address == $"measures/{measure}" && node.Code == place).Select(node => node.Id).SingleAsync());
        await story.As(who, at, new LinkRecords.Command { From = from, Relation = Relation.RaisedFrom, To = to, Note = note });
    }

    private static async Task<Guid> Offer(Story story, string who, DateTimeOffset at, int issue, string why) =>
        await story.As(who, at, new OfferHandOver.Command { Record = await Id(story, issue), Kind = HandOverKind.ControlToImprove, Words = why });

    private static Task<Guid> Id(Story story, int issue) => story.Ask(db => db.Issues.Where(i => i.Number == issue).Select(i => i.Id).SingleAsync());

    private static Task<uint> Version(Story story, Guid handOver) =>
        story.Ask(db => db.HandOvers.Where(h => h.Id == handOver).Select(h => h.Version).SingleAsync());

    private static Task<uint> Version(Story story, int issue) =>
        story.Ask(db => db.Issues.Where(i => i.Number == issue).Select(i => i.Version).SingleAsync());
}
