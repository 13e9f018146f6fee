using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Modules.Planning;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;

namespace QmsPortal.Data.Seeds;

/// <summary>Why the trust does what it does: nights frighten people with dementia, and a goal of the whole organisation and one of Ward 7 answer that.</summary>
internal static class Plans
{
    private static readonly string Top = OrgNode.CodeFrom(Trust.Name);

    public static async Task Plant(Story story)
    {
        var nights = await Nights(story);
        await Goals(story, nights);
        await Answers(story);
        await Gaps(story);
        await OnTheirWay(story);
    }

    /// <summary>Complaints and survey comments become a need, which two carers find right.</summary>
    private static async Task<int> Nights(Story story)
    {
        var need = await story.As(People.Matron, At(story, -71, 14, 20), new RecordNeed.Command
        {
            Place = "older-peoples-care",
            People = "live with dementia and stay the night",
            Needs = "somebody to come when they call",
            SoThat = "nights do not frighten them and they do not get up alone",
            Source = NeedSource.Complaint,
            SourceWords = "Complaints of last winter about nights on the wards for older people",
            Voices = 9,
            Better = "A call bell at night is answered within 5 minutes, and nobody falls on the way to the toilet",
            Owner = "Matron",
        });
        await Say(story, People.Matron, At(story, -69, 10, 5), need, (number, version) => new ThemeNeed.Command { Number = number, Version = version, Theme = "Nights: complaints and comments of the inpatient survey say the same", Others = 17 });
        await Say(story, People.PatientPartner, At(story, -66, 16, 40), need, (number, version) => new ValidateNeed.Command { Number = number, Version = version, With = "Two carers at the memory café: yes, and it is the waiting that frightens, more than the dark." });
        await Say(story, People.DeputyChiefNurse, At(story, -64, 9, 15), need, (number, version) => new PrioritiseNeed.Command { Number = number, Version = version, Why = "Most falls with harm happen between 22:00 and 06:00, and those who cannot complain are hit most." });
        return need;
    }

    /// <summary>The chief nurse sets a goal for all, the deputy catches it; the matron throws Ward 7 its part, which comes back once.</summary>
    private static async Task Goals(Story story, int need)
    {
        var all = await story.As(People.ChiefNurse, At(story, -62, 11, 0), new DraftGoal.Command
        {
            Place = Top,
            Words = "Fewer falls with harm and calm nights for people with dementia",
            Baseline = 31,
            Target = 19,
            Unit = "falls with harm a year",
            Due = NextMarch(story),
            Owner = "Chief nurse",
            Need = need,
        });
        await Move(story, People.ChiefNurse, At(story, -62, 11, 10), all, async (number, version) => new ChooseMeasure.Command { Number = number, Version = version, Series = await Series(story, "ward-7", "falls-with-harm") });
        await Move(story, People.ChiefNurse, At(story, -62, 11, 30), all, (number, version) => new ThrowGoal.Command { Number = number, Version = version, Target = 19, Due = NextMarch(story), Words = "Four in ten of these falls happen while a bell rings. Ward 7 counts them first, then every ward." });
        await Move(story, People.DeputyChiefNurse, At(story, -60, 8, 50), all, (number, version) => new CatchGoal.Command { Number = number, Version = version, Said = "Agreed, if the wards may say by how much and by when." });
        await Move(story, People.ChiefNurse, At(story, -60, 9, 30), all, (number, version) => new StartGoal.Command { Number = number, Version = version });

        var ward = await story.As(People.Matron, At(story, -55, 13, 0), new DraftGoal.Command
        {
            Place = "ward-7",
            Words = "Night call bells answered within 5 minutes",
            Baseline = 82,
            Target = 95,
            Unit = "%",
            Due = NextMarch(story),
            Owner = "Ward sister",
            Serves = all,
        });
        await Move(story, People.Matron, At(story, -55, 13, 10), ward, async (number, version) => new ChooseMeasure.Command { Number = number, Version = version, Series = await Series(story, "ward-7", Figures.CallBells) });
        await Move(story, People.Matron, At(story, -55, 13, 20), ward, (number, version) => new ThrowGoal.Command { Number = number, Version = version, Target = 95, Due = NextMarch(story), Words = "The best of our wards get there. Can yours?" });
        await Move(story, People.Sister, At(story, -53, 7, 45), ward, (number, version) => new ReturnGoal.Command { Number = number, Version = version, Target = 90, Due = NextMarch(story), Words = "With two of us for 28 beds from 02:00 on, 95% is not honest. 90% is, if the twilight shift stays." });
        await Move(story, People.Matron, At(story, -51, 15, 0), ward, (number, version) => new ThrowGoal.Command { Number = number, Version = version, Target = 90, Due = NextMarch(story), Words = "90% it is. The twilight shift stays until March; we look again then." });
        await Move(story, People.Sister, At(story, -50, 7, 50), ward, (number, version) => new CatchGoal.Command { Number = number, Version = version, Said = "We said so at the huddle, and the night staff are for it." });
        await Move(story, People.Matron, At(story, -50, 9, 0), ward, (number, version) => new StartGoal.Command { Number = number, Version = version });
    }

