using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Confirmations;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.GoldenThread;

namespace QmsPortal.Data.Seeds;

/// <summary>How the wards do their work, in every state a sheet may be in; and limits that began anew, stayed, or wait for a decision.</summary>
internal static class Standards
{
    /// <summary>The standard of Ward 7 that the adopted cycle changes.</summary>
    public const string NightRounds = "Night rounds for people who wander";

    private static readonly WorkStepWords[] Rounds =
    [
        new("Read who wanders, and what calms them", "From the “This is me” sheet at the bed", "A known voice and a known thing work where telling off does not", 3),
        new("Walk the bay each hour from 22:00", "Bell within reach, light low, shoes on", "Most falls happen on the way to the toilet", 5),
        new("Sit down with whoever is up", "Say your name, ask where they want to go", "Being led back at once frightens people"),
        new("Write down when and where they walked", "On the round sheet, in their own words", "The day team sees what the night saw", 2),
    ];

    public static async Task Plant(Story story)
    {
        await NightRoundsOfWard7(story);
        await Withdrawn(story);
        await Waiting(story);
        await Overdue(story);
        await ReadBySome(story);
        await Phases(story);
    }

    /// <summary>
    /// The third version of the night rounds. From an adopted cycle: the draft that appeared when the ward took it becomes the next version.
    /// Without one the ward sister writes it from nothing.
    /// </summary>
    public static async Task ThirdVersion(Story story, DateTimeOffset at, Guid? cycle = null)
    {
        var rounds = await story.Ask(db => db.Standards.Where(standard => standard.Title == NightRounds).Select(standard => standard.Number).SingleAsync());
        var draft = cycle is null ? (int?)null : await story.Ask(db => db.Standards
            .Where(standard => db.Set<ThreadLink>().Any(link => link.FromId == cycle && link.Relation == Relation.AdoptedAs && link.ToId == standard.Id)).Select(standard => (int?)standard.Number).FirstOrDefaultAsync());
        if (draft is { } number)
            await story.As(People.Sister, at, new JoinStandard.Command { Number = number, Of = 1, Version = await Version(story, number, 1), Into = rounds });
        else
            await story.As(People.Sister, at, new WriteVersion.Command { Number = rounds, Version = await Version(story, rounds) });
    }

    private static async Task NightRoundsOfWard7(Story story)
    {
        var rounds = await Draft(story, People.Sister, -370, "ward-7", NightRounds, "Night care", "People who wander at night are safe and not frightened", story.Today.AddDays(-10), Rounds[..3]);
        await Publish(story, rounds, 1, -370, People.Sister, People.Matron);
        await story.As(People.Sister, At(story, -130), new WriteVersion.Command { Number = rounds, Version = await Version(story, rounds) });
        await Write(story, People.Sister, -129, rounds, 2, NightRounds, "Night care", "People who wander at night are safe and not frightened", story.Today.AddDays(235), Rounds);
        await Publish(story, rounds, 2, -128, People.Sister, People.Matron);
        var boards = await Draft(story, People.Sister, -80, "ward-7", "Boards at the bedside", "Handover", "Whoever comes to the bed knows what matters today", story.Today.AddDays(285), [new("Write the day and who looks after the patient", "By 08:30", "People ask for their nurse by name"), new("Ask what matters today", "In their words")]);
        await Publish(story, boards, 1, -80, People.Sister, People.Matron);
        foreach (var (day, why) in new[] { (-70, "Two beds had no pen"), (-63, ""), (-56, "The board of bed 12 hangs behind the curtain"), (-49, ""), (-42, ""), (-35, ""), (-28, ""), (-21, ""), (-14, ""), (-7, "") })
            await story.As(day == -28 ? People.Matron : People.Sister, At(story, day), new ConfirmStandard.Command { Number = boards, Place = "ward-7", Outcome = why.Length == 0 ? ConfirmationOutcome.Followed : ConfirmationOutcome.NotFollowed, Why = why });
        await Draft(story, People.Sister, -4, "ward-7", "A light on the way to the toilet", "Night care", "Nobody looks for the door in the dark", story.Today.AddYears(1), [new("Leave the toilet light on and its door open")]);
    }

    private static async Task Withdrawn(Story story)
    {
        var diary = await Draft(story, People.NinthSister, -300, "ward-9", "Falls diary on paper", "Falls", "Each fall is known to the next shift", story.Today.AddDays(65), [new("Write each fall into the red book", "Time, place, what was tried")]);
        await Publish(story, diary, 1, -300, People.NinthSister, People.Matron);
        await story.As(People.DocumentController, At(story, -40), new WithdrawVersion.Command { Number = diary, Of = 1, Version = await Version(story, diary, 1), Reason = "Falls are written into the patient record since April. Nobody needs the red book." });
    }

