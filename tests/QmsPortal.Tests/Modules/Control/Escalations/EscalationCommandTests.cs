using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>Escalate, read back, decide, answer, confirm: through the real pipeline and PostgreSQL.</summary>
public class EscalationCommandTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task An_escalation_goes_to_the_next_tier_and_hangs_on_its_issue()
    {
        var issue = await world.Raised();
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Leila, EscalationExamples.Sbar(issue.Number, issue.Version)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, EscalationExamples.Sbar(issue.Number, issue.Version)));

        var escalation = await world.Escalation(await world.Send(world.Amara, EscalationExamples.Sbar(issue.Number, issue.Version)));

        Assert.Equal((world.OlderPeoplesCare, 2, 0), (await Code(escalation.TierId), escalation.TierNumber, escalation.TiersPassed));
        Assert.Equal((world.Clock.GetUtcNow(), world.Clock.GetUtcNow().AddHours(1), world.Clock.GetUtcNow().AddHours(4)), (escalation.RaisedAt, escalation.FirstReadBackBy, escalation.FirstAnswerBy));
        var link = await world.Ask(db => db.Set<ThreadLink>().AsNoTracking().SingleAsync(link => link.FromId == escalation.Id));
        Assert.Equal((issue.Id, Relation.RaisedFrom), (link.ToId, link.Relation));
        var followed = await world.IssueOf(escalation);
        Assert.Equal((IssueState.Escalated, "Older people’s care", "Escalated to Tier 2, Older people’s care"), (followed.State, followed.With, followed.Steps[^1].Words));
        Assert.StartsWith("This issue is with Older people’s care now", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, EscalationExamples.Sbar(issue.Number, followed.Version)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_raised_an_issue_elsewhere_may_escalate_it_and_may_pass_tiers()
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.AcuteUnit, Words = "Bed 3 has no call bell", Kind = IssueKind.Safety });
        var issue = await world.Ask(db => db.Issues.AsNoTracking().SingleAsync(known => known.Number == number));
        var wrong = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Amara, EscalationExamples.Sbar(number, issue.Version, tier: "surgery")));
        Assert.Equal("Choose a tier above this place", wrong.Errors.Single().ErrorMessage);

        var escalation = await world.Escalation(await world.Send(world.Amara, EscalationExamples.Sbar(number, issue.Version, EscalationPriority.P1, world.Riverside)));

        // Nobody receives at Acute medicine, so Medicine is the next; one tier was passed.
        Assert.Equal((world.Riverside, 4, 1), (await Code(escalation.TierId), escalation.TierNumber, escalation.TiersPassed));
    }

    [Fact]
    public async Task The_answer_of_the_executive_comes_back_as_the_answer_of_the_issue()
    {
        var escalation = await world.ReadBack();
        var words = (await world.IssueOf(escalation)).Words;
        await Decide(world.Leila, escalation.Number, DecideEscalation.Decision.PassUp, tier: world.Riverside);
        await Read(world.Ruth, escalation.Number);
        await Decide(world.Ruth, escalation.Number, DecideEscalation.Decision.Accept);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.Send(world.Ruth, new AnswerEscalation.Command { Number = escalation.Number, Version = await Version(escalation.Number), Answer = "Two are booked until the 18th" });

        var issue = await world.IssueOf(escalation);
        Assert.Equal((IssueState.Solved, "Two are booked until the 18th"), (issue.State, issue.Steps[^1].Words));
        Assert.Equal(
            ["Escalated to Tier 2, Older people’s care", "Read back", "Passed up to Tier 4, Riverside Hospitals", "Read back", "Accepted at Tier 4, Riverside Hospitals"],
            issue.Steps.SkipLast(1).Select(step => step.Words));
        var row = (await world.Send(world.Amara, new WardBoard.Query(issue.NodeId))).Answers.Single(answer => answer.Words == words);
        Assert.Equal(("Deputy chief nurse", "Ruth Callaghan", "Deputy chief nurse, Ruth Callaghan"), (row.Post, row.Name, row.By));
        Assert.Equal([("Joy Okoro", "Ward sister"), ("Leila Haddad", "Matron"), ("Leila Haddad", "Matron"), ("Ruth Callaghan", "Deputy chief nurse"), ("Ruth Callaghan", "Deputy chief nurse"), ("Ruth Callaghan", "Deputy chief nurse")],
            (await world.Escalation(escalation.Number)).Steps.Select(step => (step.Name, step.Post)));

        await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue.Number, Version = issue.Version, Worked = true });
        Assert.Equal((IssueState.Confirmed, EscalationState.Confirmed), ((await world.IssueOf(escalation)).State, (await world.Escalation(escalation.Number)).State));
    }

    [Fact]
    public async Task Not_solved_sends_it_back_once_and_then_the_ward_decides_anew()
    {
        var escalation = await world.EscalationAnswered();
        var issue = await world.IssueOf(escalation);
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue.Number, Version = issue.Version, StillWrong = "It fell down" });
        issue = await world.IssueOf(escalation);
        Assert.Equal((IssueState.Escalated, "It fell down", EscalationState.Raised), (issue.State, issue.Steps[^1].Words, (await world.Escalation(escalation.Number)).State));

        await Read(world.Leila, escalation.Number);
        await Decide(world.Leila, escalation.Number, DecideEscalation.Decision.Accept);
        await world.Send(world.Leila, new AnswerEscalation.Command { Number = escalation.Number, Version = await Version(escalation.Number), Answer = "Screwed to the wall" });
        issue = await world.IssueOf(escalation);
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue.Number, Version = issue.Version, StillWrong = "It fell down again" });

        issue = await world.IssueOf(escalation);
        Assert.Equal((IssueState.Open, EscalationState.Closed), (issue.State, (await world.Escalation(escalation.Number)).State));
        Assert.NotEqual(escalation.Number, await world.Send(world.Joy, EscalationExamples.Sbar(issue.Number, issue.Version)));
    }

    [Fact]
    public async Task Returned_it_is_the_wards_again_with_what_would_make_it_acceptable_and_filled_in_when_escalated_anew()
    {
        var escalation = await world.ReadBack();
        Assert.Equal("Enter what would make it acceptable", (await Assert.ThrowsAsync<ValidationException>(() => Decide(world.Leila, escalation.Number, DecideEscalation.Decision.Return))).Errors.Single().ErrorMessage);

        await Decide(world.Leila, escalation.Number, DecideEscalation.Decision.Return, "Ask estates first");

        var issue = await world.IssueOf(escalation);
        Assert.Equal((IssueState.Open, "Ask estates first"), (issue.State, issue.Steps[^1].Words));
        var again = await world.Send(world.Joy, new PrepareEscalation.Query(issue.Number));
        Assert.Equal(("Ask estates first", "People wake at five.", null), (again.Acceptable, again.Filled.Assessment, again.No));

        // It stands on the ward's board, however long ago, until it is escalated again.
        world.Clock.Advance(TimeSpan.FromDays(3));
        var row = Returned(await world.Send(world.Amara, new WardBoard.Query(issue.NodeId))).Single();
        Assert.Equal(("Ask estates first", "Matron, Leila Haddad"), (row.Acceptable, row.By));
        var board = (await (await world.As(world.Amara)).Get("/at/ward-7")).Is(200);
        Assert.Contains("What would make it acceptable: “Ask estates first” Matron, Leila Haddad", board.Text, StringComparison.Ordinal);
        Assert.True(board.QueryCount <= 6, $"{board.QueryCount}");
        await world.Send(world.Joy, new ActOnIssue.Command { Number = issue.Number, Version = issue.Version, Who = "Estates", By = DateInput.From(world.Clock.Today()) });
        Assert.Single(Returned(await world.Send(world.Amara, new WardBoard.Query(issue.NodeId))));
        await world.Send(world.Joy, EscalationExamples.Sbar(issue.Number, (await world.IssueOf(escalation)).Version));
        Assert.Empty(Returned(await world.Send(world.Amara, new WardBoard.Query(issue.NodeId))));

        IEnumerable<WardBoard.Returned> Returned(WardBoard.View view) => view.Returned.Where(returned => returned.Number == issue.Number);
    }

    [Fact]
    public async Task Those_joined_to_another_have_its_answer()
    {
        var (first, second) = (await world.ReadBack(), await world.ReadBack());
        await Decide(world.Leila, second.Number, DecideEscalation.Decision.Join, other: first.Number);
        Assert.StartsWith($"Escalation {second.Number} was joined to this one", (await Assert.ThrowsAsync<DomainException>(() => Decide(world.Leila, first.Number, DecideEscalation.Decision.Join, other: first.Number))).Message, StringComparison.Ordinal);
        await Decide(world.Leila, first.Number, DecideEscalation.Decision.Accept);

        await world.Send(world.Leila, new AnswerEscalation.Command { Number = first.Number, Version = await Version(first.Number), Answer = "Blinds for both" });

        foreach (var escalation in new[] { first, second })
        {
            Assert.Equal(EscalationState.Answered, (await world.Escalation(escalation.Number)).State);
            Assert.Equal((IssueState.Solved, "Blinds for both"), ((await world.IssueOf(escalation)).State, (await world.IssueOf(escalation)).Steps[^1].Words));
        }
    }

    [Fact]
    public async Task Another_tier_is_told_whose_it_is_and_others_find_nothing()
    {
        var escalation = await world.ReadBack();
        await Decide(world.Leila, escalation.Number, DecideEscalation.Decision.PassUp);
        var read = new ReadBackEscalation.Command { Number = escalation.Number, Version = await Version(escalation.Number), Understood = "Mine" };

        Assert.Equal("This escalation is with Tier 3, Medicine now, so it is theirs to read back, decide and answer. Ask there: divisional nurse.",
            (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Leila, read))).Message);
        foreach (var person in new[] { world.Joy, world.Amara, world.Petra, world.Rowan, world.Tomasz })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, read));

        var elsewhere = await world.Escalated(tier: null);
        var marcus = new ReadBackEscalation.Command { Number = elsewhere.Number, Version = elsewhere.Version, Understood = "From above" };
        await world.Send(world.Marcus, marcus);
        Assert.Equal(EscalationState.Acknowledged, (await world.Escalation(elsewhere.Number)).State);
    }

    [Fact]
    public async Task Two_receivers_do_not_both_answer()
    {
        for (var round = 0; round < 5; round++)
        {
            var escalation = await world.EscalationAccepted();

            var outcomes = await Task.WhenAll(new[] { world.Leila, world.Marcus, world.Ruth, world.Samuel }.Select(person => Record.ExceptionAsync(() =>
                world.Send(person, new AnswerEscalation.Command { Number = escalation.Number, Version = escalation.Version, Answer = $"Answer of {person}" })).AsTask()));

            Assert.Single(outcomes, outcome => outcome is null);
            // Either is answered with 409 and both versions.
            Assert.All(outcomes.Where(outcome => outcome is not null), outcome => Assert.True(outcome is StaleException or DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } }, $"{outcome}"));
            Assert.Single((await world.Escalation(escalation.Number)).Steps, step => step.Move is EscalationMove.Answered);
            Assert.Single((await world.IssueOf(escalation)).Steps, step => step.State is IssueState.Solved);
        }
    }

    [Fact]
    public async Task One_issue_has_one_escalation_though_two_escalate_it_at_once()
    {
        var issue = await world.Raised();

        var outcomes = await Task.WhenAll(new[] { world.Joy, world.Amara, world.Dan }.Select(person => Record.ExceptionAsync(() => world.Send(person, EscalationExamples.Sbar(issue.Number, issue.Version))).AsTask()));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(1, await world.Number("select count(*) from escalations where issue_id = $1", issue.Id));
    }

    [Theory]
    [InlineData("raised_at = raised_at + interval '1 hour'")]
    [InlineData("first_priority = 'P3'")]
    [InlineData("first_answer_by = first_answer_by + interval '1 hour'")]
    [InlineData("situation = 'All was well'")]
    [InlineData("recommendation = 'Nothing'")]
    [InlineData("telephoned = 'No'")]
    [InlineData("telephoned = null")]
    [InlineData("breached_at = null")]
    public async Task Not_even_the_database_re_dates_a_P1_or_takes_the_mark_off(string change)
    {
        var escalation = await world.Escalated(EscalationPriority.P1);
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        await world.SendAsTheSite(new StepUpEscalation.Command { Escalation = escalation.Id, Passed = StepUpEscalation.Passed.ReadBack, DueAt = escalation.ReadBackBy });

        await Assert.ThrowsAsync<PostgresException>(() => world.Number($"with changed as (update escalations set {change} where id = $1 returning 1) select count(*) from changed", escalation.Id));
        await Assert.ThrowsAsync<PostgresException>(() => world.Number("with changed as (update escalation_steps set at = now() where escalation_id = $1 returning 1) select count(*) from changed", escalation.Id));
        await Assert.ThrowsAsync<PostgresException>(() => world.Number("with gone as (delete from escalation_steps where escalation_id = $1 returning 1) select count(*) from gone", escalation.Id));
    }

    [Fact]
    public async Task A_restricted_issue_is_not_escalated_and_an_escalated_one_not_restricted_until_it_is_over()
    {
        var issue = await world.Raised();
        await world.Send(world.Amara, new RestrictIssue.Command { Number = issue.Number, Reason = "Names a colleague" });
        var restricted = await world.Ask(db => db.Issues.Where(one => one.Number == issue.Number).Select(one => one.Version).SingleAsync());
        Assert.StartsWith("Only named people see this issue, so it is not escalated here", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, EscalationExamples.Sbar(issue.Number, restricted)))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Only named people", (await world.Send(world.Amara, new PrepareEscalation.Query(issue.Number))).No, StringComparison.Ordinal);

        var escalation = await world.ReadBack();
        var escalated = await world.IssueOf(escalation);
        var restrict = new RestrictIssue.Command { Number = escalated.Number, Reason = "Names a colleague" };
        Assert.StartsWith("This issue is escalated, so those who receive it have to see it.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, restrict))).Message, StringComparison.Ordinal);
        await Decide(world.Leila, escalation.Number, DecideEscalation.Decision.Return, "Speak to me");
        await world.Send(world.Amara, restrict);

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Leila, new ShowEscalation.Query(escalation.Number)));
        Assert.Equal(404, (await (await world.As(world.Leila)).Get($"/thread/{escalation.Id}")).Status);
        Assert.Equal(escalation.Number, (await world.Send(world.Amara, new ShowEscalation.Query(escalation.Number))).Number);
        await world.Send(world.Amara, new NamePeople.Command { Number = escalated.Number, People = [await world.Person(world.Leila)] });
        Assert.Equal(escalation.Number, (await world.Send(world.Leila, new ShowEscalation.Query(escalation.Number))).Number);
        await world.Send(world.Amara, new LiftRestriction.Command { Number = escalated.Number, Reason = "The name is out" });
        Assert.Equal(escalation.Number, (await world.Send(world.Marcus, new ShowEscalation.Query(escalation.Number))).Number);
    }

    [Fact]
    public async Task What_waits_is_listed_past_its_time_first_and_read_on_by_key()
    {
        var path = await world.PathOf(world.Riverside);
        var all = await world.Send(world.Petra, new OpenEscalations.Query(path, 100));
        var rows = new List<OpenEscalations.Row>();
        string? after = null;
        do
        {
            var page = await world.Send(world.Petra, new OpenEscalations.Query(path, 2, after));
            rows.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        Assert.True(all.Count > 2);
        Assert.Equal(all.Rows, rows);
        Assert.Equal(all.Rows.OrderByDescending(row => row.Breached).Select(row => row.Breached), all.Rows.Select(row => row.Breached));
        Assert.Equal((all.Rows.Count, all.Rows.Count(row => row.Breached)), (all.Count, all.Breached));
        Assert.Equal(all.Rows, (await world.Send(world.Petra, new OpenEscalations.Query(path, 100, "not-a-key"))).Rows);
    }

    private Task<Unit> Read(string who, int number) => Sent(async () => await world.Send(who, new ReadBackEscalation.Command { Number = number, Version = await Version(number), Understood = "Understood" }));

    private Task<Unit> Decide(string who, int number, DecideEscalation.Decision decision, string? acceptable = null, string? tier = null, int? other = null) =>
        Sent(async () => await world.Send(who, new DecideEscalation.Command { Number = number, Version = await Version(number), Decision = decision, Acceptable = acceptable, Why = decision is DecideEscalation.Decision.PassUp ? "Not mine to give" : null, Tier = tier, Other = other }));

    private static Task<Unit> Sent(Func<Task<Unit>> send) => send();

    private async Task<uint> Version(int number) => (await world.Escalation(number)).Version;

    private Task<string> Code(Guid node) => world.Ask(db => db.Nodes.Where(known => known.Id == node).Select(known => known.Code).SingleAsync());
}