    /// <summary>A promise that was kept: the goal is closed, and people say that the need is met.</summary>
    private static async Task Answers(Story story)
    {
        var need = await Prioritised(story, -300, "complain", "an answer on the day that was promised", "they see that it counted", NeedSource.Complaint, "Second letters to the complaints office");
        var goal = await story.As(People.Matron, At(story, -270, 9, 0), new DraftGoal.Command
        {
            Place = "ward-7",
            Words = "Complaints answered on the day that was promised",
            Baseline = 78,
            Target = 85,
            Unit = "%",
            Due = DateInput.From(story.Today.AddDays(-40)),
            Owner = "Ward sister",
            Need = need,
        });
        await Move(story, People.Matron, At(story, -270, 9, 10), goal, async (number, version) => new ChooseMeasure.Command { Number = number, Version = version, Series = await Series(story, "ward-7", "complaints-answered-on-time") });
        await Move(story, People.Matron, At(story, -270, 9, 20), goal, (number, version) => new ThrowGoal.Command { Number = number, Version = version, Target = 85, Due = DateInput.From(story.Today.AddDays(-40)), Words = "As many as Ward 5 keeps with the same staff." });
        await Move(story, People.Sister, At(story, -268, 9, 0), goal, (number, version) => new CatchGoal.Command { Number = number, Version = version });
        await Move(story, People.Matron, At(story, -268, 9, 30), goal, (number, version) => new StartGoal.Command { Number = number, Version = version });
        await Move(story, People.Matron, At(story, -38, 9, 0), goal, (number, version) => new CloseGoal.Command { Number = number, Version = version, Outcome = GoalOutcome.Achieved, Reason = "Above 85% for most of the year, and the ward clerk keeps the list now." });
        await Say(story, People.PatientPartner, At(story, -35, 14, 0), need, (number, version) => new MeetNeed.Command { Number = number, Version = version, Seen = "Four of those who complained: the answer came when it was promised." });
    }

    /// <summary>Goals of other places: one came back, one is caught and not live yet.</summary>
    private static async Task OnTheirWay(Story story)
    {
        var ulcers = await story.As(People.DivisionalNurse, At(story, -9, 10, 0), new DraftGoal.Command { Place = "acute-unit", Words = "No new pressure ulcers on trolleys", Target = 0, Unit = "a month", Due = NextMarch(story), Owner = "Charge nurse" });
        await Move(story, People.DivisionalNurse, At(story, -9, 10, 10), ulcers, (number, version) => new ThrowGoal.Command { Number = number, Version = version, Target = 0, Due = NextMarch(story), Words = "Nobody should get one while they wait." });
        await Move(story, People.AcuteNurse, At(story, -7, 18, 0), ulcers, (number, version) => new ReturnGoal.Command { Number = number, Version = version, Target = 1, Due = NextMarch(story), Words = "Some come with one that shows on the second day. One a month is what we can stand for." });

        var bells = await story.As(People.Matron, At(story, -8, 10, 0), new DraftGoal.Command { Place = "ward-9", Words = "Night call bells answered within 5 minutes", Target = 90, Unit = "%", Due = NextMarch(story), Owner = "Ward sister", Serves = await Numbered(story, "Fewer falls with harm and calm nights for people with dementia") });
        await Move(story, People.Matron, At(story, -8, 10, 10), bells, async (number, version) => new ChooseMeasure.Command { Number = number, Version = version, Series = await Series(story, "ward-9", Figures.CallBells) });
        await Move(story, People.Matron, At(story, -8, 10, 20), bells, (number, version) => new ThrowGoal.Command { Number = number, Version = version, Target = 90, Due = NextMarch(story), Words = "As Ward 7 agreed to." });
        await Move(story, People.NinthSister, At(story, -2, 8, 0), bells, (number, version) => new CatchGoal.Command { Number = number, Version = version, Said = "From the first of next month, when the new rota holds." });
    }

