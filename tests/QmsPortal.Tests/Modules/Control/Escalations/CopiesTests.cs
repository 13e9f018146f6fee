using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Benchmarks.Kill;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>
/// Three processes of the real site on one database, by the real clock; what they find was raised by a clock that was behind. Whichever of
/// them is stepping up is ended by kill -9 in the middle. Twenty rounds of the same within one process are in <see cref="StepUpTests"/>.
/// </summary>
public class CopiesTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task An_unanswered_escalation_steps_up_exactly_once_though_one_of_three_copies_is_killed_while_it_does_so()
    {
        world.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddMinutes(-16));
        var escalation = await world.Escalated(EscalationPriority.P1);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var copies = Enumerable.Range(1, 3).ToDictionary(number => $"copy {number}", Copy);
        try
        {
            await using var holds = new NpgsqlConnection(world.ConnectionString);
            await holds.OpenAsync(limit.Token);
            await using (var transaction = await holds.BeginTransactionAsync(limit.Token))
            {
                await using var hold = new NpgsqlCommand("select from escalations where id = $1 for update", holds, transaction) { Parameters = { new() { Value = escalation.Id } } };
                await hold.ExecuteNonQueryAsync(limit.Token);
                foreach (var copy in copies.Values)
                    copy.Start();
                foreach (var copy in copies.Values)
                    await Ready(copy, limit.Token);

                var victim = await InTheMiddle(limit.Token);
                await copies[victim].Kill();
                await transaction.RollbackAsync(limit.Token);
            }

            while ((await world.Escalation(escalation.Number)).Steps.Count < 2)
                await Task.Delay(50, limit.Token);
            // Two more rounds of the copies that are left.
            await Task.Delay(TimeSpan.FromSeconds(11), limit.Token);
        }
        finally
        {
            foreach (var copy in copies.Values)
                await copy.DisposeAsync();
        }

        var up = await world.Escalation(escalation.Number);
        Assert.Equal((2, EscalationMove.SteppedUp, escalation.ReadBackBy), (up.Steps.Count, up.Steps[^1].Move, up.Steps[^1].Due));
        Assert.Equal((escalation.ReadBackBy, world.Medicine), (up.BreachedAt, await world.Ask(db => db.Nodes.Where(node => node.Id == up.TierId).Select(node => node.Code).SingleAsync())));
        Assert.Equal(1, await world.Number("select count(*) from issue_steps where issue_id = $1 and words like 'Past its time%'", up.IssueId));
        Assert.Equal(1, await world.Number("select count(*) from audit_entries where command = 'StepUpEscalation' and record_id = $1", escalation.Id));
    }

    private SiteUnderTest Copy(int number) =>
        new(new NpgsqlConnectionStringBuilder(world.SiteConnectionString) { ApplicationName = $"copy {number}" }.ConnectionString, Convert.ToBase64String(QmsServer.AuditKeyBytes));

    private static async Task Ready(SiteUnderTest copy, CancellationToken limit)
    {
        using var http = new HttpClient { BaseAddress = copy.Address, Timeout = TimeSpan.FromSeconds(20) };
        await copy.BeReady(http, limit);
    }

    /// <summary>The name of the copy that waits for the row it is about to step up.</summary>
    private async Task<string> InTheMiddle(CancellationToken limit)
    {
        await using var looks = NpgsqlDataSource.Create(world.ConnectionString);
        while (true)
        {
            await using var look = looks.CreateCommand("select application_name from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name like 'copy %' and query ilike '%escalation%'");
            if (await look.ExecuteScalarAsync(limit) is string name)
                return name;
            await Task.Delay(20, limit);
        }
    }
}
