using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Issues;

/// <summary>Raise, act, park, answer, confirm: through the real pipeline and PostgreSQL.</summary>
public class IssueCommandTests(TrustWorld world, QmsServer server) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task An_issue_keeps_its_words_its_time_and_where_it_came_from()
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "  Hoist will not charge ", Kind = IssueKind.Equipment, FromMeasure = "falls-with-harm" });

        var issue = await Stored(number);
        var series = await world.Series(world.Ward7, "falls-with-harm");
        var link = await world.Ask(db => db.Set<ThreadLink>().AsNoTracking().SingleAsync(link => link.FromId == issue.Id));
        Assert.Equal(("Hoist will not charge", IssueKind.Equipment, IssueState.Open), (issue.Words, issue.Kind, issue.State));
        Assert.Equal((series.Id, Relation.RaisedFrom, issue.RaisedBy, issue.RaisedAt), (link.ToId, link.Relation, link.CreatedBy, link.CreatedAt));
        Assert.Equal(world.Clock.GetUtcNow(), issue.RaisedAt);
    }

    [Fact]
    public async Task It_may_be_raised_at_any_open_ward_by_those_who_work_on_one()
    {
        Assert.True(await world.Send(world.Amara, Issue("No gloves at the door", world.Ward9)) > 1000);

        foreach (var person in new[] { world.Petra, world.Imogen, world.Rowan, world.Marcus, world.Moira })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, Issue("Not theirs to raise", world.Ward7)));
        foreach (var place in new[] { world.Medicine, world.England, world.Riverside })
            Assert.Equal("Choose an open ward or team", (await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Amara, Issue("Nobody's ward", place)))).Errors.Single().ErrorMessage);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, Issue("Nowhere", "no-such-ward")));
    }

    [Fact]
    public async Task It_is_not_raised_at_a_ward_that_has_closed()
    {
        var ward = await world.Ask(db => db.Nodes.AsNoTracking().SingleAsync(node => node.Code == "ward-17"));
        await world.Send(world.Rowan, new ClosePlace.Command { Place = "ward-17", Version = ward.Version, On = DateInput.From(new DateOnly(2026, 5, 5)), Reason = "Merged with ward 16" });

        await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Amara, Issue("The door is locked", "ward-17")));
    }

    [Fact]
    public async Task Answering_is_for_the_team_lead_of_the_ward_and_confirming_for_its_team()
    {
        var number = await world.Send(world.Amara, Issue("Ice machine is empty", world.Ward7));
        var solve = new SolveIssue.Command { Number = number, Version = (await Stored(number)).Version, Answer = "Filled, and on the list for each morning" };

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, solve));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Leila, solve));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, solve));
        await world.Send(world.Joy, solve);

        var confirm = new ConfirmIssue.Command { Number = number, Version = (await Stored(number)).Version, Worked = true };
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Kofi, confirm));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Petra, confirm));
        await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, confirm));
        await world.Send(world.Dan, confirm);

        Assert.Equal(IssueState.Confirmed, (await Stored(number)).State);
    }

    [Fact]
    public async Task Every_step_stands_in_the_history_with_who_and_in_which_role()
    {
        var number = await world.Send(world.Amara, Issue("Blind is broken", world.Ward7));
        var issue = await Stored(number);
        await world.Send(world.Joy, new ActOnIssue.Command { Number = number, Version = issue.Version, Who = "Estates", By = DateInput.From(new DateOnly(2026, 5, 6)) });
        await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = (await Stored(number)).Version, Answer = "Mended" });
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = number, Version = (await Stored(number)).Version, Worked = true });

        var history = await world.Ask(db => db.Set<AuditEntry>().Where(entry => entry.RecordId == issue.Id).OrderBy(entry => entry.Id).ToListAsync());

        Assert.Equal(
            [("RaiseIssue", "Amara Nwosu", "Team member"), ("ActOnIssue", "Joy Okoro", "Team lead"), ("SolveIssue", "Joy Okoro", "Team lead"), ("ConfirmIssue", "Amara Nwosu", "Team member")],
            history.Select(entry => (entry.Command, entry.Payload.Who, entry.RoleUsed)));
        Assert.Equal(3, await world.Number("select count(*) from audit_entries where record = 'IssueStep' and record_id in (select id from issue_steps where issue_id = $1)", issue.Id));
    }

    /// <summary>RULE.06: a colleague said by day that it worked, and whoever raised it by night knows better. Once, within seven days.</summary>
    [Fact]
    public async Task Whoever_raised_it_has_the_last_word_for_a_week_after_a_colleague_said_that_it_worked()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var (person, colleague) = await own.Added();
        await own.Send(own.Rowan, new GiveRole.Command { Person = person, Place = own.Ward7, Role = Role.TeamMember, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        async Task<int> Worked()
        {
            var number = await own.Send(own.Amara, new RaiseIssue.Command { Place = own.Ward7, Words = "The blind is torn", Kind = IssueKind.Equipment });
            await own.Send(own.Joy, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "A new one hangs" });
            await own.Send(colleague, new ConfirmIssue.Command { Number = number, Version = await Version(number), Worked = true });
            return number;
        }
        async Task<uint> Version(int number) => await own.Ask(db => db.Issues.Where(issue => issue.Number == number).Select(issue => issue.Version).SingleAsync());
        async Task NotSolved(string who, int number) => await own.Send(who, new ConfirmIssue.Command { Number = number, Version = await Version(number), StillWrong = "It fell down at night" });
        var (first, late) = (await Worked(), await Worked());

        await Refused(() => NotSolved(colleague, first));
        await Refused(() => NotSolved(own.Joy, first));
        own.Clock.Advance(TimeSpan.FromDays(7));
        var page = (await (await own.As(own.Amara)).Get($"/issues/{first}")).Is(200);
        Assert.Contains("A colleague says that it did. You raised it: if it did not, say so until", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You raised it", (await (await own.As(own.Joy)).Get($"/issues/{first}")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal("Enter what is still wrong", (await page.Submit("Not solved", ("What is still wrong?", ""))).Is(400).ErrorsBeside("What is still wrong?"));
        await page.Submit("Not solved", ("What is still wrong?", "It fell down at night"));
        Assert.Equal(IssueState.Open, await own.Ask(db => db.Issues.Where(issue => issue.Number == first).Select(issue => issue.State).SingleAsync()));
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        await Refused(() => NotSolved(own.Amara, late));
        Assert.DoesNotContain("You raised it", (await (await own.As(own.Amara)).Get($"/issues/{late}")).Is(200).Text, StringComparison.Ordinal);

        static async Task Refused(Func<Task> act) => Assert.Equal("This issue is confirmed already.", (await Assert.ThrowsAsync<DomainException>(act)).Message);
    }

    [Fact]
    public async Task A_step_on_what_has_changed_meanwhile_is_refused()
    {
        var number = await world.Send(world.Amara, Issue("Tap drips", world.Ward7));
        var seen = (await Stored(number)).Version;
        await world.Send(world.Joy, new ActOnIssue.Command { Number = number, Version = seen, Who = "Estates", By = DateInput.From(new DateOnly(2026, 5, 6)) });

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = seen, Answer = "Mended" }));

        Assert.Equal(IssueState.Acting, (await Stored(number)).State);
    }

    [Fact]
    public async Task The_same_form_sent_five_times_at_once_raises_one_issue()
    {
        var operation = Guid.NewGuid();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.Send(world.Amara, Issue("Trolley wheel squeaks", world.Ward7), operation)));

        Assert.Single(numbers.Distinct());
        Assert.Equal(1, await world.Number("select count(*) from issues where words = 'Trolley wheel squeaks'"));
    }

    [Fact]
    public async Task An_answer_that_did_not_work_leaves_the_board_when_there_is_another()
    {
        var number = await world.Send(world.Kofi, Issue("Bed 4 lamp flickers", world.Ward9));
        await world.Send(world.Bethan, new SolveIssue.Command { Number = number, Version = (await Stored(number)).Version, Answer = "New bulb" });
        await world.Send(world.Kofi, new ConfirmIssue.Command { Number = number, Version = (await Stored(number)).Version, StillWrong = "It flickers again" });
        var place = (await Stored(number)).NodeId;
        Assert.DoesNotContain((await world.Send(world.Kofi, new WardBoard.Query(place))).Answers, row => row.Number == number);

        await world.Send(world.Bethan, new SolveIssue.Command { Number = number, Version = (await Stored(number)).Version, Answer = "New lamp" });

        Assert.Equal("New lamp", (await world.Send(world.Kofi, new WardBoard.Query(place))).Answers.Single(row => row.Number == number).Answer);
    }

    [Theory]
    [InlineData("00:00:30", "less than a minute after it was raised")]
    [InlineData("00:45:00", "45 min after it was raised")]
    [InlineData("01:31:00", "1 h 31 min after it was raised")]
    [InlineData("23:59:00", "23 h 59 min after it was raised")]
    [InlineData("1.00:00:00", "1 day after it was raised")]
    [InlineData("1.23:00:00", "1 day after it was raised")]
    [InlineData("2.00:00:00", "2 days after it was raised")]
    public void How_long_an_answer_took_reads(string took, string words)
    {
        var raised = QmsServer.Morning;

        Assert.Equal(words, new RecentAnswers.Row(1, "", "", "", "", raised, raised + TimeSpan.Parse(took, System.Globalization.CultureInfo.InvariantCulture)).Took);
    }

    private static RaiseIssue.Command Issue(string words, string place) => new() { Place = place, Words = words, Kind = IssueKind.Equipment };

    private Task<Issue> Stored(int number) => world.Ask(db => db.Issues.AsNoTracking().Include(issue => issue.Steps).SingleAsync(issue => issue.Number == number));
}
