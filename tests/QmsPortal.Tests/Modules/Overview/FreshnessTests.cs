using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Overview;

/// <summary>Old numbers must not look like today's.</summary>
public class FreshnessTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_value_past_its_time_says_that_it_is_out_of_date()
    {
        var before = await (await world.As(world.Amara)).Get($"/at/{world.Ward7}");
        Assert.DoesNotContain("Out of date", before.Text, StringComparison.Ordinal);

        // The latest week ended on 3 May and the latest month is April: both are long past in August.
        world.Clock.Advance(TimeSpan.FromDays(90));
        var board = (await (await world.As(world.Amara)).Get($"/at/{world.Ward7}")).Is(200);
        var chart = (await (await world.As(world.Amara)).Get($"/at/{world.Ward7}/measures/hand-hygiene")).Is(200);

        var wall = (await (await world.As(world.Amara)).Get("/at/medicine/wall")).Is(200);
        Assert.Contains("Concern in 2 of 8. Night call bells, Night hours filled 8 out of date", wall.Text, StringComparison.Ordinal);

        Assert.Equal(8, board.Document.QuerySelectorAll(".qms-tile--stale").Length);
        Assert.Contains("Out of date.", board.Text, StringComparison.Ordinal);
        Assert.Contains("Out of date", chart.Text, StringComparison.Ordinal);
    }

    /// <summary>Domain §2.12: every tile has an owner and a "last updated"; and what is restricted does not show in it.</summary>
    [Fact]
    public async Task The_tile_of_the_issues_says_when_one_last_changed_that_the_reader_may_see()
    {
        var ward = await world.NewWard();
        Assert.Equal("Owner: team lead. Nothing to update yet", await Kept(world.Amara));

        var kept = await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "How we speak to each other", Kind = IssueKind.Staffing });
        await world.Send(world.Amara, new RestrictIssue.Command { Number = kept, Reason = "A concern about how we work together" });
        Assert.Equal("Owner: team lead. Nothing to update yet", await Kept(world.Priya));

        await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "The lamp of bed 12 flickers", Kind = IssueKind.Equipment });
        Assert.Equal($"Owner: team lead. Last updated {world.Clock.GetUtcNow().Words(world.Clock.Today())}", await Kept(world.Priya));

        async Task<string> Kept(string person) => Page.Words((await (await world.As(person)).Get($"/at/{ward}")).Is(200).Document.QuerySelector("[aria-labelledby=issues] .qms-kept")!);
    }
}