    /// <summary>A draft, one in consultation, one that waits for approval and one for publishing.</summary>
    private static async Task Waiting(Story story)
    {
        var bedside = await Draft(story, People.ImprovementLead, -6, "older-peoples-care", "Handing over at the bedside", "Handover", "The next nurse and the patient hear the same", story.Today.AddYears(1), [new("Say good morning by name", "Nurse who goes, nurse who comes, patient"), new("Say what today is for", "", "The patient knows best what was promised")]);
        await Consult(story, People.ImprovementLead, -5, bedside, 1, story.Today.AddDays(5), [Role.TeamMember, Role.TeamLead, Role.PatientPartner]);
        await Comment(story, People.Sister, -4, bedside, "Ten minutes more for a bay of six. Who looks after the others meanwhile?");
        await Comment(story, People.PatientPartner, -2, bedside, "Ask first whether the person in the next bed may hear it.");
        var heels = await Draft(story, People.AcuteNurse, -9, "acute-unit", "Heels on arrival", "Skin", "No pressure ulcer begins on a trolley", story.Today.AddYears(1), [new("Look at both heels within the first hour", "Socks off", "Ulcers begin where nobody looks", 2)]);
        await Consult(story, People.AcuteNurse, -8, heels, 1, story.Today.AddDays(-1), [Role.TeamMember, Role.TeamLead, Role.ServiceLead]);
        await Comment(story, People.DivisionalNurse, -6, heels, "Say who looks when somebody comes at night.");
        var trolley = await Draft(story, People.NinthSister, -12, "ward-9", "Locking the medicine trolley", "Medicines", "Nobody but a nurse reaches medicines", story.Today.AddYears(1), [new("Turn the key and pull the drawer", "Each time you step away")]);
        await Consult(story, People.NinthSister, -12, trolley, 1, story.Today.AddDays(-12));
        await story.As(People.Matron, At(story, -3), new ApproveVersion.Command { Number = trolley, Of = 1, Version = await Version(story, trolley, 1) });
    }

    /// <summary>Reviewed once, and due again since two weeks ago.</summary>
    private static async Task Overdue(Story story)
    {
        var keys = await Draft(story, People.NinthSister, -560, "ward-9", "Who carries the keys", "Medicines", "Nobody looks for the keys while somebody is in pain", story.Today.AddDays(-190), [new("Say at the start of the shift who carries the keys", "Aloud, and on the board"), new("Hand them over in person", "Never leave them on the desk")]);
        await Publish(story, keys, 1, -560, People.NinthSister, People.Matron);
        await story.As(People.NinthSister, At(story, -192), new ReviewStandard.Command { Number = keys, Version = await Version(story, keys), Found = "Three shifts asked: it is done as it says", LookAgainBy = DateInput.From(story.Today.AddDays(-14)) });
        var due = (await story.Ask(db => db.Standards.WithVersions().SingleAsync(standard => standard.Number == keys))).Ahead().Single();
        await story.AsTheSite(due.At, new TellOfOverdueReview.Command { Standard = due.Record, DueAt = due.At });
    }

    /// <summary>Everybody has read the boards; of the night rounds the support worker has, and the audit question was taken.</summary>
    private static async Task ReadBySome(Story story)
    {
        var (boards, rounds) = (await Number(story, "Boards at the bedside"), await Number(story, NightRounds));
        foreach (var person in new[] { People.Nurse, People.SupportWorker, People.Sister })
            await story.As(person, At(story, -69), new ConfirmReading.Command { Number = boards, Of = 1 });
        await story.As(People.SupportWorker, At(story, -117), new ConfirmReading.Command { Number = rounds, Of = 2 });
        var offer = await story.Ask(db => db.HandOvers.Where(h => h.Kind == HandOverKind.ControlToAssure && db.Set<Standard>().Any(standard => standard.Id == h.RecordId && standard.Number == rounds)).Select(h => new { h.Id, h.Version }).SingleAsync());
        await story.As(People.QualityManager, At(story, -116), new AcceptHandOver.Command { HandOver = offer.Id, Version = offer.Version, Words = "The ward audit asks for the round sheet from next month." });
    }

    /// <summary>Ward 7 tries what a cycle of its own tests, until the matron and its author know more.</summary>
    public static async Task OnTrial(Story story)
    {
        var trays = await Draft(story, People.ImprovementLead, -6, "older-peoples-care", "Red trays go out first", "Meals", "Whoever needs help to eat has breakfast hot", story.Today.AddYears(1), [new("Put red trays on the top of the trolley", "The kitchen marks them"), new("Take a red tray only when somebody can sit down with it", "One tray, one helper", "A tray without a helper grows cold", 1)]);
        await Consult(story, People.ImprovementLead, -5, trays, 1, story.Today.AddDays(-4));
        var cycle = await story.Ask(db => db.Set<ThreadNode>().Where(node => node.Kind == ThreadKind.PdsaCycle && node.Title.Contains("Red trays first")).Select(node => node.Id).SingleAsync());
        await story.As(People.Matron, At(story, -3), new TryVersion.Command { Number = trays, Of = 1, Version = await Version(story, trays, 1), Place = "ward-7", Cycle = cycle, Until = DateInput.From(story.Today.AddDays(12)) });
    }

