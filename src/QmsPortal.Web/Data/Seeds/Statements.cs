using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Statements;
using QmsPortal.Modules.Planning;

namespace QmsPortal.Data.Seeds;

/// <summary>What the hospital says of itself, and how sure it is: agreed, weakened, and in each state on the way.</summary>
internal static class Statements
{
    /// <summary>"Substantial" when it was written, "reasonable" once somebody else had looked. What its chart signals since then contradicts it.</summary>
    public static async Task Nights(Story story, int bells, int rounds)
    {
        var nights = await Write(story, -34, "Nights on Ward 7 are safe", StatementRating.Substantial, "Call bells are answered in five minutes on most nights, and more often since July.", "Weekends are not shown apart.", [bells, rounds], await Goal(story));
        await Complete(story, -34, nights);
        await Challenge(story, -33, nights, StatementRating.Reasonable, "The chart is good. Hours on nights were short in three weeks of the last ten, and nobody has looked whether harm came of it.");
        await story.As(People.QualityManager, At(story, -32, 9), new AnswerChallenge.Command { Number = nights, Version = await Version(story, nights), Accepts = true, Words = "That is fair: staffing belongs to the claim." });
        await Bring(story, -20, nights);
        await Agree(story, -18, nights);
    }

    /// <summary>Agreed while its one item of evidence was in date.</summary>
    public static async Task Hands(Story story, int hands)
    {
        var clean = await Write(story, -125, "Hands are clean on Ward 7", StatementRating.Substantial, "Hands are watched each week, by people of other wards.", "No gaps known: every shift is watched.", [hands]);
        await Complete(story, -125, clean);
        await Challenge(story, -124, clean, null, "I read the chart, and watched for an hour.");
        await Bring(story, -118, clean);
        await Agree(story, -116, clean);
    }

    public static async Task UnderWay(Story story, int bells, int sores)
    {
        await Write(story, -3, "Skin is looked after on Ward 7", StatementRating.Reasonable, "New ulcers have not become more in two years.", "Ulcers that people came with are not counted.", [sores]);
        var bellsWork = await Write(story, -6, "Call bells on Ward 7 are heard", StatementRating.Substantial, "Nine in ten are answered in five minutes.", "Bells in the bathrooms are not counted.", [bells]);
        await Complete(story, -5, bellsWork);
        var company = await Write(story, -9, "Nobody on Ward 7 is left alone with their fear at night", StatementRating.Substantial, "Bells are answered.", "We have not asked people themselves.", [bells]);
        await Complete(story, -9, company);
        await Challenge(story, -8, company, StatementRating.Limited, "A bell that is answered is not company. Ask the people.");
        var sleep = await Write(story, -30, "People on Ward 7 can sleep", StatementRating.Limited, "Bells are answered sooner, so they ring for less long.", "Noise is not measured.", [bells]);
        await Complete(story, -30, sleep);
        await Challenge(story, -29, sleep, null, "Limited is right.");
        await Bring(story, -20, sleep);
        var fed = await Write(story, -38, "Nobody on Ward 7 waits for help to eat", StatementRating.Reasonable, "Bells at meal times are answered as soon as others.", "Meal times are not shown apart.", [bells]);
        await Complete(story, -38, fed);
        await Challenge(story, -37, fed, null, "The chart does not speak of meals.");
        await Bring(story, -36, fed);
        await story.As(People.Chair, At(story, -35, 16), new RejectStatement.Command { Number = fed, Version = await Version(story, fed), Reason = "Call bells say nothing of meals. Measure it, then say it." });
    }

    private static DateTimeOffset At(Story story, int days, int hour) => story.Today.AddDays(days).StartInLondon(new TimeOnly(hour, 40));

    private static async Task<int> Write(Story story, int days, string claim, StatementRating rating, string why, string gaps, int[] evidence, Guid? goal = null)
    {
        var number = await story.As(People.QualityManager, At(story, days, 8), new WriteStatement.Command
        {
            Place = "ward-7",
            Claim = claim,
            Rating = rating,
            Why = why,
            Gaps = gaps,
            Goal = goal,
            From = DateInput.From(story.Today.AddDays(days - 180)),
            To = DateInput.From(story.Today.AddDays(days - 1)),
        });
        foreach (var item in evidence)
            await story.As(People.QualityManager, At(story, days, 9), new RestStatement.Command { Number = number, Version = await Version(story, number), Evidence = item });
        return number;
    }

    /// <summary>The goal of Ward 7 that the statement about its nights assures.</summary>
    private static Task<Guid> Goal(Story story) => story.Ask(db => db.Goals.Where(goal => goal.Words == "Night call bells answered within 5 minutes").OrderBy(goal => goal.Id).Select(goal => goal.Id).FirstAsync());

    private static async Task Complete(Story story, int days, int number) =>
        await story.As(People.QualityManager, At(story, days, 10), new CompleteStatement.Command { Number = number, Version = await Version(story, number) });

    private static async Task Challenge(Story story, int days, int number, StatementRating? proposed, string words) =>
        await story.As(People.DeputyChiefNurse, At(story, days, 11), new ChallengeStatement.Command { Number = number, Version = await Version(story, number), Proposed = proposed, Words = words });

    private static async Task Bring(Story story, int days, int number) =>
        await story.As(People.Secretary, At(story, days, 15), new RecordCommittee.Command { Number = number, Version = await Version(story, number), Committee = "Quality committee", On = DateInput.From(story.Today.AddDays(days)) });

    private static async Task Agree(Story story, int days, int number) =>
        await story.As(People.Chair, At(story, days, 16), new AgreeStatement.Command { Number = number, Version = await Version(story, number) });

    private static Task<uint> Version(Story story, int number) => story.Ask(db => db.Statements.Where(s => s.Number == number).Select(s => s.Version).SingleAsync());
}
