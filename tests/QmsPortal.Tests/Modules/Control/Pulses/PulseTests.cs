using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Operations;
using QmsPortal.Modules.Control.Pulses;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Pulses;

/// <summary>Domain §2.24: pulse questions, anonymous, with a smallest group.</summary>
public class PulseTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Toy_test_a_nurse_answers_what_the_matron_asks_and_nobody_sees_how_many_have_until_it_is_over()
    {
        var amara = await world.As(world.Amara);
        var page = (await (await (await amara.Get("/at/ward-7")).Follow("Pulse")).Follow("Did you have the people you needed on your last shift?")).Is(200);
        Assert.Equal("1 short question", page.Heading);
        Assert.Equal("Choose from 1 to 5", (await page.Submit("Send answers")).Is(400).ErrorsBeside("Did you have the people you needed on your last shift?"));

        var sent = (await page.Submit("Send answers", ("Did you have the people you needed on your last shift?", "2"))).Is(200);

        Assert.Equal("Thank you. Nothing says that it was you", sent.Banner);
        Assert.StartsWith("You have answered. What everybody said together stands here after", sent.Document.QuerySelector(".qms-sentence")!.TextContent, StringComparison.Ordinal);
        Assert.False(sent.HasButton("Send answers"));
        Assert.Contains("Until then nobody sees how many have answered, nor what.", (await (await world.As(world.Leila)).Get(sent.Address)).Is(200).Text, StringComparison.Ordinal);
    }

    /// <summary>As the seeds tell it: seven people, whose scores to the first question are 5 4 3 4 4 5 5, 30 in all.</summary>
    [Fact]
    public async Task Enough_answers_are_shown_to_the_place_that_gave_them()
    {
        var page = (await (await (await world.As(world.Joy)).Get("/at/riverside-hospitals/pulse")).Follow("Can you say so when something is not safe? and 1 more")).Is(200);

        Assert.Contains("7 people answered", page.Text, StringComparison.Ordinal);
        Assert.Contains("Can you say so when something is not safe? | 0 | 0 | 1 | 3 | 3 | 4.3", page.Rows("How many people gave each answer, from 1 not at all to 5 completely"));
        Assert.Contains("Do you hear back what came of it? | 0 | 3 | 2 | 2 | 0 | 2.9", page.Rows("How many people gave each answer, from 1 not at all to 5 completely"));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task Four_are_too_few_and_forgotten_and_five_are_enough(int people, bool shown)
    {
        var (number, ward) = await world.PulseAsked();
        for (var i = 0; i < people; i++)
            await world.Send(await world.WorkerAt(ward), new AnswerPulse.Command { Number = number, FirstScore = 4, SecondScore = 1 });
        var open = (await (await world.As(world.Samuel)).Get($"/pulse/{number}")).Is(200);
        Assert.DoesNotContain("people answered", open.Text, StringComparison.Ordinal);
        Assert.Empty((await world.Send(world.Samuel, new ShowPulse.Query(number))).Results);

        await End(number);

        var view = await world.Send(world.Samuel, new ShowPulse.Query(number));
        var page = (await (await world.As(world.Samuel)).Get($"/pulse/{number}")).Is(200);
        Assert.Equal(shown ? 2 : 0, view.Results.Count);
        Assert.Equal(shown ? people : 0, (await Tally(number)).Answers);
        Assert.Contains(shown ? "5 people answered" : "Fewer than 5 people answered, so nothing is shown", page.Text, StringComparison.Ordinal);
        if (shown)
            Assert.Equal(new[] { 0, 0, 0, 5, 0 }, view.Results[0].Counts);
    }

    /// <summary>Two who say opposite things leave the same traces but for who they are: there is nothing from which a score could be read.</summary>
    [Fact]
    public async Task Nothing_that_is_kept_joins_a_person_to_what_they_said()
    {
        var (number, ward) = await world.PulseAsked();
        var (one, other) = (await world.WorkerAt(ward), await world.WorkerAt(ward));

        await world.Send(one, new AnswerPulse.Command { Number = number, FirstScore = 1, SecondScore = 1 }, Guid.CreateVersion7());
        await world.Send(other, new AnswerPulse.Command { Number = number, FirstScore = 5, SecondScore = 5 }, Guid.CreateVersion7());

        var (first, second) = (await Traces(one), await Traces(other));
        Assert.Equal(["operations"], first.Tables);
        Assert.Equal(first.Tables, second.Tables);
        Assert.Equal(first.Hash, second.Hash);
        var pulse = (await world.Pulse(number)).Id;
        Assert.Equal(0, await world.Ask(db => db.Set<AuditEntry>().CountAsync(entry => entry.Command == "AnswerPulse")));
        Assert.Equal(2, await world.Ask(db => db.Set<PulseMark>().CountAsync(mark => mark.PulseId == pulse)));
        var tally = await Tally(number);
        Assert.Equal([1, 0, 0, 0, 1, 1, 0, 0, 0, 1], tally.Counts);
    }

    [Fact]
    public async Task Each_answers_once_whoever_asks_does_not_and_nobody_from_elsewhere()
    {
        var (number, ward) = await world.PulseAsked();
        var worker = await world.WorkerAt(ward);
        await world.Send(worker, new AnswerPulse.Command { Number = number, FirstScore = 3, SecondScore = 3 });

        Assert.Equal("You have answered these questions. Thank you.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(worker, new AnswerPulse.Command { Number = number, FirstScore = 5, SecondScore = 5 }))).Message);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, new AnswerPulse.Command { Number = number, FirstScore = 5, SecondScore = 5 }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Samuel, new AnswerPulse.Command { Number = number, FirstScore = 5, SecondScore = 5 }));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(async () => await world.Send(await world.WorkerAt(ward), new AnswerPulse.Command { Number = number, FirstScore = 5 }));
        (await (await world.As(world.Amara)).Get($"/pulse/{number}")).Is(404);
        Assert.Equal(1, (await Tally(number)).Answers);
        await End(number);
        Assert.StartsWith("These questions are closed.", (await Assert.ThrowsAsync<DomainException>(async () => await world.Send(await world.WorkerAt(ward), new AnswerPulse.Command { Number = number, FirstScore = 5, SecondScore = 5 }))).Message, StringComparison.Ordinal);
    }

    /// <summary>Two who answer at the same moment: one may have to send again, and both are counted.</summary>
    [Fact]
    public async Task Five_at_once_are_five()
    {
        var (number, ward) = await world.PulseAsked();
        var workers = new List<string>();
        for (var i = 0; i < 5; i++)
            workers.Add(await world.WorkerAt(ward));

        await Task.WhenAll(workers.Select(async worker =>
        {
            while (await Record.ExceptionAsync(() => world.Send(worker, new AnswerPulse.Command { Number = number, FirstScore = 2, SecondScore = 4 })) is { } thrown)
                Assert.IsType<DbUpdateConcurrencyException>(thrown);
        }));

        Assert.Equal((5, 5), ((await Tally(number)).Of(0)[1], (await Tally(number)).Of(1)[3]));
    }

    /// <summary>What a division says less what one of its wards says is what the others say.</summary>
    [Fact]
    public async Task Of_two_places_one_within_the_other_only_one_is_asked_at_a_time()
    {
        var page = await (await (await world.As(world.Joy)).Get("/at/ward-7/pulse/ask")).Submit("Ask", ("First question", "Were you thanked this week?"));

        Assert.StartsWith("Older people’s care is being asked until", page.Is(422).Summary[0].Replace('\'', '’'), StringComparison.Ordinal);
        Assert.Equal("Were you thanked this week?", page.Value("First question"));
        Assert.Equal("Enter a question", (await page.Submit("Ask", ("First question", ""))).Is(400).ErrorsBeside("First question"));
        Assert.Equal("Choose a last day after today and within 28 days.", (await Assert.ThrowsAsync<DomainException>(async () =>
            await world.Send(world.Samuel, new AskPulse.Command { Place = await world.AskedWard(), First = "Were you thanked?", Until = DateInput.From(world.Clock.Today().AddDays(29)) }))).Message);
    }

    private async Task End(int number)
    {
        var due = (await world.Pulse(number)).Ahead()[0];
        await world.SendAsTheSite(new EndPulse.Command { Pulse = due.Record, DueAt = due.At });
    }

    private async Task<PulseTally> Tally(int number)
    {
        var pulse = (await world.Pulse(number)).Id;
        return await world.Ask(db => db.Set<PulseTally>().AsNoTracking().SingleAsync(tally => tally.PulseId == pulse));
    }

    /// <summary>In which tables this person stands with anything they sent, and the sum of what they sent.</summary>
    private async Task<(IReadOnlyList<string> Tables, string Hash)> Traces(string email)
    {
        var person = await world.Person(email);
        await using var source = Npgsql.NpgsqlDataSource.Create(world.ConnectionString);
        var found = new List<string>();
        foreach (var table in new[] { "operations", "audit_entries", "pulse_marks", "pulse_tallies", "pulses", "outbox_messages", "kept_forms", "due_times" })
        {
            // That they were given an account is in the history, by whoever gave it.
            var theirs = table == "audit_entries" ? $"t.person_id = '{person}'" : $"t::text like '%{person}%' or t::text like '%{person:N}%'";
            await using var command = source.CreateCommand($"select count(*) from {table} t where {theirs}");
            if ((long)(await command.ExecuteScalarAsync())! > 0)
                found.Add(table);
        }

        return (found, await world.Ask(db => db.Set<Operation>().Where(operation => operation.PersonId == person).Select(operation => operation.ContentHash).SingleAsync()));
    }
}
