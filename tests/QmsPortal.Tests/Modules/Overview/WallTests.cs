using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Overview;

/// <summary>What visitors of a ward see from three metres.</summary>
public class WallTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Six_measures_at_most_stand_there_concern_first_and_the_rest_are_counted()
    {
        var page = (await (await world.As(world.Amara)).Get("/at/ward-7/wall")).Is(200);

        var tiles = page.Document.QuerySelectorAll(".qms-wall__tile").ToList();
        Assert.Equal(6, tiles.Count);
        var concerned = tiles.Select(tile => tile.ClassList.Contains("qms-wall__tile--concern")).ToList();
        Assert.Contains(true, concerned);
        Assert.Equal(concerned.OrderByDescending(concern => concern), concerned);
        Assert.Matches("and [1-9] more", page.Text);
        Assert.Contains("Huddle at 08:00", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_name_no_link_and_no_button_is_on_it()
    {
        var page = (await (await world.As(world.Amara)).Get("/at/ward-7/wall")).Is(200);

        Assert.Empty(page.Document.QuerySelectorAll("body a, body button, body form"));
        Assert.DoesNotContain("Amara", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_issues_it_tells_theme_age_and_who_answered_by_role_and_nothing_of_a_restricted_one()
    {
        var lamp = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "The lamp of bed 12 flickers", Kind = IssueKind.Equipment });
        var kept = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "How we speak to each other", Kind = IssueKind.Staffing });
        await world.Send(world.Amara, new RestrictIssue.Command { Number = kept, Reason = "A concern about how we work together" });

        var open = (await Wall()).QuerySelector("[aria-labelledby=issues]")!.TextContent;
        Assert.Contains("Equipment", open, StringComparison.Ordinal);
        Assert.DoesNotContain("lamp", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Staffing", open, StringComparison.Ordinal);
        Assert.DoesNotContain("more", open, StringComparison.Ordinal);

        var version = await world.Ask(db => db.Set<Issue>().Where(issue => issue.Number == lamp).Select(issue => issue.Version).SingleAsync());
        await world.Send(world.Joy, new SolveIssue.Command { Number = lamp, Version = version, Answer = "A new one is in" });
        var answers = (await Wall()).QuerySelector("[aria-labelledby=answers]")!.TextContent;
        Assert.Matches(@"Equipment\s+answered by ward sister, 07:5", answers);
        Assert.DoesNotContain("Joy", answers, StringComparison.Ordinal);
        Assert.Contains("None is open.", (await Wall()).QuerySelector("[aria-labelledby=issues]")!.TextContent, StringComparison.Ordinal);

        async Task<AngleSharp.Dom.IDocument> Wall() => (await (await world.As(world.Amara)).Get("/at/ward-7/wall")).Is(200).Document;
    }

    [Fact]
    public async Task Places_above_a_ward_lead_to_their_overview()
    {
        var page = await (await world.As(world.Amara)).Get("/at/medicine/wall");

        Assert.EndsWith("/at/medicine/overview", page.Is(200).Address, StringComparison.Ordinal);
    }
}
