using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Outbox;

/// <summary>That a place has news is told to whoever listens: once, after the save, and with keys alone.</summary>
public class LiveSenderTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task What_changed_at_a_place_is_heard_once_however_much_it_was()
    {
        await Send();
        await using var ear = await Ear.At(world.ConnectionString);

        for (var i = 0; i < 5; i++)
            await world.Send(world.Amara, Issue(world.Ward7, "Suction unit is flat"));
        var notices = await Send();

        Assert.Equal(1, notices);
        Assert.Equal([$"place:{await IdOf(world.Ward7)}"], await ear.Heard());
        Assert.Equal(0, await Send());
    }

    [Fact]
    public async Task Issues_and_values_of_several_places_are_one_notice()
    {
        await Send();
        await using var ear = await Ear.At(world.ConnectionString);
        var issue = await world.Send(world.Amara, Issue(world.Ward7, "Hoist is flat"));
        await Send();
        await ear.Heard();

        var version = await world.Ask(db => db.Set<Issue>().Where(known => known.Number == issue).Select(known => known.Version).SingleAsync());
        await world.Send(world.Joy, new SolveIssue.Command { Number = issue, Version = version, Answer = "Charged" });
        await world.Send(world.Bethan, new RecordValue.Command { Place = world.Ward9, Measure = "falls-with-harm", Period = DateInput.From(new DateOnly(2026, 5, 1)), MonthOnly = true, Numerator = 1, Denominator = 600 });
        await Send();

        var heard = Assert.Single(await ear.Heard());
        Assert.Equal(new[] { $"place:{await IdOf(world.Ward7)}", $"place:{await IdOf(world.Ward9)}" }.Order(), heard.Split(',').Order());
    }

    [Fact]
    public async Task A_notice_carries_keys_and_stays_below_what_the_database_carries()
    {
        await Send();
        await using var ear = await Ear.At(world.ConnectionString);
        await world.Ask(async db =>
        {
            db.AddRange(Enumerable.Range(0, 300).Select(_ => OutboxMessage.Live(Guid.NewGuid(), $"place:{Guid.NewGuid()}", world.Clock.GetUtcNow())));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(4, await Send());

        var heard = await ear.Heard();
        Assert.Equal(300, heard.SelectMany(payload => payload.Split(',')).Distinct().Count());
        Assert.All(heard, payload => Assert.True(payload.Length < 8000));
        Assert.All(heard.SelectMany(payload => payload.Split(',')), thing => Assert.True(Guid.TryParse(thing["place:".Length..], out _)));
    }

    [Fact]
    public async Task What_was_refused_is_no_news()
    {
        await Send();
        var before = await Rows();

        await Assert.ThrowsAnyAsync<Exception>(() => world.Send(world.Amara, Issue(world.Ward7, "")));
        await Assert.ThrowsAnyAsync<Exception>(() => world.Send(world.Joy, new SolveIssue.Command { Number = 1001, Version = 1, Answer = "Stale" }));

        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task The_news_and_the_change_are_one_save()
    {
        var issue = await world.Send(world.Amara, Issue(world.Ward7, "Lamp is out"));

        Assert.Equal(1, await world.Number("select count(*) from outbox_messages o join issues i on i.xmin = o.xmin where i.number = $1 and o.channel = 'Live'", issue));
    }

    private static RaiseIssue.Command Issue(string place, string words) => new() { Place = place, Words = words, Kind = IssueKind.Equipment };

    private Task<int> Send() => world.Services.GetRequiredService<LiveSender>().SendOnce(CancellationToken.None);

    private Task<long> Rows() => world.Number("select count(*) from outbox_messages");

    private Task<Guid> IdOf(string place) => world.Ask(db => db.Nodes.Where(node => node.Code == place).Select(node => node.Id).SingleAsync());

    /// <summary>A connection that listens, as a copy of the site does.</summary>
    private sealed class Ear : IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> payloads = [];
        private readonly NpgsqlConnection connection;

        private Ear(NpgsqlConnection connection) => this.connection = connection;

        public static async Task<Ear> At(string database)
        {
            var ear = new Ear(new NpgsqlConnection(database));
            await ear.connection.OpenAsync();
            ear.connection.Notification += (_, notice) => ear.payloads.Enqueue(notice.Payload);
            await using var listen = new NpgsqlCommand("listen qms_live", ear.connection);
            await listen.ExecuteNonQueryAsync();
            return ear;
        }

        /// <summary>All that was told before this question was asked, and since the last.</summary>
        public async Task<IReadOnlyList<string>> Heard()
        {
            await using var ask = new NpgsqlCommand("select 1", connection);
            await ask.ExecuteNonQueryAsync();
            var heard = payloads.ToList();
            payloads.Clear();
            return heard;
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
