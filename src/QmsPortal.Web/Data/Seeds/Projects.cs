using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Improvement.Projects;

namespace QmsPortal.Data.Seeds;

/// <summary>What the wards try to make better: Ward 7's nights, told whole, and a few that wait for something.</summary>
internal static class Projects
{
    public static async Task Plant(Story story)
    {
        await Nights(story);
        await Comfort(story);
        await Wandering(story);
        await Heels(story);
    }

    /// <summary>From an issue, handed over, to three cycles in a ramp: the second prediction is wrong, and the third is adopted.</summary>
    private static async Task Nights(Story story)
    {
        var project = await HandedOver(story);
        await Charter(story, People.Sister, -38, project, new()
        {
            Name = "Answering call bells at night",
            Aim = "90 of every 100 night call bells on Ward 7 are answered in 5 minutes",
            ForWhom = "people on Ward 7 at night, above all those with dementia",
            HowMuch = "From 79 to 90 in every 100",
            ByWhen = DateInput.From(story.Today.AddDays(120)),
            Why = "People with dementia find the nights frightening when nobody comes.",
            Outcome = await Series(story, "ward-7", Figures.CallBells),
            Process = await Series(story, "ward-7", Figures.NightHours),
            Balancing = await Series(story, "ward-7", "falls-with-harm"),
            Ideas = "Each bay has a named person for its bells\nNamed cover for breaks\nComfort rounds at 22:00 and 02:00",
            Team = "Night charge nurse, support worker, ward sister, a carer",
        });
        await story.As(People.ChiefNurse, At(story, -36, 11, 30), new DecideCharter.Command { Number = project, Version = await Version(story, project), Accept = true });

        await story.As(People.Sister, At(story, -30, 10, 0), new PlanCycle.Command
        {
            Project = project,
            Idea = "Zoned answering in bay A",
            Question = "Are bells of bay A answered sooner when one person owns them?",
            Scale = TestScale.OneShift,
            HowSmall = "1 bay, 1 night",
            Who = "One support worker",
            What = "Answers every bell of bay A, and nobody else does unless asked.",
            When = "Thursday night",
            Data = "Bells and minutes, on the sheet at the desk, by the night charge nurse",
            Expected = "80 of 100 bells answered in 5 minutes",
        });
        await Run(story, project, 1, -28, -27, true, "12 bells, 10 within 5 minutes. The support worker liked to know which were hers.");
        await Answer(story, project, 1, -26, Verdict.Right, "83 of 100 in bay A.", "Staff like knowing which bells are theirs.");
        await Decide(story, project, 1, -25, new() { End = CycleEnd.Adapt, Lesson = "It works in one bay. Try two bays for three nights." });

        await story.As(People.Sister, At(story, -20, 10, 0), new ChangePlan.Command
        {
            Project = project,
            Cycle = 2,
            Version = await Version(story, project, 2),
            Idea = "Zones in bays A and B",
            Question = "Are bells answered sooner when each bay has its person?",
            Scale = TestScale.FewTimes,
            HowSmall = "2 bays, 3 nights",
            Who = "One support worker and one nurse",
            What = "Each answers the bells of one bay.",
            When = "Monday to Wednesday night",
            Data = "Bells and minutes, on the sheet at the desk, by the night charge nurse",
        });
        await story.As(People.Sister, At(story, -20, 10, 10), new Predict.Command
        {
            Project = project,
            Cycle = 2,
            Version = await Version(story, project, 2),
            Question = "Are bells answered sooner when each bay has its person?",
            Expected = "85 of 100 bells answered in 5 minutes in both bays",
        });
        await Run(story, project, 2, -14, -11, false, "Zones stood empty while people were on their breaks.");
        await Answer(story, project, 2, -10, Verdict.Wrong, "76 of 100.", "Zones were empty during breaks. Good learning: a zone needs cover by name.");
        await Decide(story, project, 2, -9, new() { End = CycleEnd.Adapt, Lesson = "Zones need cover for breaks, by name, written on the board at 20:30." });

        await story.As(People.Sister, At(story, -7, 10, 0), new ChangePlan.Command
        {
            Project = project,
            Cycle = 3,
            Version = await Version(story, project, 3),
            Idea = "Zones with named break cover",
            Question = "Do zones hold through breaks when the cover has a name?",
            Scale = TestScale.OneTeam,
            HowSmall = "Whole ward, 3 nights",
            Who = "Everybody on nights",
            What = "Each bay has its person and, for breaks, a name on the board.",
            When = "Three nights",
            Data = "Bells and minutes, and breaks that were missed, by the night charge nurse",
        });
        await story.As(People.Sister, At(story, -7, 10, 10), new Predict.Command
        {
            Project = project,
            Cycle = 3,
            Version = await Version(story, project, 3),
            Question = "Do zones hold through breaks when the cover has a name?",
            Expected = "82 of 100 bells answered in 5 minutes, and no more missed breaks",
        });
        await Run(story, project, 3, -4, -1, true, "Cover by name held on all three nights.");
        await Answer(story, project, 3, -1, Verdict.Right, "82 of 100, and missed breaks fell from 5 to 1.", "A name on the board is what makes the zone hold.");
        await Decide(story, project, 3, -1, new()
        {
            End = CycleEnd.Adopt,
            Lesson = "Zones with named break cover are how Ward 7 works at night.",
            Change = "Every bay has a named person for its bells, and a named cover for breaks, on the board at 20:30.",
            From = DateInput.From(story.Today),
        });
    }

