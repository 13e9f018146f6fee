using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Boards;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control.Huddles;
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
        var ward = await world.NewWard();
        var (person, lead) = await world.Added();
        await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = ward, Role = Role.TeamLead, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        var lamp = await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "The lamp of bed 12 flickers", Kind = IssueKind.Equipment });
        var kept = await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "How we speak to each other", Kind = IssueKind.Staffing });
        await world.Send(world.Amara, new RestrictIssue.Command { Number = kept, Reason = "A concern about how we work together" });

        Assert.Equal("Open issues Equipment today Waiting for the huddle", Page.Words((await Wall()).QuerySelector("[aria-labelledby=issues]")!));

        var version = await world.Ask(db => db.Set<Issue>().Where(issue => issue.Number == lamp).Select(issue => issue.Version).SingleAsync());
        await world.Send(lead, new WriteIssueForWall.Command { Number = lamp, Version = version, Wall = " Lamps in bay C " });
        Assert.Equal("Open issues Lamps in bay C today Waiting for the huddle", Page.Words((await Wall()).QuerySelector("[aria-labelledby=issues]")!));
        version = await world.Ask(db => db.Set<Issue>().Where(issue => issue.Number == lamp).Select(issue => issue.Version).SingleAsync());
        Assert.Equal("These words stand on the wall already", (await Assert.ThrowsAsync<ValidationException>(() => world.Send(lead, new WriteIssueForWall.Command { Number = lamp, Version = version, Wall = "Lamps in bay C" }))).Errors.Single().ErrorMessage);
        await world.Send(lead, new WriteIssueForWall.Command { Number = lamp, Version = version, Wall = " " });
        Assert.Equal("Open issues Equipment today Waiting for the huddle", Page.Words((await Wall()).QuerySelector("[aria-labelledby=issues]")!));

        version = await world.Ask(db => db.Set<Issue>().Where(issue => issue.Number == lamp).Select(issue => issue.Version).SingleAsync());
        await world.Send(lead, new SolveIssue.Command { Number = lamp, Version = version, Answer = "A new one is in" });
        var post = await world.Ask(db => db.People.Where(one => one.Id == person).Select(one => one.Post).SingleAsync());
        Assert.StartsWith($"Answers since yesterday Equipment answered by {post.ToLowerInvariant()}, ", Page.Words((await Wall()).QuerySelector("[aria-labelledby=answers]")!), StringComparison.Ordinal);
        Assert.Equal("Open issues None is open.", Page.Words((await Wall()).QuerySelector("[aria-labelledby=issues]")!));

        async Task<AngleSharp.Dom.IDocument> Wall() => (await (await world.As(world.Amara)).Get($"/at/{ward}/wall")).Is(200).Document;
    }

    /// <summary>It is answered when the other one is.</summary>
    [Fact]
    public async Task An_issue_whose_escalation_was_joined_to_another_tells_when_that_one_is_due()
    {
        var ward = await world.NewWard();
        var (person, lead) = await world.Added();
        await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = ward, Role = Role.TeamLead, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        async Task<int> Sent()
        {
            var number = await world.Send(lead, new RaiseIssue.Command { Place = ward, Words = "No porter at ten", Kind = IssueKind.Equipment });
            var version = await world.Ask(db => db.Set<Issue>().Where(issue => issue.Number == number).Select(issue => issue.Version).SingleAsync());
            return await world.Send(lead, EscalationExamples.Sbar(number, version));
        }
        async Task<uint> Version(int number) => (await world.Escalation(number)).Version;
        var (first, second) = (await Sent(), await Sent());
        var due = (await Tell())[0];

        await world.Send(world.Leila, new ReadBackEscalation.Command { Number = second, Version = await Version(second), Understood = "No porter at ten" });
        await world.Send(world.Leila, new DecideEscalation.Command { Number = second, Version = await Version(second), Decision = DecideEscalation.Decision.Join, Other = first });

        Assert.Contains("Escalated, answer due", due, StringComparison.Ordinal);
        Assert.Equal([due, due], await Tell());

        async Task<List<string>> Tell() => [.. (await (await world.As(world.Amara)).Get($"/at/{ward}/wall")).Is(200).Document.QuerySelectorAll("[aria-labelledby=issues] li").Select(Page.Words)];
    }

    /// <summary>By number alone: who came is nobody's business on a wall.</summary>
    [Fact]
    public async Task How_many_came_of_those_planned_stands_at_its_foot_once_it_is_entered()
    {
        var ward = await world.NewWard();
        Assert.Equal("", await Facts());
        var (member, name) = await world.Added();
        await world.Send(world.Rowan, new GiveRole.Command { Person = member, Place = ward, Role = Role.TeamMember, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        await world.Send(name, new EnterStaffing.Command { Place = ward, EarlyPlanned = 6, EarlyActual = 5, LatePlanned = 6 });
        Assert.Equal("Staff today: early 5 of 6", await Facts());

        Assert.Equal("Enter what visitors may know", (await Assert.ThrowsAsync<ValidationException>(() => world.Send(name, new WriteForWall.Command { Place = ward, Line = " " }))).Errors.Single().ErrorMessage);
        await world.Send(name, new WriteForWall.Command { Place = ward, Line = "20 beds taken" });
        await world.Send(name, new WriteForWall.Command { Place = ward, Line = " 21 of 22 beds taken " });
        Assert.Equal("Staff today: early 5 of 6 21 of 22 beds taken", await Facts());

        async Task<string> Facts() => string.Join(" ", (await (await world.As(world.Amara)).Get($"/at/{ward}/wall")).Is(200).Document.QuerySelectorAll(".qms-wall__foot p").Select(Page.Words));
    }

    /// <summary>Numbers alone: of issues and escalations too, which a screen may not read, and never of what is restricted.</summary>
    [Fact]
    public async Task The_wall_of_a_place_above_has_a_row_for_each_ward_those_of_concern_first()
    {
        var ward = await world.NewWard();
        var name = await world.Ask(db => db.Nodes.Where(node => node.Code == ward).Select(node => node.Name).SingleAsync());
        await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "The lamp of bed 12 flickers", Kind = IssueKind.Equipment });
        var kept = await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "How we speak to each other", Kind = IssueKind.Staffing });
        await world.Send(world.Amara, new RestrictIssue.Command { Number = kept, Reason = "A concern about how we work together" });

        var page = (await (await world.As(world.Amara)).Get("/at/older-peoples-care/wall")).Is(200);

        var rows = page.Document.QuerySelectorAll(".qms-wall__rows tbody tr").Select(Page.Words).ToList();
        Assert.Contains($"{name} None yet 1, oldest today 0 None today", rows);
        Assert.DoesNotContain("lamp", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("body a, body button, body form"));
        var concerned = rows.Select(row => row.Contains("Concern in", StringComparison.Ordinal)).ToList();
        Assert.Contains(true, concerned);
        Assert.Equal(concerned.OrderByDescending(concern => concern), concerned);
    }

    [Fact]
    public async Task Published_data_of_elsewhere_have_no_wall()
    {
        var page = await (await world.As(world.Amara)).Get("/at/england-published-data/wall");

        Assert.EndsWith("/at/england-published-data/measures", page.Is(200).Address, StringComparison.Ordinal);
    }
}
