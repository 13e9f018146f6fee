using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using QmsPortal.Data.Auditing;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Audit;

/// <summary>Every change leaves its row in the same save, and no row ever changes.</summary>
public class AuditTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_change_says_who_did_what_when_in_which_role_and_what_was_before()
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "The lift stops at the second floor", Kind = IssueKind.Environment });
        var issue = await world.Ask(db => db.Issues.SingleAsync(known => known.Number == number));
        var operation = Guid.CreateVersion7();

        await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = issue.Version, Answer = "The engineer came" }, operation);

        var entries = await Entries(issue.Id);
        Assert.Equal(["RaiseIssue", "SolveIssue"], entries.Select(entry => entry.Command));
        Assert.Equal(("Amara Nwosu", "Team member", "Issue", null), (entries[0].Payload.Who, entries[0].RoleUsed, entries[0].Record, entries[0].Payload.Before));
        Assert.Equal(("Joy Okoro", "Team lead", world.Clock.GetUtcNow(), operation), (entries[1].Payload.Who, entries[1].RoleUsed, entries[1].At, entries[1].OperationId));
        Assert.Contains("\"State\":\"Open\"", entries[1].Payload.Before, StringComparison.Ordinal);
        Assert.Contains("\"State\":\"Solved\"", entries[1].Payload.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_leaves_nothing()
    {
        var before = await world.Ask(db => db.Set<AuditEntry>().CountAsync());

        await Assert.ThrowsAnyAsync<Exception>(() => world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "", Kind = IssueKind.Safety }));
        await Assert.ThrowsAnyAsync<Exception>(() => world.Send(world.Moira, new RaiseIssue.Command { Place = world.Ward7, Words = "Heard on the ward", Kind = IssueKind.Safety }));

        Assert.Equal(before, await world.Ask(db => db.Set<AuditEntry>().CountAsync()));
    }

    [Fact]
    public async Task The_row_and_the_change_are_one_save()
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "The blind is torn", Kind = IssueKind.Environment });

        var same = await world.Ask(db => db.Database.SqlQuery<bool>($"""
            select i.xmin = a.xmin as "Value" from issues i join audit_entries a on a.record_id = i.id where i.number = {number}
            """).SingleAsync());

        Assert.True(same);
    }

    [Theory]
    [InlineData("update audit_entries set command = 'SomethingElse'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries cascade")]
    [InlineData("update audit_payloads set who = 'Somebody else'")]
    [InlineData("delete from audit_payloads")]
    [InlineData("truncate audit_payloads")]
    [InlineData("update audit_seals set at = now()")]
    [InlineData("delete from audit_seals")]
    [InlineData("truncate audit_seals")]
    public async Task The_database_refuses_to_change_what_happened(string statement)
    {
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        await using var command = source.CreateCommand(statement);
        await using (var scope = world.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AuditSealer>().Seal(CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Contains("never changed or deleted", refusal.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_a_row_cannot_be_chosen()
    {
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        await using var command = source.CreateCommand("insert into audit_entries (id, at, mark, command, record, record_id, payload_hash, mac) values (1, now(), gen_random_uuid(), 'x', 'x', gen_random_uuid(), '', '')");

        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task A_password_never_stands_in_the_history()
    {
        var person = await world.Send(world.Rowan, new AddPerson.Command { Name = "Nadia Rahman", Post = "Staff nurse", Email = "nadia.rahman@riverside.example", Password = "three-loud-herons" });

        var everything = await world.Ask(db => db.Set<AuditEntry>().Where(entry => entry.RecordId == person || entry.Command == "AddPerson").Select(entry => entry.Payload.After!).ToListAsync());

        Assert.NotEmpty(everything);
        Assert.DoesNotContain(everything, text => text.Contains("herons", StringComparison.Ordinal) || text.Contains("PasswordHash", StringComparison.Ordinal));
    }

    /// <summary>The seeds are the widest use of every command there is: each kind of record they made has a history.</summary>
    [Fact]
    public async Task Every_record_of_the_trust_has_a_row_from_its_beginning()
    {
        var kinds = typeof(Site).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Entity)) && !type.IsAbstract).ToList();

        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        foreach (var kind in kinds)
        {
            var table = await world.Ask(db => Task.FromResult(db.Model.FindEntityType(kind)!.GetTableName()!));
            await using var count = source.CreateCommand($"select count(*) from {table} t where not exists (select from audit_entries a join audit_payloads p on p.mark = a.mark where a.record_id = t.id and p.before is null)");
            var missing = await count.ExecuteScalarAsync();

            Assert.True(missing is 0L, $"{missing} rows of {table} have no beginning in the history");
        }
    }

    private Task<List<AuditEntry>> Entries(Guid record) => world.Ask(db => db.Set<AuditEntry>().Where(entry => entry.RecordId == record).OrderBy(entry => entry.Id).ToListAsync());
}
