using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.KeptForms;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.SpeakUp;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.SpeakUp;

/// <summary>What is said to the freedom to speak up guardian goes a way of its own that no line manager sees.</summary>
public class SpeakUpTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string What = "What concerns you?";
    private const string Way = "Does the guardian see your name?";
    private const string Named = "With my name";
    private const string Unnamed = "Without my name";

    [Fact]
    public async Task Said_with_a_name_it_is_heard_answered_and_closed_and_the_raiser_sees_all_of_it()
    {
        var (amara, grace) = (await world.As(world.Amara), await world.As(world.Grace));
        var said = (await (await (await amara.Get("/at/ward-7")).Follow("Speak up")).Submit("Send to the guardian", (What, "Breaks nobody had are written down"), (Way, Named))).Is(200);
        Assert.Equal("Sent to the guardian, and to nobody else", said.Banner);
        Assert.Contains("Nobody has opened it yet.", said.Text, StringComparison.Ordinal);

        var list = (await (await grace.Get("/speak-up")).Follow("What was said to me as guardian")).Is(200);
        var heard = (await list.Follow((await Newest(list)))).Is(200);
        Assert.Contains("by Amara Nwosu, staff nurse", heard.Text, StringComparison.Ordinal);
        Assert.False(heard.HasButton("Close it"));
        var wrong = (await heard.Submit("Send answer")).Is(400);
        Assert.Equal("Enter the answer", wrong.ErrorsBeside("What was done, or what comes next?"));
        var answered = (await wrong.Submit("Send answer", ("What was done, or what comes next?", "I ask for the door records"))).Is(200);
        var closed = (await answered.Submit("Close it", ("Why is there no more to do?", "They are corrected"))).Is(200);
        Assert.False(closed.HasButton("Send answer"));

        var own = (await (await amara.Get("/speak-up")).Follow($"Said on {world.Clock.Today().Words(world.Clock.Today())}")).Is(200);
        Assert.Contains("“I ask for the door records”", own.Text, StringComparison.Ordinal);
        Assert.Contains("“They are corrected”", own.Text, StringComparison.Ordinal);
        Assert.Contains("Who opened it Grace Abara, freedom to speak up guardian", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Concern 1", own.Text, StringComparison.Ordinal);
    }

    /// <summary>What became of it is on the page by day; a form that came too late would have told the minute.</summary>
    [Fact]
    public async Task An_answer_that_comes_too_late_tells_the_guardian_no_minute_and_loses_no_word()
    {
        var kofi = await world.As(world.Kofi);
        var sent = (await (await kofi.Get("/speak-up")).Submit("Send to the guardian", (What, Fresh.Words("Breaks are cut")), (Way, Unnamed))).Is(200);
        var code = sent.Document.QuerySelector("[aria-labelledby=code] strong")!.TextContent;
        var grace = await world.As(world.Grace);
        var first = await (await grace.Get("/speak-up/heard")).Follow(await Newest(await grace.Get("/speak-up/heard")));
        (await first.Submit("Send answer", ("What was done, or what comes next?", "I look into it"))).Is(200);
        var stale = await grace.Get(first.Address);
        await world.Send(world.Kofi, new SayMoreByCode.Command { Code = code, More = "It was so again last night" });

        var late = (await stale.Submit("Send answer", ("What was done, or what comes next?", "I look into it tomorrow"))).Is(409);

        Assert.DoesNotContain("07:52", late.Part("Changed while you were writing"), StringComparison.Ordinal);
        Assert.DoesNotContain("Not named", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Say more", late.Text, StringComparison.Ordinal);
        Assert.Contains("It was so again last night", late.Text, StringComparison.Ordinal);
        Assert.Contains("What has changed stands on this page", late.Text, StringComparison.Ordinal);
        Assert.Equal("I look into it tomorrow", late.Value("What was done, or what comes next?"));
        Assert.Equal("Answered. Whoever raised it reads it", (await late.Submit("Send answer")).Is(200).Banner);
    }

    [Fact]
    public async Task Said_without_a_name_its_answer_is_read_with_a_code_that_is_shown_once()
    {
        var (kofi, grace) = (await world.As(world.Kofi), await world.As(world.Grace));
        var sent = (await (await kofi.Get("/speak-up")).Submit("Send to the guardian", (What, "Near misses are not written up"), (Way, Unnamed))).Is(200);
        var code = sent.Document.QuerySelector("[aria-labelledby=code] strong")!.TextContent;
        Assert.Matches("^([B-Z]{4}-){3}[B-Z]{4}$", code);
        var again = await kofi.Get("/speak-up");
        Assert.DoesNotContain(code, again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Near misses", again.Text, StringComparison.Ordinal);

        var heard = await (await grace.Get("/speak-up/heard")).Follow(await Newest(await grace.Get("/speak-up/heard")));
        Assert.Contains(", without a name.", heard.Text, StringComparison.Ordinal);
        (await heard.Submit("Send answer", ("What was done, or what comes next?", "I raise it with the board"))).Is(200);

        // From any browser, in small letters, and without the strokes.
        var read = (await (await (await world.As(world.Dan)).Get("/speak-up")).Submit("Read the answer", ("Your code", code.ToLowerInvariant().Replace('-', ' ')))).Is(200);
        Assert.Contains("“I raise it with the board”", read.Text, StringComparison.Ordinal);
        Assert.Contains("Grace Abara, freedom to speak up guardian", read.Text, StringComparison.Ordinal);
        var wrong = (await read.Submit("Read the answer", ("Your code", "BBBB-CCCC-DDDD-FFFF"))).Is(400);
        Assert.Equal("No concern has this code. Check it against what you wrote down", wrong.ErrorsBeside("Your code"));
        Assert.Equal("Enter your code", (await wrong.Submit("Read the answer", ("Your code", ""))).Is(400).ErrorsBeside("Your code"));
    }

    [Fact]
    public async Task Whoever_raised_it_writes_again_and_it_waits_for_the_guardian_again_until_it_is_closed()
    {
        const string more = "What do you want to add?";
        var (amara, grace) = (await world.As(world.Amara), await world.As(world.Grace));
        var concern = await world.ConcernAnswered();
        var page = (await amara.Get($"/speak-up/{concern.Id}")).Is(200);
        Assert.Equal("Enter what you want to add", (await page.Submit("Send to the guardian")).Is(400).ErrorsBeside(more));

        (await page.Submit("Send to the guardian", (more, "It was so again last night"))).Is(200);
        (await page.Submit("Send to the guardian", (more, "It was so again last night"))).Is(200);

        var again = await world.Concern(concern.Id);
        Assert.Equal([ConcernState.Answered, ConcernState.Open], again.Steps.Select(step => step.State));
        Assert.Equal((ConcernState.Open, null, TimeOnly.MinValue), (again.State, again.Steps[1].ById, again.Steps[1].At.LondonTime()));
        var heard = (await grace.Get($"/speak-up/{concern.Id}")).Is(200);
        Assert.Contains("Whoever raised it wrote again", heard.Text, StringComparison.Ordinal);
        Assert.Contains("“It was so again last night”", heard.Text, StringComparison.Ordinal);
        Assert.False(heard.HasField(more));
        Assert.False(heard.HasButton("Close it"));

        await world.Send(world.Grace, new AnswerConcern.Command { Id = concern.Id, Version = again.Version, Answer = "I come tonight" });
        await world.Send(world.Grace, new CloseConcern.Command { Id = concern.Id, Version = (await world.Concern(concern.Id)).Version, Why = "I was there" });
        Assert.False((await amara.Get($"/speak-up/{concern.Id}")).HasField(more));
        Assert.StartsWith("This concern is closed.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, new SayMore.Command { Id = concern.Id, More = "And more" }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_holds_the_code_writes_again_without_a_name_and_nobody_else_does()
    {
        const string more = "What do you want to add?";
        var kofi = await world.As(world.Kofi);
        var code = await world.Send(world.Kofi, new RaiseUnnamedConcern.Command { Words = Fresh.Words("The rota is changed after the fact") });
        var found = (await (await kofi.Get("/speak-up")).Submit("Read the answer", ("Your code", code))).Is(200);
        var empty = (await found.Submit("Send it to the guardian")).Is(400);
        Assert.Equal("Enter what you want to add", empty.ErrorsBeside(more));

        var sent = (await empty.Submit("Send it to the guardian", (more, "On Sunday too"))).Is(200);

        Assert.Contains("You wrote again", sent.Text, StringComparison.Ordinal);
        Assert.Contains("“On Sunday too”", sent.Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.Number("select count(*) from concern_steps where words = 'On Sunday too' and by_id is not null"));
        Assert.Equal(0, await world.Number("select count(*) from audit_payloads kept where kept::text like '%On Sunday too%'"));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Kofi, new SayMoreByCode.Command { Code = "BBBB-BBBB-BBBB-BBBB", More = "Guessed" }));
        var named = await world.Said();
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Kofi, new SayMore.Command { Id = named.Id, More = "Not mine" }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Grace, new SayMore.Command { Id = named.Id, More = "Not mine" }));
    }

    [Fact]
    public async Task No_table_and_no_line_of_the_log_says_who_said_it_without_a_name()
    {
        var page = await (await world.As(world.Bethan)).Get("/speak-up");
        var who = await world.Person(world.Bethan);
        var before = await RowsThatName($"{who}", "Bethan");
        var lines = world.Log.Lines.Count;

        var sent = (await page.SubmitOnly("Send to the guardian", (What, "Only this once was it said"), (Way, Unnamed)));

        Assert.Equal(302, sent.Status);
        var concern = await world.Ask(db => db.Concerns.AsNoTracking().SingleAsync(one => one.Words == "Only this once was it said"));
        Assert.Equal(before, await RowsThatName($"{who}", "Bethan"));
        Assert.Null(concern.RaisedBy);
        Assert.Equal(4, concern.Id.Version); // its address tells no time: the other kind begins with the millisecond
        var entry = await world.Ask(db => db.Set<AuditEntry>().AsNoTracking().SingleAsync(row => row.RecordId == concern.Id));
        Assert.Equal((null, null, null, "Not named"), (entry.PersonId, entry.RoleUsed, entry.OperationId, entry.Payload.Who));
        Assert.DoesNotContain("once", entry.Payload.After!, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Log.Lines.Skip(lines), line => line.Contains($"{who}", StringComparison.OrdinalIgnoreCase) || line.Contains("Unnamed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Line_manager_administrator_and_executive_find_nothing_not_even_that_it_is_there()
    {
        var concern = await world.ConcernAnswered();
        foreach (var email in new[] { world.Joy, world.Leila, world.Marcus, world.Samuel, world.Petra, world.Rowan, world.Helen, world.Owen })
        {
            var visitor = await world.As(email);
            var (theirs, nobodys) = (await visitor.Get($"/speak-up/{concern.Id}"), await visitor.Get($"/speak-up/{Guid.NewGuid()}"));
            Assert.Equal((404, 404), (theirs.Status, nobodys.Status));
            Assert.Equal(nobodys.Text, theirs.Text);
            Assert.Equal(403, (await visitor.Get("/speak-up/heard")).Status);
            Assert.DoesNotContain("What was said to me as guardian", (await visitor.Get("/speak-up")).Is(200).Text, StringComparison.Ordinal);
            Assert.Empty(await world.Send(email, new MyConcerns.Query()));
            Assert.Empty(await world.Send(email, new ShowHistory.Query(concern.Id)));
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(email, new AnswerConcern.Command { Id = concern.Id, Version = concern.Version, Answer = "Seen" }));
        }

        Assert.Equal(0, await world.Ask(db => db.Set<QmsPortal.Kernel.GoldenThread.ThreadNode>().CountAsync(node => node.Id == concern.Id)));
    }

    [Fact]
    public async Task No_guardian_answers_what_they_raised_and_nothing_is_closed_without_an_answer()
    {
        var own = await world.Concern(await world.Send(world.Grace, new RaiseConcern.Command { Words = "The guardian has no time for it" }));
        Assert.Equal("You raised this concern, so another guardian has to answer it.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Grace, new AnswerConcern.Command { Id = own.Id, Version = own.Version, Answer = "I have" }))).Message);
        var open = await world.Said();
        Assert.StartsWith("Answer it first", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Grace, new CloseConcern.Command { Id = open.Id, Version = open.Version, Why = "No" }))).Message, StringComparison.Ordinal);
        var answered = await world.ConcernAnswered();
        await world.Send(world.Grace, new CloseConcern.Command { Id = answered.Id, Version = answered.Version, Why = "Done" });
        answered = await world.Concern(answered.Id);
        Assert.Equal("This concern is closed.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Grace, new AnswerConcern.Command { Id = answered.Id, Version = answered.Version, Answer = "More" }))).Message);
        Assert.Equal([ConcernState.Answered, ConcernState.Closed], answered.Steps.Select(step => step.State));
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_the_field_and_what_was_typed_stays()
    {
        var page = await (await world.As(world.Amara)).Get("/speak-up");

        var wrong = (await page.Submit("Send to the guardian", (What, "Something that I typed"))).Is(400);
        Assert.Equal("Choose whether the guardian sees your name", wrong.ErrorsBeside(Way));
        Assert.Equal("Something that I typed", wrong.Value(What));
        foreach (var way in new[] { Named, Unnamed })
            Assert.Equal("Enter what concerns you", (await page.Submit("Send to the guardian", (What, " "), (Way, way))).Is(400).ErrorsBeside(What));
    }

    [Fact]
    public async Task What_was_written_is_not_kept_when_the_session_is_over()
    {
        var amara = await world.As(world.Amara);
        var page = await amara.Get("/speak-up");
        amara.Cookies.Clear();

        var answer = await amara.Post("/speak-up", ("Whose", page.Hidden("Whose")), ("Command.Words", "Kept nowhere"), ("Command.Way", "none"));

        Assert.StartsWith("/sign-in", answer.Address, StringComparison.Ordinal);
        Assert.Equal(0, await world.Ask(db => db.Set<KeptForm>().CountAsync()));
    }

    [Fact]
    public async Task The_list_is_read_on_by_key()
    {
        await world.Said();
        await world.Said();
        var first = await world.Send(world.Grace, new ListConcerns.Query(Rows: 1));
        var second = await world.Send(world.Grace, new ListConcerns.Query(first.Next, 1));

        Assert.True(Assert.Single(second.Rows).Number < Assert.Single(first.Rows).Number);
    }

    private static Task<string> Newest(Page list) => Task.FromResult(list.Document.QuerySelector("main .qms-rows a")!.TextContent);

    /// <summary>By table: how many rows hold the key or the name of a person.</summary>
    private async Task<IReadOnlyList<string>> RowsThatName(string key, string name)
    {
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        var tables = new List<string>();
        await using (var list = source.CreateCommand("select table_name from information_schema.tables where table_schema = 'public' order by 1"))
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        var rows = new List<string>();
        foreach (var table in tables)
        {
            await using var count = source.CreateCommand($"select count(*) from {new NpgsqlCommandBuilder().QuoteIdentifier(table)} t where t::text like $1 or t::text like $2");
            count.Parameters.Add(new() { Value = $"%{key}%" });
            count.Parameters.Add(new() { Value = $"%{name}%" });
            rows.Add($"{table} {await count.ExecuteScalarAsync()}");
        }

        return rows;
    }
}
