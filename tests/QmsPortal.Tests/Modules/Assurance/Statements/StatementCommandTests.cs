using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Contracts.Assurance;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Statements;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.Control.Signals;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Statements;

/// <summary>From a draft to what the board reads, and what weakens it: through the real pipeline and PostgreSQL.</summary>
public class StatementCommandTests(MailWorld world) : IClassFixture<MailWorld>
{
    [Fact]
    public async Task Each_step_is_for_whoever_may_and_no_other()
    {
        var statement = await world.Brought();

        foreach (var person in new[] { world.Tomasz, world.Ruth, world.Helen, world.Joy })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, new AgreeStatement.Command { Number = statement.Number, Version = statement.Version }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, new ShowStatement.Query(statement.Number)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, world.Wording()));
        await world.Send(world.Petra, new AgreeStatement.Command { Number = statement.Number, Version = statement.Version });

        Assert.Equal([StatementState.Complete, StatementState.Challenged, StatementState.Committee, StatementState.Agreed], (await world.Statement(statement.Number)).Steps.OrderBy(step => step.Position).Select(step => step.State));
    }

    [Fact]
    public async Task An_executive_does_not_challenge_what_they_wrote()
    {
        var number = await world.Send(world.Ruth, world.Wording());
        await world.Send(world.Ruth, new RestStatement.Command { Number = number, Version = (await world.Statement(number)).Version, Evidence = (await world.Accepted()).Number });
        await world.Send(world.Ruth, new CompleteStatement.Command { Number = number, Version = (await world.Statement(number)).Version });

        await Assert.ThrowsAsync<DomainException>(async () => await world.Send(world.Ruth, new ChallengeStatement.Command { Number = number, Version = (await world.Statement(number)).Version, Words = "Mine" }));
        await world.Send(world.Samuel, new ChallengeStatement.Command { Number = number, Version = (await world.Statement(number)).Version, Words = "Looked" });
    }

    [Theory]
    [InlineData(-30, 366, "Choose a last day within a year from today: nobody knows further ahead")]
    [InlineData(-1200, 0, "Choose days at most 3 years apart: a longer time is for several statements")]
    public async Task It_speaks_of_no_longer_time_than_can_be_known(int from, int to, string fault)
    {
        var today = world.Clock.Today();
        var words = world.Wording() with { From = DateInput.From(today.AddDays(from)), To = DateInput.From(today.AddDays(to)) };

        var refusal = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => world.Send(world.Tomasz, words));

        Assert.Equal([("To", fault)], refusal.Errors.Select(error => (error.PropertyName, error.ErrorMessage)));
    }

    [Fact]
    public async Task It_rests_on_evidence_of_its_place_once()
    {
        var (draft, item) = (await world.Grounded(), await world.Accepted());
        var elsewhere = await world.Send(world.Tomasz, world.Wording() with { Place = world.Ward9 });

        await Assert.ThrowsAsync<NotFoundException>(async () => await world.Send(world.Tomasz, new RestStatement.Command { Number = elsewhere, Version = (await world.Statement(elsewhere)).Version, Evidence = item.Number }));
        await world.Send(world.Tomasz, new RestStatement.Command { Number = draft.Number, Version = draft.Version, Evidence = item.Number });
        Assert.Equal("The statement rests on this evidence already.",
            (await Assert.ThrowsAsync<DomainException>(async () => await world.Send(world.Tomasz, new RestStatement.Command { Number = draft.Number, Version = (await world.Statement(draft.Number)).Version, Evidence = item.Number }))).Message);
    }

    [Fact]
    public async Task It_needs_renewal_by_itself_when_its_evidence_expires_and_its_author_is_told_once()
    {
        var item = await world.Accepted(days: 50);
        var statement = await world.AgreedStatement(item.Number);
        var over = item.ValidUntil.AddDays(1).StartInLondon();

        await world.To(over.AddSeconds(-1));
        Assert.Equal(StatementState.Agreed, (await world.Statement(statement.Number)).State);
        await world.To(over.AddHours(3));
        await world.To(over.AddDays(2));

        var weak = await world.Statement(statement.Number);
        var step = weak.Steps.MaxBy(step => step.Position)!;
        Assert.Equal((StatementState.NeedsRenewal, $"Evidence {item.Number}, {item.Title}, has expired."), (weak.State, weak.WeakenedBecause));
        Assert.Equal((5, null, over), (step.Position, step.ById, step.At));
        Assert.Equal(await world.IdOf(world.Tomasz), (await world.Stored($"statement-weakened:{step.Id}")).PersonId);
    }

    [Fact]
    public async Task It_needs_renewal_at_once_when_its_evidence_is_withdrawn_by_somebody_who_may_not_read_statements()
    {
        var item = await world.Accepted();
        var statement = await world.AgreedStatement(item.Number);

        await world.Send(world.Amara, new WithdrawEvidence.Command { Number = item.Number, Version = item.Version, Reason = "The wrong chart" });

        Assert.Equal((StatementState.NeedsRenewal, $"Evidence {item.Number}, {item.Title}, was withdrawn."), ((await world.Statement(statement.Number)).State, (await world.Statement(statement.Number)).WeakenedBecause));
    }

    [Fact]
    public async Task A_live_signal_of_concern_contradicts_what_rests_on_its_chart()
    {
        var (statement, signal) = (await world.AgreedStatement(), await AnyNode());
        var series = await world.Series(world.Ward7, "hand-hygiene");

        await Hear(new SignalRaised(signal, 77, (await world.Series(world.Ward9, "hand-hygiene")).Id, series.NodeId, true, "of another chart", world.Clock.GetUtcNow()));
        await Hear(new SignalRaised(signal, 77, series.Id, series.NodeId, false, "an improvement", world.Clock.GetUtcNow()));
        Assert.Equal(StatementState.Agreed, (await world.Statement(statement.Number)).State);
        await Hear(new SignalRaised(signal, 77, series.Id, series.NodeId, true, "Hand hygiene: 6 months below the mean", world.Clock.GetUtcNow()));
        await Hear(new SignalRaised(signal, 77, series.Id, series.NodeId, true, "Hand hygiene: 7 months below the mean", world.Clock.GetUtcNow()));

        var weak = await world.Statement(statement.Number);
        Assert.Equal((StatementState.Contradicted, "Signal 77 says otherwise: Hand hygiene: 6 months below the mean", 5), (weak.State, weak.WeakenedBecause, weak.Steps.Count));
        Assert.Equal(await world.IdOf(world.Tomasz), (await world.Stored($"statement-weakened:{weak.Steps.MaxBy(step => step.Position)!.Id}")).PersonId);

        await Hear(new SignalSettled(signal, 77, series.Id, series.NodeId, "Fault in the data", world.Clock.GetUtcNow()));
        var again = await world.Ask(db => db.Set<Statement>().AsNoTracking().SingleAsync(s => s.Id == weak.Id));
        Assert.Equal((StatementState.Agreed, null), (again.State, again.WeakenedBecause));
    }

    [Fact]
    public async Task Agreed_while_its_chart_signals_concern_it_is_contradicted_at_once()
    {
        var measure = await world.SteadyMeasure(world.Ward7, [70]);
        var signal = (await world.SignalsOf(measure)).Single();
        Assert.Equal(SignalMeaning.Concern, signal.Meaning);
        var calm = await world.SteadyMeasure(world.Ward7);

        var on = await world.AgreedStatement((await world.Accepted(measure: measure)).Number);
        var beside = await world.AgreedStatement((await world.Accepted(measure: calm)).Number);

        Assert.Equal((StatementState.Contradicted, $"Signal {signal.Number} says otherwise: {signal.Words}"), (on.State, on.WeakenedBecause));
        Assert.Equal((StatementState.Agreed, null), (beside.State, beside.WeakenedBecause));
    }

    [Fact]
    public async Task Renewed_and_agreed_the_new_one_takes_the_place_of_the_old()
    {
        var item = await world.Accepted();
        var old = await world.AgreedStatement(item.Number);
        await world.Send(world.Joy, new WithdrawEvidence.Command { Number = item.Number, Version = item.Version, Reason = "The wrong chart" });
        old = await world.Statement(old.Number);

        var number = await world.Send(world.Tomasz, new RenewStatement.Command { Number = old.Number, Version = old.Version });
        Assert.Equal($"Statement {number} renews this one already. Go on with that.",
            (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Tomasz, new RenewStatement.Command { Number = old.Number, Version = old.Version }))).Message);
        Assert.Equal(StatementState.NeedsRenewal, (await world.Statement(old.Number)).State);
        await world.Send(world.Tomasz, new RestStatement.Command { Number = number, Version = (await world.Statement(number)).Version, Evidence = (await world.Accepted()).Number });
        await world.Send(world.Tomasz, new CompleteStatement.Command { Number = number, Version = (await world.Statement(number)).Version });
        await world.Send(world.Ruth, new ChallengeStatement.Command { Number = number, Version = (await world.Statement(number)).Version, Words = "Looked" });
        await world.Send(world.Helen, new RecordCommittee.Command { Number = number, Version = (await world.Statement(number)).Version, Committee = "Quality committee", On = DateInput.From(world.Clock.Today()) });
        await world.Send(world.Petra, new AgreeStatement.Command { Number = number, Version = (await world.Statement(number)).Version });

        var (before, after) = (await world.Statement(old.Number), await world.Statement(number));
        Assert.Equal((StatementState.Superseded, StatementState.Agreed, before.Id, before.Claim), (before.State, after.State, after.RenewsId, after.Claim));
        Assert.Equal(1, await world.Number("select count(*) from thread_links where to_id = $1 and relation = 'Evidences'", after.Id));
    }

    [Fact]
    public async Task The_board_reads_what_is_contradicted_first_then_what_needs_renewal_then_the_oldest_in_one_query()
    {
        var path = await world.PathOf(world.Riverside);
        var (first, second) = (await world.AgreedStatement(), await world.Accepted());
        var weak = await world.AgreedStatement(second.Number);
        await world.Send(world.Joy, new WithdrawEvidence.Command { Number = second.Number, Version = second.Version, Reason = "The wrong chart" });

        var rows = await world.Send(world.Petra, new StatementsAt.Query(path, 100));

        Assert.Equal(rows.OrderBy(row => row.IsContradicted ? 0 : row.State == "Needs renewal" ? 1 : 2).Select(row => row.Number), rows.Select(row => row.Number));
        Assert.True(Place(weak.Number) < Place(first.Number));
        Assert.Equal(world.Clock.Today(), rows.Single(row => row.Number == weak.Number).WeakSince);
        Assert.Null(rows.Single(row => row.Number == first.Number).WeakSince);
        Assert.Contains("was withdrawn", rows.Single(row => row.Number == weak.Number).WhyWeakened, StringComparison.Ordinal);
        Assert.DoesNotContain(rows, row => row.State is "Draft" or "Rejected" or "Superseded");
        Assert.Contains(await world.Send(world.Petra, new StatementsAt.Query(path, 100, AlsoUnderWay: true)), row => row.State == "Draft");

        int Place(int number) => rows.Select(row => row.Number).ToList().IndexOf(number);
    }

    [Fact]
    public async Task The_statements_of_the_seeds_stand_as_their_story_says()
    {
        var rows = await world.Send(world.Petra, new StatementsAt.Query(await world.PathOf(world.Ward7), 100, AlsoUnderWay: true));

        Assert.Equal(("Contradicted", 0), (rows[0].State, rows.ToList().FindIndex(row => row.Claim == "Nights on Ward 7 are safe")));
        Assert.Equal("Needs renewal", rows.Single(row => row.Claim == "Hands are clean on Ward 7").State);
    }

    /// <summary>In a save of its own, as within the command that raises it.</summary>
    private async Task Hear<T>(T what) where T : IDomainEvent
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeTheSite();
        foreach (var hearing in scope.ServiceProvider.GetServices<MediatR.INotificationHandler<T>>())
            await hearing.Handle(what, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<QmsDb>().SaveChangesAsync();
    }

    private Task<Guid> AnyNode() => world.Ask(db => db.Set<ThreadNode>().Select(node => node.Id).FirstAsync());
}
