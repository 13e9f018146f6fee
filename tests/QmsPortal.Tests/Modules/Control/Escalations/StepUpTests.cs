using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>What comes of an escalation by itself, under a moved clock, and with copies of the site that die.</summary>
public class StepUpTests(CopiesWorld world, QmsServer server) : IClassFixture<CopiesWorld>
{
    /// <summary>Who leads above the ward now receives it, and the clock goes on.</summary>
    [Fact]
    public async Task An_escalation_of_a_ward_that_moved_is_with_the_next_above_it_now()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var ward = await own.NewWard();
        var (person, lead) = await own.Added();
        await own.Send(own.Rowan, new GiveRole.Command { Person = person, Place = ward, Role = Role.TeamLead, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        var issue = await own.Send(lead, new RaiseIssue.Command { Place = ward, Words = "No porter at ten", Kind = IssueKind.Staffing });
        var number = await own.Send(lead, EscalationExamples.Sbar(issue, await own.Ask(db => db.Issues.Where(one => one.Number == issue).Select(one => one.Version).SingleAsync())));
        var name = Fresh.Words("Surgery");
        var above = await own.Send(own.Rowan, new AddPlace.Command { Name = name, Kind = NodeKind.Directorate, Above = own.Medicine, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        var (matron, email) = await own.Added();
        await own.Send(own.Rowan, new GiveRole.Command { Person = matron, Place = above, Role = Role.ServiceLead, From = DateInput.From(new DateOnly(2026, 1, 1)) });

        await own.Send(own.Rowan, new MovePlace.Command { Place = ward, Version = await own.Ask(db => db.Set<OrgNode>().Where(node => node.Code == ward).Select(node => node.Version).SingleAsync()), Above = above, On = DateInput.From(own.Clock.Today()), Reason = "New divisions" });

        Assert.Equal(name, (await own.Send(lead, new ShowEscalation.Query(number))).Tier.Name);
        await own.Send(email, new ReadBackEscalation.Command { Number = number, Version = (await own.Escalation(number)).Version, Understood = "No porter at ten" });
        Assert.Equal(EscalationState.Acknowledged, (await own.Escalation(number)).State);
        own.Clock.Advance(TimeSpan.FromDays(9));
        await own.Services.GetRequiredService<Sweep>().SweepOnce(CancellationToken.None);
        Assert.NotNull((await own.Escalation(number)).BreachedAt);
    }

    [Fact]
    public async Task A_P1_that_nobody_reads_back_goes_up_by_itself_not_a_moment_before_its_time()
    {
        var escalation = await world.Escalated(EscalationPriority.P1);

        await To(escalation.RaisedAt.AddMinutes(15).AddSeconds(-1));
        Assert.Equal(EscalationState.Raised, (await world.Escalation(escalation.Number)).State);
        await To(escalation.RaisedAt.AddMinutes(15));
        await To(escalation.RaisedAt.AddMinutes(16));

        var up = await world.Escalation(escalation.Number);
        Assert.Equal((world.Medicine, EscalationState.PassedUp, escalation.RaisedAt.AddMinutes(15)), (await Tier(up), up.State, up.BreachedAt));
        Assert.Equal((EscalationMove.SteppedUp, escalation.RaisedAt.AddMinutes(15), null), (up.Steps[^1].Move, up.Steps[^1].At, up.Steps[^1].ById));
        var issue = await world.IssueOf(escalation);
        Assert.Equal(("Medicine", null), (issue.With, issue.Steps[^1].ById));
        Assert.StartsWith("Past its time at ", issue.Steps[^1].Words, StringComparison.Ordinal);
        var page = await (await world.As(world.Amara)).Get($"/escalations/{escalation.Number}");
        Assert.Contains("Past its time at", page.Text, StringComparison.Ordinal);
        Assert.Contains("Stepped up to Tier 3, Medicine by itself", page.Text, StringComparison.Ordinal);
        Assert.Contains("This mark stays.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_back_in_time_it_stays_until_the_answer_is_late_and_the_mark_stays_with_the_answer()
    {
        var escalation = await world.EscalationAccepted(EscalationPriority.P1);
        await To(escalation.RaisedAt.AddMinutes(59));
        Assert.Equal((world.OlderPeoplesCare, null), (await Tier(await world.Escalation(escalation.Number)), (await world.Escalation(escalation.Number)).BreachedAt));

        await To(escalation.RaisedAt.AddMinutes(60));
        var up = await world.Escalation(escalation.Number);
        Assert.Equal((world.Medicine, escalation.RaisedAt.AddMinutes(60)), (await Tier(up), up.BreachedAt));
        await world.Send(world.Marcus, new ReadBackEscalation.Command { Number = up.Number, Version = up.Version, Understood = "Late" });
        await world.Send(world.Marcus, new DecideEscalation.Command { Number = up.Number, Version = (await world.Escalation(up.Number)).Version, Decision = DecideEscalation.Decision.Accept });
        await world.Send(world.Marcus, new AnswerEscalation.Command { Number = up.Number, Version = (await world.Escalation(up.Number)).Version, Answer = "Done" });
        await To(escalation.RaisedAt.AddDays(8));

        var over = await world.Escalation(escalation.Number);
        Assert.Equal((EscalationState.Answered, escalation.RaisedAt.AddMinutes(60)), (over.State, over.BreachedAt));
        Assert.Single(over.Steps, step => step.Move is EscalationMove.SteppedUp);
    }

    [Fact]
    public async Task After_ten_hours_of_downtime_every_tier_has_had_its_turn_at_its_time_and_the_top_is_told_once_of_each()
    {
        var escalation = await world.Escalated();

        world.Clock.Advance(TimeSpan.FromHours(10));
        await world.Sweep();
        await world.Sweep();

        var up = await world.Escalation(escalation.Number);
        Assert.Equal(
            [(EscalationMove.SteppedUp, 60.0), (EscalationMove.SteppedUp, 120), (EscalationMove.TopTold, 180), (EscalationMove.TopTold, 360)],
            up.Steps.Skip(1).Select(step => (step.Move, (step.At - escalation.RaisedAt).TotalMinutes)));
        Assert.Equal((world.Riverside, escalation.RaisedAt.AddHours(1)), (await Tier(up), up.BreachedAt));
        Assert.Equal(0, await world.Number("select count(*) from due_times where record_id = $1 and done_at is null and cancelled_at is null", escalation.Id));
    }

    [Fact]
    public async Task A_time_sent_again_too_early_or_after_somebody_acted_changes_nothing()
    {
        var escalation = await world.Escalated(EscalationPriority.P1);
        var late = new StepUpEscalation.Command { Escalation = escalation.Id, Passed = StepUpEscalation.Passed.ReadBack, DueAt = escalation.ReadBackBy };
        await world.SendAsTheSite(late);
        Assert.Single((await world.Escalation(escalation.Number)).Steps);

        await world.Send(world.Leila, new ReadBackEscalation.Command { Number = escalation.Number, Version = escalation.Version, Understood = "In time" });
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.SendAsTheSite(late);
        Assert.Equal((EscalationState.Acknowledged, null), ((await world.Escalation(escalation.Number)).State, (await world.Escalation(escalation.Number)).BreachedAt));

        world.Clock.Advance(TimeSpan.FromMinutes(41));
        var answer = new StepUpEscalation.Command { Escalation = escalation.Id, Passed = StepUpEscalation.Passed.Answer, DueAt = escalation.AnswerBy };
        for (var i = 0; i < 3; i++)
            await world.SendAsTheSite(answer);
        Assert.Single((await world.Escalation(escalation.Number)).Steps, step => step.Move is EscalationMove.SteppedUp && step.Due == escalation.AnswerBy);
    }

    [Fact]
    public async Task A_week_after_it_worked_it_is_closed_by_itself()
    {
        var escalation = await world.EscalationAnswered();
        var issue = await world.IssueOf(escalation);
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue.Number, Version = issue.Version, Worked = true });

        await To(world.Clock.GetUtcNow().AddDays(7));

        Assert.Equal(EscalationState.Closed, (await world.Escalation(escalation.Number)).State);
    }

    /// <summary>
    /// Three copies sweep at once. One of them, whichever comes first, is stopped for good after it has written the step and before it
    /// commits, and its connection is cut: that is what a killed process leaves. The others do it, once.
    /// </summary>
    [Fact]
    public async Task An_unanswered_escalation_steps_up_exactly_once_with_three_copies_and_one_killed_in_twenty_rounds()
    {
        for (var round = 0; round < 20; round++)
        {
            var escalation = await world.Escalated(EscalationPriority.P1);
            var victim = world.KillTheNextThatStepsUp(escalation.Id);
            world.Clock.Advance(TimeSpan.FromMinutes(15));

            var copies = Enumerable.Range(0, 3).Select(_ => Task.Run(world.Sweep)).ToList();
            var connection = await victim.Reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Single((await world.Escalation(escalation.Number)).Steps);
            await world.Number("select case when pg_terminate_backend($1) then 1 else 0 end", connection);
            while (copies.Count(copy => copy.IsCompleted) < 2)
                await Task.WhenAny(copies.Where(copy => !copy.IsCompleted));
            for (var second = 0; second < 50 && await world.Number("select count(*) from pg_stat_activity where pid = $1", connection) > 0; second++)
                await Task.Delay(20, CancellationToken.None);
            await Task.WhenAll(Task.Run(world.Sweep), Task.Run(world.Sweep));

            var up = await world.Escalation(escalation.Number);
            Assert.Equal((2, world.Medicine, escalation.ReadBackBy), (up.Steps.Count, await Tier(up), up.BreachedAt));
            Assert.Equal((EscalationMove.SteppedUp, escalation.ReadBackBy), (up.Steps[^1].Move, up.Steps[^1].Due));
            Assert.Equal(1, await world.Number("select count(*) from due_times where record_id = $1 and done_at is not null", escalation.Id));
            Assert.Equal(1, await world.Number("select count(*) from issue_steps where issue_id = $1 and words like 'Past its time%'", up.IssueId));
            Assert.Equal(1, await world.Number("select count(*) from audit_entries where command = 'StepUpEscalation' and record_id = $1", escalation.Id));
            victim.Buried.SetResult();
        }
    }

    private async Task To(DateTimeOffset instant)
    {
        if (instant > world.Clock.GetUtcNow())
            world.Clock.SetUtcNow(instant);
        await world.Sweep();
    }

    private Task<string> Tier(Escalation escalation) => world.Ask(db => db.Nodes.Where(node => node.Id == escalation.TierId).Select(node => node.Code).SingleAsync());
}

/// <summary>A world in which a copy of the site can be killed in the middle of stepping up.</summary>
public sealed class CopiesWorld(QmsServer server) : TrustWorld(server)
{
    private Victim? armed;

    internal Task<int> Sweep() => new Sweep(Services.GetRequiredService<IServiceScopeFactory>(), Services.GetServices<IDueThing>(), Clock, Services.GetRequiredService<ILogger<Sweep>>()).SweepOnce(CancellationToken.None);

    internal Victim KillTheNextThatStepsUp(Guid escalation) => armed = new Victim(escalation);

    protected override void Fit(IServiceCollection services) => services.AddSingleton<IDbCommandInterceptor>(new Killer(this));

    internal sealed record Victim(Guid Escalation)
    {
        public TaskCompletionSource<int> Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>A process that was killed is no more; here its connection has to be given back once the round is over.</summary>
        public TaskCompletionSource Buried { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Killer(CopiesWorld world) : DbCommandInterceptor
    {
        public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (!command.CommandText.Contains("INSERT INTO escalation_steps", StringComparison.OrdinalIgnoreCase) || world.armed is not { } victim
                || !command.Parameters.Cast<DbParameter>().Any(parameter => Equals(parameter.Value, victim.Escalation)) || Interlocked.CompareExchange(ref world.armed, null, victim) != victim)
                return result;
            victim.Reached.SetResult(((NpgsqlConnection)command.Connection!).ProcessID);
            await victim.Buried.Task.WaitAsync(TimeSpan.FromMinutes(2), CancellationToken.None);
            throw new InvalidOperationException("This copy was killed.");
        }
    }
}