    private static async Task<int> HandedOver(Story story)
    {
        var issue = await story.As(People.SupportWorker, At(story, -44, 7, 50), new RaiseIssue.Command { Place = "ward-7", Words = "Nobody knows whose night call bells are whose", Kind = IssueKind.PatientExperience, FromMeasure = Figures.CallBells });
        var record = await story.Ask(db => db.Issues.Where(i => i.Number == issue).Select(i => i.Id).SingleAsync());
        var offer = await story.As(People.Sister, At(story, -43, 8, 20), new OfferHandOver.Command { Record = record, Kind = HandOverKind.ControlToImprove, Words = "It comes up at every huddle. More staff alone will not mend it: we need to try other ways of working." });
        await story.As(People.ImprovementLead, At(story, -42, 13, 30), new AcceptHandOver.Command
        {
            HandOver = offer,
            Version = await story.Ask(db => db.HandOvers.Where(h => h.Id == offer).Select(h => h.Version).SingleAsync()),
            Words = "I come to the ward on Thursday to write the aim with you.",
        });
        await story.As(People.Sister, At(story, -41, 8, 10), new SolveIssue.Command { Number = issue, Version = await IssueVersion(), Answer = "The improvement lead works on it with us: it is a project now." });
        await story.As(People.SupportWorker, At(story, -40, 7, 55), new ConfirmIssue.Command { Number = issue, Version = await IssueVersion(), Worked = true });
        return await story.Ask(db => db.Projects.OrderByDescending(p => p.Number).Select(p => p.Number).FirstAsync());

        Task<uint> IssueVersion() => story.Ask(db => db.Issues.Where(i => i.Number == issue).Select(i => i.Version).SingleAsync());
    }

    /// <summary>One test runs at this moment, and the next is planned.</summary>
    private static async Task Comfort(Story story)
    {
        var project = await Start(story, People.Sister, -16, "ward-7", "Breakfast while it is hot", "Breakfast is cold before everybody who needs help has had it.");
        await Charter(story, People.Sister, -15, project, new()
        {
            Name = "Breakfast while it is hot",
            Aim = "Everybody who needs help with breakfast has it hot",
            ForWhom = "people on Ward 7 who need help to eat",
            HowMuch = "9 of 10, from 6 of 10",
            ByWhen = DateInput.From(story.Today.AddDays(90)),
            Why = "Cold food is left, and people lose weight here.",
            Outcome = await Series(story, "ward-7", "friends-and-family-good-or-very-good"),
            NoProcess = "Counted on the test's own sheet until we know what to measure",
            NoBalancing = "Nothing else is done less while breakfast is served",
            Ideas = "Red trays go out first\nVolunteers at breakfast",
            Team = "Support worker, housekeeper, dietitian",
        });
        await story.As(People.Matron, At(story, -14, 9, 0), new DecideCharter.Command { Number = project, Version = await Version(story, project), Accept = true });
        await story.As(People.Sister, At(story, -9, 9, 0), Plan(project, "Red trays first in bay B", "Who is helped while it is hot?", "7 of 10 have it hot"));
        await story.As(People.Sister, At(story, -3, 7, 0), new StartCycle.Command { Project = project, Cycle = 1, Version = await Version(story, project, 1) });
        await story.As(People.Sister, At(story, -1, 15, 0), Plan(project, "Volunteers at breakfast", "Does a volunteer at each end of the ward help?", "8 of 10 have it hot"));
    }

