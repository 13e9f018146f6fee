using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Paretos;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Paretos;

/// <summary>Domain §2.9: which few categories hold most, and down to their records.</summary>
public class ParetoPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Toy_test_click_a_bar_and_get_the_rows_filter_to_one_ward_other_never_first()
    {
        foreach (var (words, kind) in new[] { ("Lost sling", IssueKind.SomethingElse), ("Lost hoist", IssueKind.SomethingElse), ("Lost chair", IssueKind.SomethingElse), ("Lost bed rail", IssueKind.SomethingElse), ("Flat pump", IssueKind.Equipment) })
            await world.Send(world.Owen, new RaiseIssue.Command { Place = world.AcuteUnit, Words = words, Kind = kind });
        var owen = await world.As(world.Owen);

        var page = (await (await owen.Get("/at/acute-unit/issues")).Follow("Which few kinds come most often")).Is(200);

        // Of the seeds: heel protectors (equipment) and the triage desk (environment).
        Assert.Equal(["Equipment | 2 | 29% | 29% | 0", "Environment | 1 | 14% | 43% | 0", "Something else | 4 | 57% | 100% | 0"], page.Rows("Issues by kind, the most frequent first"));
        Assert.Equal(3, page.Document.QuerySelectorAll(".qms-pareto a rect").Length);

        var rows = (await page.Follow("Something else")).Is(200);
        Assert.Equal(4, rows.Rows("Issues, the last entered first").Count);
        Assert.All(rows.Rows("Issues, the last entered first"), row => Assert.Contains("Something else", row, StringComparison.Ordinal));
        Assert.Contains("Only of the kind “Something else”", rows.Text, StringComparison.Ordinal);

        var all = await owen.Get("/at/riverside-hospitals/pareto?of=places");
        Assert.StartsWith("Acute unit | 7 |", all.Rows("Issues by place, the most frequent first")[0], StringComparison.Ordinal);
        Assert.Equal(7, (await all.Follow("Acute unit")).Rows("Issues, the last entered first").Count);
    }

    [Fact]
    public async Task Signals_are_counted_by_measure_and_lead_to_their_records()
    {
        var petra = await world.As(world.Petra);

        var page = (await petra.Get("/at/riverside-hospitals/pareto?of=signals&days=365")).Is(200);

        var first = page.Rows("Signals by measure, the most frequent first")[0].Split(" | ");
        var rows = (await page.Follow(first[0])).Is(200);
        Assert.Equal(int.Parse(first[1], System.Globalization.CultureInfo.InvariantCulture), await world.Ask(db =>
        {
            var taken = db.Series;
            return db.Signals.CountAsync(signal => taken.Any(series => series.Id == signal.SeriesId && series.Definition.Title == first[0]));
        }));
        Assert.Contains("Only those of one measure", rows.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_the_time_is_said_in_words_and_silly_spans_are_kept_in_bounds()
    {
        var amara = await world.As(world.Amara);

        Assert.Contains("Nothing was recorded", (await amara.Get("/at/ward-16/pareto?days=7")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("in these 731 days", (await amara.Get("/at/ward-16/pareto?days=999999999")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("in these 7 days", (await amara.Get("/at/ward-16/pareto?days=-5")).Is(200).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issues")]
    [InlineData("signals")]
    public async Task Days_that_no_record_can_have_narrow_nothing(string list)
    {
        var amara = await world.As(world.Amara);

        Assert.Equal((await amara.Get($"/at/ward-7/{list}?show=all")).Document.QuerySelectorAll("tbody tr").Length, (await amara.Get($"/at/ward-7/{list}?show=all&from=0001-01-01&to=9999-12-31")).Is(200).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_restricted_issue_is_in_no_count_of_those_who_may_not_see_it()
    {
        var path = await world.PathOf(world.Ward9);
        var before = (await world.Send(world.Amara, new ShowPareto.Query(world.Ward9, path, ParetoSource.IssueKinds, 90))).Pareto.Total;
        var number = await world.Send(world.Kofi, new RaiseIssue.Command { Place = world.Ward9, Words = "Something between us", Kind = IssueKind.Safety });
        Assert.Equal(before + 1, (await world.Send(world.Amara, new ShowPareto.Query(world.Ward9, path, ParetoSource.IssueKinds, 90))).Pareto.Total);

        await world.Send(world.Kofi, new RestrictIssue.Command { Number = number, Reason = "It names a colleague" });

        Assert.Equal(before, (await world.Send(world.Amara, new ShowPareto.Query(world.Ward9, path, ParetoSource.IssueKinds, 90))).Pareto.Total);
    }
}
