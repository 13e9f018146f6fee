using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Data.Seeds;

/// <summary>What is asked of the wards from outside, what Ward 7 says of it, and what shows it.</summary>
internal static class Assurances
{
    public const string Framework = "cqc-single-assessment-framework";

    private const string Staffing = "S6";
    private const string Risks = "S4";
    private const string Environment = "S5";
    private const string Infection = "S7";

    public static async Task Plant(Story story)
    {
        await story.As(People.Administrator, story.Beginning.StartInLondon(new TimeOnly(11, 0)), new LoadFramework.Command { Catalogue = Framework });

        // Nights are staffed: shown by a chart that somebody else has accepted.
        await Assess(story, People.Sister, -40, "ward-7", Staffing, ResultAnswer.Met, "Bells are answered in five minutes on most nights, and more often since July.");
        var bells = await Freeze(story, -39, "ward-7", Figures.CallBells, "Night call bells are answered in five minutes", 150, Staffing);
        await Send(story, -39, bells);
        await Accept(story, -37, bells);
        await Challenge(story, -38, "ward-7", Staffing, null, "I sat on the ward for two nights and read the chart. It is as they say.");
        await Agree(story, -36, "ward-7", Staffing, ResultAnswer.Met);
        var rounds = await FreezeSheet(story, -39, Standards.NightRounds, "How people who wander at night are kept safe", 150, Risks);
        await Send(story, -39, rounds);
        await Accept(story, -37, rounds);
        await Statements.Nights(story, bells, rounds);

        await Assess(story, People.Sister, -35, "ward-7", Risks, ResultAnswer.Met, "We ask people and their families how they want to be helped to move.");
        await Challenge(story, -33, "ward-7", Risks, ResultAnswer.Partly, "Families are asked by day. Of six people who came at night, two had been asked.");
        await Agree(story, -32, "ward-7", Risks, ResultAnswer.Partly);

        // Agreed, and what showed it has expired since: it needs evidence by itself.
        await Assess(story, People.Sister, -130, "ward-7", Infection, ResultAnswer.Met, "Hand hygiene is watched each week.");
        var hands = await Freeze(story, -129, "ward-7", "hand-hygiene", "Hand hygiene is watched each week", 110, Infection);
        await Send(story, -129, hands);
        await Accept(story, -128, hands);
        await Challenge(story, -127, "ward-7", Infection, null, "Seen on two visits.");
        await Agree(story, -126, "ward-7", Infection, ResultAnswer.Met);
        await Statements.Hands(story, hands);
        await Past(story, hands);

        // On its way: to accept, still to be sent, in its last month, taken back, waiting for a second and for a third person.
        var falls = await Freeze(story, -2, "ward-7", "falls-with-harm", "Falls with harm, month by month", 180, Risks);
        await Send(story, -2, falls);
        await Freeze(story, -1, "ward-7", Figures.NightHours, "Hours on nights, as planned and as worked", 180, Environment);
        var sores = await Freeze(story, -70, "ward-7", "new-pressure-ulcers", "New pressure ulcers", 85, null);
        await Send(story, -70, sores);
        await Accept(story, -69, sores);
        await Past(story, sores);
        var wrong = await Freeze(story, -20, "ward-7", "falls-with-harm", "Falls", 90, null);
        await story.As(People.Sister, At(story, -20, 15), new WithdrawEvidence.Command { Number = wrong, Version = await Version(story, wrong), Reason = "The title did not say which falls. Frozen again." });
        await Statements.UnderWay(story, bells, sores);
        await Assess(story, People.Sister, -1, "ward-7", Environment, ResultAnswer.Partly, "The corridor is clear by day. At night beds stand in it.");
        await Assess(story, People.NinthSister, -9, "ward-9", Staffing, ResultAnswer.NotMet, "Nobody sits with people who wander at night.");
        await Challenge(story, -7, "ward-9", Staffing, null, "It is so: three nights of seven.");
    }

    private static DateTimeOffset At(Story story, int days, int hour) => story.Today.AddDays(days).StartInLondon(new TimeOnly(hour, 20));