    private static Task<int> Number(Story story, string title) => story.Ask(db => db.Standards.Where(standard => standard.Title == title).Select(standard => standard.Number).SingleAsync());

    private static async Task Phases(Story story)
    {
        var monday = story.Today.AddDays(-(((int)story.Today.DayOfWeek + 6) % 7));
        var bells = await Offer(story, People.ImprovementLead, -10, "ward-6", Figures.CallBells, monday.AddDays(-63), "Two support workers share the night round on Ward 6 since that week, for good.");
        await story.As(People.DataSteward, At(story, -8), new AcceptPhase.Command { Phase = bells, Version = await Version(story, bells), Words = "The rota shows it, and nine weeks agree." });
        var hands = await Offer(story, People.DataSteward, -20, "ward-11", "hand-hygiene", new DateOnly(story.Today.Year, story.Today.Month, 1).AddMonths(-7), "Gel at every bed since that month.");
        await story.As(People.ImprovementLead, At(story, -18), new DeclinePhase.Command { Phase = hands, Version = await Version(story, hands), Reason = "The same month brought another observer. Offer it again when both have watched the same hour." });
        await Offer(story, People.Sister, -1, "ward-7", "new-pressure-ulcers", new DateOnly(story.Today.Year, story.Today.Month, 1).AddMonths(-8), "All mattresses of Ward 7 were renewed that month.");
    }

    private static DateTimeOffset At(Story story, int days) => story.Today.AddDays(days).StartInLondon(new TimeOnly(11, 0));

    private static async Task<int> Draft(Story story, string author, int day, string place, string title, string process, string purpose, DateOnly review, WorkStepWords[] steps)
    {
        var number = await story.As(author, At(story, day), new DraftStandard.Command { Place = place, Title = title });
        await Write(story, author, day, number, 1, title, process, purpose, review, steps);
        return number;
    }

    private static async Task Write(Story story, string author, int day, int number, int version, string title, string process, string purpose, DateOnly review, WorkStepWords[] steps) =>
        await story.As(author, At(story, day), new ChangeDraft.Command
        {
            Number = number,
            Of = version,
            Version = await Version(story, number, version),
            Title = title,
            Process = process,
            Purpose = purpose,
            DoneBy = "Nurse or support worker of the shift",
            Owner = author == People.AcuteNurse ? "Charge nurse" : author == People.ImprovementLead ? "Matron" : "Ward sister",
            ReviewBy = DateInput.From(review),
            Steps = [.. steps.Select(step => new StepFields { What = step.What, KeyPoint = step.KeyPoint, Why = step.Why, Minutes = step.Minutes })],
        });

    private static async Task Consult(Story story, string author, int day, int number, int version, DateOnly until, Role[]? asked = null) =>
        await story.As(author, At(story, day), new ConsultOnVersion.Command { Number = number, Of = version, Version = await Version(story, number, version), Asked = asked ?? [Role.TeamMember, Role.TeamLead], Until = DateInput.From(until) });

    private static async Task Comment(Story story, string who, int day, int number, string words) => await story.As(who, At(story, day), new CommentOnVersion.Command { Number = number, Of = 1, Words = words });

    private static async Task Publish(Story story, int number, int version, int day, string author, string approver)
    {
        await Consult(story, author, day, number, version, story.Today.AddDays(day + 7));
        await story.As(approver, At(story, day + 8), new ApproveVersion.Command { Number = number, Of = version, Version = await Version(story, number, version) });
        var review = await story.Ask(db => db.Standards.Where(standard => standard.Number == number).SelectMany(standard => standard.Versions).Where(known => known.Number == version).Select(known => known.ReviewBy!.Value).SingleAsync());
        await story.As(People.DocumentController, At(story, day + 9), new PublishVersion.Command
        {
            Number = number,
            Of = version,
            Version = await Version(story, number, version),
            LookAgainBy = DateInput.From(review),
            Readers = [Role.TeamMember, Role.TeamLead],
        });
    }

    private static Task<Guid> Offer(Story story, string who, int day, string place, string measure, DateOnly from, string reason) =>
        story.As(who, At(story, day), new OfferPhase.Command { Place = place, Measure = measure, From = DateInput.From(from), Reason = reason });

    private static Task<uint> Version(Story story, int number) => story.Ask(db => db.Standards.Where(standard => standard.Number == number).Select(standard => standard.Version).SingleAsync());

    private static Task<uint> Version(Story story, int number, int version) => story.Ask(db => db.Standards.Where(standard => standard.Number == number)
        .SelectMany(standard => standard.Versions).Where(known => known.Number == version).Select(known => known.Version).SingleAsync());

    private static Task<uint> Version(Story story, Guid phase) => story.Ask(db => db.Phases.Where(known => known.Id == phase).Select(known => known.Version).SingleAsync());
}
