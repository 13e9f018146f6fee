using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;
using static QmsPortal.Kernel.GoldenThread.ThreadKind;

namespace QmsPortal.Tests.Modules.GoldenThread;

/// <summary>The story the demonstration tells, as written by hand from the domain: from a need to the board's statement, and on to the next need.</summary>
public class StoryTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Bells = "Night call bells answered in 5 minutes";

    private static readonly (ThreadKind Kind, string Title)[] Story =
    [
        (Need, "People who live with dementia and stay the night need somebody to come"),
        (Goal, "Fewer falls with harm and calm nights for people with dementia"),
        (Goal, "Night call bells answered within 5 minutes"),
        (MeasureSeries, Bells),
        (Signal, $"{Bells}: 7 weeks in a row below the mean"),
        (Issue, "Night shift one support worker short for enhanced care"),
        (Project, "Answering call bells at night"),
        (PdsaCycle, "Cycle 3: Zones with named break cover"),
        (StandardWork, "Night rounds for people who wander"),
        (Evidence, "How people who wander at night are kept safe"),
        (Statement, "Nights on Ward 7 are safe"),
        (Need, "People who wake at night on Ward 7 need a clock"),
    ];

    private static readonly (ThreadKind Kind, string Title)[] Aside =
    [
        (Signal, $"{Bells}: 7 weeks in a row below the mean"), (Huddle, "Huddle, "),
        (Issue, "Night shift one support worker short for enhanced care"), (Escalation, "Book a bank support worker for Ward 7 each night"),
        (Evidence, "Night call bells are answered in five minutes"), (RequirementResult, "S6 Safe and effective staffing"),
    ];

    [Fact]
    public async Task Every_arrow_can_be_pressed_in_both_directions()
    {
        var petra = await world.As(world.Petra);
        var arrows = Story.Zip(Story.Skip(1)).Concat(Aside.Chunk(2).Select(pair => (First: pair[0], Second: pair[1])));
        var missing = new List<string>();
        foreach (var (from, to) in arrows)
        {
            var (ahead, back) = (await Pages(petra, from), await Pages(petra, to));
            if (!ahead.Any(page => Leads(page, "#led-to-1", to.Title)))
                missing.Add($"{from.Title} does not lead to {to.Title}");
            if (!back.Any(page => Leads(page, "#because-of-1", from.Title)))
                missing.Add($"{to.Title} does not lead back to {from.Title}");
        }

        Expect.None(missing);
    }

    /// <summary>The threads of the records that are called so: several huddles, and two wards with a goal of one name.</summary>
    private async Task<IReadOnlyList<Page>> Pages(Visitor visitor, (ThreadKind Kind, string Title) record)
    {
        var ids = await world.Ask(db => db.Set<ThreadNode>().Where(node => node.Kind == record.Kind && node.Title.StartsWith(record.Title)).OrderBy(node => node.Id).Select(node => node.Id).Take(20).ToListAsync());
        Assert.NotEmpty(ids);
        var pages = new List<Page>();
        foreach (var id in ids)
            pages.Add((await visitor.Get($"/thread/{id}")).Is(200));
        return pages;
    }

    /// <summary>By one step, straight.</summary>
    private static bool Leads(Page page, string oneStep, string title) =>
        page.Document.QuerySelector(oneStep)?.NextElementSibling!.QuerySelectorAll("a").Any(link => link.TextContent.Trim().StartsWith(title, StringComparison.Ordinal)) ?? false;
}
