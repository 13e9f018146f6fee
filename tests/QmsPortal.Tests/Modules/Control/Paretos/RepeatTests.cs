using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Paretos;
using QmsPortal.Modules.Improvement.Projects;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Paretos;

/// <summary>Domain §2.13 and §2.14: the same again and again suggests a project.</summary>
public class RepeatTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Five_issues_of_a_kind_in_thirty_days_at_a_ward_offer_a_project_that_is_raised_from_the_newest()
    {
        var joy = await world.As(world.Joy);
        for (var i = 0; i < 4; i++)
            await Raise("ward-14", IssueKind.Equipment);
        await Raise("ward-14", IssueKind.Staffing);
        Assert.DoesNotContain("The same again and again", (await joy.Get("/at/ward-14/issues")).Is(200).Text, StringComparison.Ordinal);

        var newest = await Raise("ward-14", IssueKind.Equipment);
        var page = await joy.Get("/at/ward-14/issues");
        Assert.Contains("5 issues of the same kind, equipment, in 30 days at Ward 14.", page.Text, StringComparison.Ordinal);
        Assert.Contains("5 issues of the same kind, equipment, in 30 days at Ward 14.", (await joy.Get("/at/surgery/pareto")).Is(200).Text, StringComparison.Ordinal);
        var form = (await page.Follow("Start a project about equipment at Ward 14, from issues")).Is(200);
        Assert.Contains("Raised from this issue: “Flat pump", form.Text, StringComparison.Ordinal);

        await world.Send(world.Joy, new StartProject.Command { Place = world.Ward7, Name = "Pumps that are charged", Why = "They are flat", From = (await world.Send(world.Amara, new ShowIssue.Query(newest))).Id });
        Assert.DoesNotContain("The same again and again", (await joy.Get("/at/ward-14/issues")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_is_no_theme_and_what_others_may_not_see_is_not_counted_for_them()
    {
        for (var i = 0; i < 6; i++)
            await Raise("ward-15", IssueKind.SomethingElse);
        var restricted = 0;
        for (var i = 0; i < 5; i++)
            restricted = await Raise("ward-15", IssueKind.Environment);
        var query = new ListRepeats.Query(await world.PathOf("ward-15"));
        Assert.Equal((false, IssueKind.Environment, 5), Assert.Single(await world.Send(world.Joy, query)) is var row ? (row.Escalated, row.Kind, row.Count) : default);

        await world.Send(world.Amara, new RestrictIssue.Command { Number = restricted, Reason = "Names a colleague" });

        Assert.Empty(await world.Send(world.Joy, query));
    }

    [Fact]
    public async Task So_do_five_escalations()
    {
        for (var i = 0; i < 5; i++)
            await world.Escalated();

        var rows = await world.Send(world.Joy, new ListRepeats.Query(await world.PathOf(world.Ward7)));

        // Each is of an issue of the same kind, so both are offered.
        Assert.Contains(rows, row => row is { Escalated: true, Kind: IssueKind.Environment, Count: 5 });
        Assert.Contains("5 escalations of the same kind, environment, in 30 days at Ward 7.", (await (await world.As(world.Joy)).Get("/at/ward-7/pareto?of=escalations")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escalations_are_counted_by_the_kind_of_their_issue_and_lead_to_their_records()
    {
        var owen = await world.As(world.Owen);

        // Of the seeds: heel protectors, which wait for an answer.
        var page = (await (await owen.Get("/at/acute-unit/escalations")).Follow("Which few kinds are escalated most often")).Is(200);
        Assert.Equal(["Equipment | 1 | 100% | 100% | 0"], page.Rows("Escalations by kind, the most frequent first"));
        var rows = (await page.Follow("Equipment")).Is(200);

        Assert.StartsWith("Heel protectors run out before the weekend", Assert.Single(rows.Rows("Escalations, newest first")), StringComparison.Ordinal);
        Assert.Contains("All of the kind “Equipment”, raised from ", rows.Text, StringComparison.Ordinal);
        Assert.Contains("No escalation is like this.", (await owen.Get("/at/acute-unit/escalations?show=all&kind=Staffing")).Is(200).Text, StringComparison.Ordinal);
    }

    private Task<int> Raise(string place, IssueKind kind) => world.Send(world.Amara, new RaiseIssue.Command { Place = place, Words = Fresh.Words("Flat pump"), Kind = kind });
}