    /// <summary>What is not finished: a need put off, one without a goal, some on their way, a goal without a measure, one that waits for its catch.</summary>
    private static async Task Gaps(Story story)
    {
        var visitors = await Prioritised(story, -30, "visit after work", "doors that are open until eight", "they can help with supper", NeedSource.FriendsAndFamily, "Comments of the last quarter");
        await Say(story, People.DeputyChiefNurse, At(story, -20, 9, 40), visitors, (number, version) => new PutOffNeed.Command { Number = number, Version = version, Reason = "Night staffing comes first: the same people would have to keep the doors. We look again in the spring.", Told = "Everybody who left a comment, by the board at each ward’s door" });
        await Prioritised(story, -30, "do not speak English", "an interpreter at the bedside", "they understand what happens to them", NeedSource.EquityData, "Complaints by language, last year");

        var hot = await Record(story, People.PatientPartner, -6, "wait for a scan after six", "something warm to eat", "they do not go to bed hungry", NeedSource.Survey, "Inpatient survey, free text");
        await Say(story, People.Matron, At(story, -5, 10, 0), hot, (number, version) => new ThemeNeed.Command { Number = number, Version = version, Theme = "Food and drink", Others = 9 });
        await Record(story, People.Nurse, -1, "wake at night on Ward 7", "a clock they can read from the bed", "they know that it is night", NeedSource.StaffVoice, "Said at the bedside, three nights", "ward-7");

        await story.As(People.Matron, At(story, -4, 12, 0), new DraftGoal.Command { Place = "older-peoples-care", Words = "An interpreter within the hour", Target = 90, Unit = "%", Due = NextMarch(story) });
        var supper = await story.As(People.Matron, At(story, -3, 12, 0), new DraftGoal.Command { Place = "ward-7", Words = "A warm supper for whoever comes back late", Target = 100, Unit = "%", Due = NextMarch(story), Owner = "Ward sister", Need = hot });
        await Move(story, People.Matron, At(story, -3, 12, 10), supper, (number, version) => new ThrowGoal.Command { Number = number, Version = version, Target = 100, Due = NextMarch(story), Words = "The kitchen keeps six portions until nine. Will the ward heat them?" });
    }

    private static Task<int> Numbered(Story story, string goal) => story.Ask(db => db.Goals.Where(g => g.Words == goal).Select(g => g.Number).SingleAsync());

    private static async Task<int> Prioritised(Story story, int days, string people, string needs, string soThat, NeedSource source, string words)
    {
        var need = await Record(story, People.Matron, days, people, needs, soThat, source, words);
        await Say(story, People.Matron, At(story, days + 2, 10, 0), need, (number, version) => new ThemeNeed.Command { Number = number, Version = version, Theme = "Being heard", Others = 11 });
        await Say(story, People.QualityManager, At(story, days + 4, 10, 0), need, (number, version) => new ValidateNeed.Command { Number = number, Version = version, With = "The carers’ group, five people: that is what they mean." });
        await Say(story, People.DeputyChiefNurse, At(story, days + 6, 10, 0), need, (number, version) => new PrioritiseNeed.Command { Number = number, Version = version, Why = "It reaches many, and costs little to try." });
        return need;
    }

    private static Task<int> Record(Story story, string who, int days, string people, string needs, string soThat, NeedSource source, string words, string place = "older-peoples-care") =>
        story.As(who, At(story, days, 9, 0), new RecordNeed.Command
        {
            Place = place,
            People = people,
            Needs = needs,
            SoThat = soThat,
            Source = source,
            SourceWords = words,
            Voices = 3,
            Better = $"They have {needs}",
            Owner = "Matron",
        });

    private static async Task Say(Story story, string who, DateTimeOffset at, int need, Func<int, uint, IRequest<Unit>> command) =>
        await story.As(who, at, command(need, await story.Ask(db => db.Needs.Where(n => n.Number == need).Select(n => n.Version).SingleAsync())));

    private static Task Move(Story story, string who, DateTimeOffset at, int goal, Func<int, uint, IRequest<Unit>> command) => Move(story, who, at, goal, (number, version) => Task.FromResult(command(number, version)));

    private static async Task Move(Story story, string who, DateTimeOffset at, int goal, Func<int, uint, Task<IRequest<Unit>>> command) =>
        await story.As(who, at, await command(goal, await story.Ask(db => db.Goals.Where(g => g.Number == goal).Select(g => g.Version).SingleAsync())));

    private static Task<Guid> Series(Story story, string place, string measure) => story.Ask(db => db.Set<ThreadNode>()
        .Join(db.Nodes, node => node.NodeId, node => node.Id, (node, at) => new { node.Id, node.Address, at.Code })
        .Where(node => node.Address == $"measures/{measure}" && node.Code == place).Select(node => node.Id).SingleAsync());

    private static DateTimeOffset At(Story story, int days, int hour, int minute) => story.Today.AddDays(days).StartInLondon(new TimeOnly(hour, minute));

    /// <summary>The last day of March, if it is three months away or more, or the one after.</summary>
    private static DateInput NextMarch(Story story)
    {
        var march = new DateOnly(story.Today.Year, 3, 31);
        while (march < story.Today.AddDays(90))
            march = march.AddYears(1);
        return DateInput.From(march);
    }
}