    private static async Task Assess(Story story, string who, int days, string place, string requirement, ResultAnswer answer, string words) => await story.As(who, At(story, days, 10),
        new SelfAssess.Command { Framework = Framework, Requirement = requirement, Place = place, Version = await Version(story, place, requirement), Answer = answer, Words = words });

    private static async Task Challenge(Story story, int days, string place, string requirement, ResultAnswer? proposed, string words) => await story.As(People.Matron, At(story, days, 11),
        new ChallengeResult.Command { Framework = Framework, Requirement = requirement, Place = place, Version = await Version(story, place, requirement), Proposed = proposed, Words = words });

    private static async Task Agree(Story story, int days, string place, string requirement, ResultAnswer answer) => await story.As(People.QualityManager, At(story, days, 14),
        new AgreeResult.Command { Framework = Framework, Requirement = requirement, Place = place, Version = await Version(story, place, requirement), Answer = answer });

    private static async Task<int> Freeze(Story story, int days, string place, string measure, string title, int validDays, string? requirement)
    {
        var series = await story.Ask(db => db.Set<ThreadNode>().Join(db.Nodes, node => node.NodeId, node => node.Id, (node, at) => new { node.Id, node.Address, at.Code })
            .Where(node => node.Address == $"measures/{measure}" && node.Code == place).Select(node => node.Id).SingleAsync());
        var chart = await story.As(People.Sister, At(story, days, 12), new FreezeChart.Query(series, story.Today.AddDays(days - 31)));
        return await story.As(People.Sister, At(story, days, 12), new FreezeEvidence.Command
        {
            Place = place,
            Source = series,
            Title = title,
            ValidUntil = DateInput.From(story.Today.AddDays(days + validDays)),
            Framework = requirement is null ? null : Framework,
            Requirement = requirement,
            Copy = Frozen.Page(EvidenceKind.FrozenChart, chart.Html, chart.From, chart.To),
        });
    }

    private static async Task<int> FreezeSheet(Story story, int days, string standard, string title, int validDays, string requirement)
    {
        var source = await story.Ask(db => db.Standards.Where(known => known.Title == standard).Select(known => known.Id).SingleAsync());
        var sheet = await story.As(People.Sister, At(story, days, 12), new FreezeStandard.Query(source));
        return await story.As(People.Sister, At(story, days, 12), new FreezeEvidence.Command
        {
            Place = "ward-7",
            Source = source,
            Title = title,
            ValidUntil = DateInput.From(story.Today.AddDays(days + validDays)),
            Framework = Framework,
            Requirement = requirement,
            Copy = Frozen.Page(EvidenceKind.FrozenStandard, sheet.Html, sheet.From, story.Today.AddDays(days)),
        });
    }

    private static async Task Send(Story story, int days, int item) => await story.As(People.Sister, At(story, days, 13), new SubmitEvidence.Command { Number = item, Version = await Version(story, item) });

    private static async Task Accept(Story story, int days, int item) => await story.As(People.QualityManager, At(story, days, 9), new AcceptEvidence.Command { Number = item, Version = await Version(story, item) });

    /// <summary>What has come of it by itself up to today.</summary>
    private static async Task Past(Story story, int number)
    {
        while (true)
        {
            var item = await story.Ask(db => db.Evidence.AsNoTracking().SingleAsync(item => item.Number == number));
            if (item.Ahead().Where(due => due.At <= story.Now).MinBy(due => due.At) is not { } due)
                return;
            await story.AsTheSite<Unit>(due.At, due.Kind == EvidenceItem.Ages ? new AgeEvidence.Command { Item = item.Id, DueAt = due.At } : new ExpireEvidence.Command { Item = item.Id, DueAt = due.At });
        }
    }

    private static Task<uint> Version(Story story, int item) => story.Ask(db => db.Evidence.Where(i => i.Number == item).Select(i => i.Version).SingleAsync());

    private static Task<uint> Version(Story story, string place, string requirement)
    {
        var address = RequirementResult.AddressOf(Framework, requirement, place);
        return story.Ask(db => db.Results.Where(result => result.Address == address).Select(result => result.Version).SingleOrDefaultAsync());
    }
}