    /// <summary>Stuck: its one cycle was abandoned, and nothing came after it.</summary>
    private static async Task Wandering(Story story)
    {
        var project = await Start(story, People.NinthSister, -44, "ward-9", "Company for people who wander at night", "People who wander are led back to bed, and are up again.");
        await Charter(story, People.NinthSister, -43, project, new()
        {
            Name = "Company for people who wander at night",
            Aim = "People who wander at night have somebody with them",
            ForWhom = "people with dementia on Ward 9",
            HowMuch = "Every night, from one in three",
            ByWhen = DateInput.From(story.Today.AddDays(60)),
            Why = "Two people fell this spring while they looked for company.",
            Outcome = await Series(story, "ward-9", "falls-with-harm"),
            Process = await Series(story, "ward-9", Figures.NightHours),
            NoBalancing = "Nothing else waits at that hour",
            Ideas = "A lit table with tea at 02:00",
            Team = "Staff nurse, support worker, a carer",
        });
        await story.As(People.Matron, At(story, -41, 9, 0), new DecideCharter.Command { Number = project, Version = await Version(story, project), Accept = true });
        await story.As(People.NinthSister, At(story, -40, 9, 0), Plan(project, "Volunteers sit up on Saturday", "Do volunteers come at night?", "Two come"));
        await Decide(story, project, 1, -33, new() { End = CycleEnd.Abandon, Lesson = "Nobody may volunteer at night. We look for another way." }, People.NinthSister);
    }

    /// <summary>A charter that waits for its sponsor.</summary>
    private static async Task Heels(Story story)
    {
        var project = await Start(story, People.AcuteNurse, -7, "acute-unit", "Heel protectors through the weekend", "They run out on Friday, and heels redden by Sunday.");
        await Charter(story, People.AcuteNurse, -6, project, new()
        {
            Name = "Heel protectors through the weekend",
            Aim = "Heel protectors last through every weekend",
            ForWhom = "people who lie for more than a day on the acute unit",
            HowMuch = "No weekend without, from two a month",
            ByWhen = DateInput.From(story.Today.AddDays(75)),
            Why = "A sore that began here keeps somebody in hospital for weeks.",
            Outcome = await Series(story, "acute-unit", "new-pressure-ulcers"),
            NoProcess = "Stock is not counted yet",
            NoBalancing = "A larger order takes nothing from anybody",
            Ideas = "Order by beds on Thursday\nA shared shelf with Ward 2",
            Team = "Charge nurse, ward clerk, stores",
        });
    }

    private static PlanCycle.Command Plan(int project, string idea, string question, string expected) => new()
    {
        Project = project,
        Idea = idea,
        Question = question,
        Scale = TestScale.OneDay,
        HowSmall = "1 bay, once",
        Who = "One support worker",
        What = "Tries it, and says how it went.",
        When = "This week",
        Data = "A tally on the board",
        Expected = expected,
    };

    private static DateTimeOffset At(Story story, int days, int hour, int minute) => story.Today.AddDays(days).StartInLondon(new TimeOnly(hour, minute));

    private static Task<int> Start(Story story, string who, int day, string place, string name, string why) =>
        story.As(who, At(story, day, 9, 0), new StartProject.Command { Place = place, Name = name, Why = why });

    private static async Task Charter(Story story, string who, int day, int project, WriteCharter.Command charter) =>
        await story.As(who, At(story, day, 10, 15), charter with { Number = project, Version = await Version(story, project) });

    private static async Task Run(Story story, int project, int cycle, int from, int to, bool asPlanned, string seen)
    {
        await story.As(People.Sister, At(story, from, 20, 45), new StartCycle.Command { Project = project, Cycle = cycle, Version = await Version(story, project, cycle) });
        await story.As(People.Sister, At(story, to, 8, 0), new FinishCycle.Command { Project = project, Cycle = cycle, Version = await Version(story, project, cycle), AsPlanned = asPlanned, Seen = seen });
    }

    private static async Task Answer(Story story, int project, int cycle, int day, Verdict verdict, string seen, string learned) =>
        await story.As(People.Sister, At(story, day, 9, 0), new AnswerPrediction.Command { Project = project, Cycle = cycle, Version = await Version(story, project, cycle), Position = 1, Verdict = verdict, Seen = seen, Learned = learned });

    private static async Task Decide(Story story, int project, int cycle, int day, DecideCycle.Command decision, string who = People.Sister) =>
        await story.As(who, At(story, day, 10, 0), decision with { Project = project, Cycle = cycle, Version = await Version(story, project, cycle) });

    private static Task<Guid> Series(Story story, string place, string measure) => story.Ask(db => db.Set<ThreadNode>()
        .Join(db.Set<Modules.Organisation.Places.OrgNode>(), node => node.NodeId, node => node.Id, (node, at) => new { node.Id, node.Address, at.Code })
        .Where(node => node.Address == $"measures/{measure}" && node.Code == place).Select(node => node.Id).SingleAsync());

    private static Task<uint> Version(Story story, int project) => story.Ask(db => db.Projects.Where(p => p.Number == project).Select(p => p.Version).SingleAsync());

    private static Task<uint> Version(Story story, int project, int cycle) =>
        story.Ask(db => db.Cycles.Where(c => c.ProjectNumber == project && c.Number == cycle).Select(c => c.Version).SingleAsync());
}
