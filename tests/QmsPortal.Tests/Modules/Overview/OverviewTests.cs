using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Overview;

/// <summary>The board page beside what the database holds and what can be counted on one's fingers.</summary>
public class OverviewTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Theory]
    [InlineData("riverside-hospitals", "/")]
    [InlineData("medicine", "/medicine/")]
    [InlineData("older-peoples-care", "/medicine/older-peoples-care/")]
    [InlineData("surgery", "/surgery/")]
    public async Task The_sentence_and_the_table_count_what_the_charts_below_say(string place, string below)
    {
        var (all, concern, improvement, steady) = (await Charts(below), await Charts(below, "ConcernHigh", "ConcernLow"), await Charts(below, "ImprovementHigh", "ImprovementLow"), await Charts(below, "CommonCause"));
        var page = (await (await world.As(world.Petra)).Get($"/at/{place}/overview")).Is(200);

        Assert.True(all > 0);
        Assert.Equal(all, concern + improvement + steady);
        Assert.StartsWith($"{concern} of {all} charts signal concern, {improvement} show improvement, {steady} are steady.", Page.Words(page.Document.QuerySelector("p.qms-sentence")), StringComparison.Ordinal);
        Assert.Equal(concern, page.Document.QuerySelectorAll("td:nth-of-type(1) .qms-signals li").Length);
        Assert.Equal(improvement, page.Document.QuerySelectorAll("td:nth-of-type(2) .qms-signals li").Length);
        Assert.Equal(steady, page.Rows("What the charts of each measure say").Select(row => row.Split(" | ")[3]).Where(words => words != "None").Sum(words => int.Parse(words.Split(' ')[0], CultureInfo.InvariantCulture)));
        Assert.Equal(Math.Min(3, concern), page.Document.QuerySelectorAll(".qms-tiles--cards li").Length);
    }

    [Fact]
    public async Task Issues_are_counted_by_age_as_by_hand()
    {
        // Of Riverside's issues two have an answer. Of the others one was raised this morning; 1, 2, 5 and 6 days ago one each; 8 and 12; and 41.
        var page = (await (await world.As(world.Petra)).Get("/at/riverside-hospitals/overview")).Is(200);

        Assert.Equal(("1", "4", "2", "1"), (page.Beside("Today"), page.Beside("1 to 7 days"), page.Beside("8 to 30 days"), page.Beside("Over 30 days")));
        Assert.Contains("8 issues are open, 1 of them for over 30 days.", page.Text, StringComparison.Ordinal);
        Assert.Equal(8, await world.Number("select count(*) from issues where state not in ('Solved', 'Confirmed')"));

        var surgery = (await (await world.As(world.Petra)).Get("/at/surgery/overview")).Is(200);
        Assert.Contains("No issue is open.", surgery.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_on_it_leads_down_to_the_ward()
    {
        var petra = await world.As(world.Petra);
        var page = await petra.Get("/at/riverside-hospitals/overview");

        foreach (var link in page.Document.QuerySelectorAll(".qms-signals a, .qms-tile__name a, .qms-row a").Select(a => a.GetAttribute("href")!).Distinct())
        {
            Assert.Matches("^/at/[a-z0-9-]+(/measures/[a-z0-9-]+)?$|^/(issues|goals|needs|escalations|statements|projects)/[0-9]+$", link);
            (await petra.Get(link)).Is(200);
        }
    }

    [Fact]
    public async Task Alerts_are_the_first_concerns_those_that_will_miss_their_target_before_others()
    {
        var signals = await world.Ask(db => db.Series.AsNoTracking().Include(s => s.Summary).Where(s => s.Summary.Variation == Variation.ConcernHigh || s.Summary.Variation == Variation.ConcernLow).ToListAsync());
        var page = await (await world.As(world.Petra)).Get("/at/riverside-hospitals/overview");

        var alerts = page.Document.QuerySelectorAll(".qms-tiles--cards a").Select(a => a.GetAttribute("href")!).ToList();
        var willMiss = signals.Count(s => s.Summary.Assurance is Spc.Assurance.ConsistentlyFail);
        Assert.Equal(3, alerts.Count);
        foreach (var (address, i) in alerts.Select((address, i) => (address, i)))
        {
            var series = await world.Series(address.Split('/')[2], address.Split('/')[^1]);
            Assert.Equal(i < willMiss, series.Summary.Assurance is Spc.Assurance.ConsistentlyFail);
        }
    }

    [Fact]
    public async Task Concern_comes_before_improvement_however_few_are_asked_for()
    {
        var few = (await world.Send(world.Petra, new MeasureSummaries.Query("/riverside-hospitals/", MeasureSummaries.Show.Signals, Rows: 3))).Rows;
        var all = (await world.Send(world.Petra, new MeasureSummaries.Query("/riverside-hospitals/", MeasureSummaries.Show.Signals, Rows: 1000))).Rows;

        Assert.All(few, row => Assert.True(row.IsConcern));
        Assert.Equal(all.Take(3).Select(row => row.Address), few.Select(row => row.Address));
        Assert.Equal(all.Select(row => row.IsConcern).OrderDescending(), all.Select(row => row.IsConcern));
    }

    [Fact]
    public async Task A_list_of_measures_goes_on_page_by_page_without_loss()
    {
        var all = (await world.Send(world.Petra, new MeasureSummaries.Query("/riverside-hospitals/", Rows: 1000))).Rows.Select(row => row.Address).ToList();
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await world.Send(world.Petra, new MeasureSummaries.Query("/riverside-hospitals/", After: after, Rows: 17));
            seen.AddRange(page.Rows.Select(row => row.Address));
            after = page.Next;
            if (after is null)
                break;
        }

        Assert.Equal(await Charts("/"), seen.Count);
        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task A_ward_has_a_board_and_not_an_overview_and_published_data_have_neither()
    {
        var petra = await world.As(world.Petra);

        Assert.Equal("/at/ward-7", (await petra.Get("/at/ward-7/overview")).Is(200).Address);
        Assert.Equal("/at/medicine/overview", (await petra.Get("/at/medicine")).Is(200).Address);
        Assert.Equal("/at/england-published-data/measures", (await petra.Get("/at/england-published-data/overview")).Is(200).Address);
        Assert.Equal("/at/medicine/measures", (await (await world.As(world.Moira)).Get("/at/medicine/overview")).Address);
        Assert.DoesNotContain("overview", (await (await world.As(world.Rowan)).Get("/at/medicine/overview")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ward_board_shows_answers_since_yesterday_by_role_and_name_its_issues_and_its_measures()
    {
        var page = (await (await world.As(world.Amara)).Get("/")).Is(200);

        Assert.Equal("Ward 7 today", page.Heading);
        Assert.Contains("Tuesday 5 May 2026", page.Text, StringComparison.Ordinal);
        var answers = page.Part("Answers since yesterday");
        Assert.Contains("Night shift one support worker short for enhanced care “Two bank support workers are booked for every night until the 18th.” Deputy chief nurse, Ruth Callaghan, Mon 4 May 09:42, 1 h 31 min after it was raised", answers, StringComparison.Ordinal);
        Assert.DoesNotContain("Bay C call bell", answers, StringComparison.Ordinal);
        var issues = page.Part("Open issues");
        Assert.Contains("Suction unit in bay B does not hold its charge Open Today. Waiting for the next huddle", issues, StringComparison.Ordinal);
        Assert.Contains("Weekend linen comes after 11:00 Acting 2 days. Housekeeping lead, due Thu 7 May", issues, StringComparison.Ordinal);
        Assert.Contains("Two pressure mattresses waiting for repair Parked 5 days. Back on the board Fri 8 May", issues, StringComparison.Ordinal);
        Assert.Equal(8, page.Document.QuerySelectorAll("ul.qms-tiles > li").Length);
    }

    private Task<long> Charts(string below, params string[] variations) => world.Number(
        "select count(*) from series_summaries m join measure_series s on s.id = m.series_id join org_nodes n on n.id = s.node_id "
            + "where n.kind <> 'Comparison' and n.valid_to is null and m.count > 0 and position($1 in n.path) > 0 and (cardinality($2) = 0 or m.variation = any($2))",
        below, variations);
}

/// <summary>Issues pile up, and time goes on.</summary>
public class OverviewOverTimeTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task However_many_are_open_the_newest_issue_is_on_the_board_and_so_are_the_oldest()
    {
        for (var i = 1; i <= 12; i++)
            await world.Send(world.Kofi, new RaiseIssue.Command { Place = world.Ward9, Words = $"Worry number {i}", Kind = IssueKind.Safety });

        var page = (await (await world.As(world.Kofi)).Get("/at/ward-9")).Is(200);

        Assert.Equal("15", page.Document.QuerySelector("section[aria-labelledby=issues] .qms-count")!.TextContent);
        Assert.True(page.HasLink("Worry number 12"), "the newest");
        Assert.True(page.HasLink("Families say they cannot find who answers complaints"), "the oldest");
        Assert.True(page.QueryCount <= 6, string.Join("\n", page.Queries));
    }

    [Fact]
    public async Task An_issue_grows_older_at_midnight_in_London()
    {
        // The clocks go back on 25 October 2026; an issue of the 20th passes a week and a month on the days people count.
        world.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 20, 22, 50, 0, TimeSpan.Zero));
        await world.Send(world.Amara, new RaiseIssue.Command { Place = "birth-centre", Words = "Pool heater is off", Kind = IssueKind.Equipment });

        foreach (var (at, ages) in new[]
        {
            ("2026-10-20T22:59:59Z", (1, 0, 0, 0)),
            ("2026-10-20T23:00:00Z", (0, 1, 0, 0)),
            ("2026-10-27T23:59:59Z", (0, 1, 0, 0)),
            ("2026-10-28T00:00:00Z", (0, 0, 1, 0)),
            ("2026-11-19T23:59:59Z", (0, 0, 1, 0)),
            ("2026-11-20T00:00:00Z", (0, 0, 0, 1)),
        })
        {
            world.Clock.SetUtcNow(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
            var found = (await world.Send(world.Petra, new OpenIssues.Query("/riverside-hospitals/women-and-children/maternity/birth-centre/"))).Ages;
            Assert.Equal((at, ages), (at, (found.Today, found.Week, found.Month, found.Older)));
        }
    }
}

/// <summary>A ward closes.</summary>
public class OverviewOfClosedPlacesTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_ward_is_counted_until_the_day_it_closes_and_can_be_read_after()
    {
        var ward = await world.Ask(db => db.Nodes.AsNoTracking().SingleAsync(node => node.Code == "ward-16"));
        var before = await world.Send(world.Petra, new MeasureCounts.Query("/riverside-hospitals/"));
        var own = await world.Send(world.Petra, new MeasureCounts.Query(ward.Path));
        Assert.True(own.All > 0);

        // It closes on the 25th: it is counted until the day before.
        await world.Send(world.Rowan, new ClosePlace.Command { Place = ward.Code, Version = ward.Version, On = DateInput.From(new DateOnly(2026, 11, 25)), Reason = "Merged with ward 17" });
        world.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 23, 59, 0, TimeSpan.Zero));
        Assert.Equal(before.All, (await world.Send(world.Petra, new MeasureCounts.Query("/riverside-hospitals/"))).All);
        world.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(before.All - own.All, (await world.Send(world.Petra, new MeasureCounts.Query("/riverside-hospitals/"))).All);
        Assert.DoesNotContain((await world.Send(world.Petra, new MeasureSummaries.Query("/riverside-hospitals/", Rows: 1000))).Rows, row => row.PlaceCode == ward.Code);

        var petra = await world.As(world.Petra);
        Assert.DoesNotContain("Ward 16", (await petra.Get("/at/riverside-hospitals/measures")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("Ward 16 closed on Wednesday 25 November 2026.", (await petra.Get("/at/ward-16")).Is(200).Text, StringComparison.Ordinal);
    }
}
