using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Issues;

/// <summary>Detail that comes later and from others: who may add it, where it stands, and that it never changes anything.</summary>
public class IssueNoteTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Box = "What is there to add?";
    private const string Add = "Add to the issue";

    [Fact]
    public async Task Right_after_raising_a_photo_and_more_words_are_offered()
    {
        var amara = await world.As(world.Amara);
        var form = await amara.Get("/raise?at=ward-7");
        var raised = (await form.Submit("Raise issue", ("What is the issue?", "Blind in bay A hangs down"), ("What kind?", "Environment"))).Is(200);

        Assert.Contains("If you have a moment", raised.Text, StringComparison.Ordinal);
        Assert.True(raised.QueryCount <= 6, string.Join("\n", raised.Queries));
        Assert.Equal("Attach a file", (await raised.Follow("Add a photo, no people in it")).Is(200).Heading);
        var said = (await raised.Submit(Add, (Box, "  Only at the left window "))).Is(200);

        Assert.Equal("Added. The first words stay as they are", said.Banner);
        Assert.Equal("Blind in bay A hangs down", said.Heading);
        Assert.Contains("More was said “Only at the left window” Tue 5 May 07:52, Amara Nwosu, staff nurse", said.Text, StringComparison.Ordinal);
        Assert.True(said.QueryCount <= 6, string.Join("\n", said.Queries));
    }

    [Fact]
    public async Task Whoever_may_raise_there_adds_and_so_do_the_raiser_and_whoever_has_an_action_on_it()
    {
        var issue = await world.Raised();
        var elsewhere = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward9, Words = "The lift hall is wet", Kind = IssueKind.Safety });

        await Say(world.Dan, issue.Number);
        await Say(world.Joy, issue.Number);
        await Say(world.Amara, elsewhere);
        await Assert.ThrowsAsync<NotFoundException>(() => Say(world.Dan, elsewhere));
        await Assert.ThrowsAsync<NotFoundException>(() => Say(world.Kofi, issue.Number));
        await Assert.ThrowsAsync<NotFoundException>(() => Say(world.Leila, issue.Number));
        Assert.False((await (await world.As(world.Leila)).Get($"/issues/{issue.Number}")).HasField(Box));
        await world.Send(world.Joy, new AddAction.Command { Issue = issue.Number, Words = "Order a blind", Owner = await world.Person(world.Leila), By = DateInput.From(world.Clock.Today().AddDays(3)), Weeks = 2 });
        var page = (await (await (await world.As(world.Leila)).Get($"/issues/{issue.Number}")).Submit(Add, (Box, "Ordered from the store"))).Is(200);

        Assert.Contains("More was said “Ordered from the store” Tue 5 May 07:52, Leila Haddad, matron", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, await world.Number("select count(*) from issue_notes where record_id = $1", issue.Id));
    }

    [Fact]
    public async Task It_makes_no_open_form_out_of_date_and_stands_between_the_steps_by_its_time()
    {
        var now = world.Clock.GetUtcNow();
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "The blind fell", Kind = IssueKind.Environment }, typedAt: now.AddHours(-2));
        var joy = await (await world.As(world.Joy)).Get($"/issues/{number}");

        await world.Send(world.Dan, new SayMoreOfIssue.Command { Number = number, More = "It fell at six" }, typedAt: now.AddHours(-1));
        var answered = (await joy.Submit("Send answer", ("Answer", "A new one hangs"))).Is(200);
        await Say(world.Dan, number, "It hangs well");

        Assert.Equal(["Raised", "More was said", "Answered", "More was said"], (await (await world.As(world.Dan)).Get(answered.Address)).Document.QuerySelectorAll(".qms-timeline__done > strong").Select(words => words.TextContent));
    }

    [Fact]
    public async Task What_was_written_without_a_network_keeps_its_time_but_none_before_the_issue()
    {
        var issue = await world.Raised();
        var now = world.Clock.GetUtcNow();

        await world.Send(world.Dan, new SayMoreOfIssue.Command { Number = issue.Number, More = "Too early" }, typedAt: now.AddHours(-1));
        await world.Send(world.Dan, new SayMoreOfIssue.Command { Number = issue.Number, More = "From the morrow" }, typedAt: now.AddHours(1));

        Assert.Equal([now, now], (await Notes(issue.Id)).Select(note => note.At));
        var early = new Issue(Guid.NewGuid(), 1, Guid.NewGuid(), "The blind is torn", IssueKind.Environment, Guid.NewGuid(), now.AddHours(-3));
        Assert.Equal(now.AddHours(-2), early.SayMore(Guid.NewGuid(), "At six", Guid.NewGuid(), now.AddHours(-2)).At);
    }

    [Fact]
    public async Task Nothing_is_added_to_an_issue_that_is_over()
    {
        var issue = await world.Raised();
        await world.Send(world.Joy, new SolveIssue.Command { Number = issue.Number, Version = issue.Version, Answer = "A new one hangs" });
        await Say(world.Dan, issue.Number);
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue.Number, Version = await world.Ask(db => db.Issues.Where(known => known.Id == issue.Id).Select(known => known.Version).SingleAsync()), Worked = true });

        Assert.Equal("This issue is over: somebody said that it worked. Raise a new one for what is still wrong.", (await Assert.ThrowsAsync<DomainException>(() => Say(world.Dan, issue.Number))).Message);
        Assert.False((await (await world.As(world.Dan)).Get($"/issues/{issue.Number}")).HasField(Box));
    }

    [Fact]
    public async Task What_is_missing_too_long_or_a_patients_number_is_told_beside_the_field()
    {
        var issue = await world.Raised();
        var page = await (await world.As(world.Dan)).Get($"/issues/{issue.Number}");

        var empty = (await page.Submit(Add, (Box, " "))).Is(400);
        var tooLong = (await page.Submit(Add, (Box, new string('x', 301)))).Is(400);
        var number = (await page.Submit(Add, (Box, "Patient 943 476 5919 saw it"))).Is(400);

        Assert.Equal("Enter what there is to add", empty.ErrorsBeside(Box));
        Assert.Equal("What you add must be 300 characters or fewer", tooLong.ErrorsBeside(Box));
        Assert.Equal("This looks like a patient's number. Take it out, or say why it is not one", number.ErrorsBeside(Box));
        Assert.Equal("Patient 943 476 5919 saw it", number.Value(Box));
        Assert.Empty(await Notes(issue.Id));
        (await number.Submit(Add, ("Why is it not a patient’s number?", "It is the store's order"))).Is(200);
        Assert.Contains("Not a patient's number: It is the store's order", (await (await world.As(world.Amara)).Get($"/issues/{issue.Number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_added_and_when_stands_in_the_issues_history()
    {
        var issue = await world.Raised();
        await Say(world.Dan, issue.Number);

        var rows = (await (await world.As(world.Amara)).Get($"/issues/{issue.Number}")).Document.QuerySelectorAll("details .qms-row").Select(row => row.TextContent.Trim()).ToList();

        var row = Assert.Single(rows, row => row.StartsWith("Say more of issue", StringComparison.Ordinal));
        Assert.Contains("Dan Pritchard, team member, Tue 5 May 07:52", row, StringComparison.Ordinal);
        Assert.Contains(rows, other => other.StartsWith("Raise issue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_added_is_in_the_background_that_an_escalation_begins_with()
    {
        var issue = await world.Raised();
        await Say(world.Dan, issue.Number, "Two patients did not sleep");
        await world.Send(world.Joy, new ActOnIssue.Command { Number = issue.Number, Version = issue.Version, Who = "Estates", By = DateInput.From(new DateOnly(2026, 5, 6)) });
        await Say(world.Amara, issue.Number, "Estates have none in store");

        var filled = (await world.Send(world.Joy, new PrepareEscalation.Query(issue.Number))).Filled;

        Assert.Equal("Raised Tue 5 May 07:52 (environment). Tue 5 May 07:52: Estates was to act by Wed 6 May. Tue 5 May 07:52: Two patients did not sleep Tue 5 May 07:52: Estates have none in store", filled.Background);
        foreach (var _ in Enumerable.Range(0, 2))
            await Say(world.Dan, issue.Number, new string('x', 300));
        Assert.Equal((600, true), ((await world.Send(world.Joy, new PrepareEscalation.Query(issue.Number))).Filled.Background.Length, (await (await world.As(world.Joy)).Get($"/issues/{issue.Number}/escalate")).Is(200).QueryCount <= 6));
    }

    [Fact]
    public async Task With_a_restricted_issue_its_notes_are_there_for_nobody_else()
    {
        var issue = await world.Raised();
        await Say(world.Dan, issue.Number, "Something about a colleague");
        await world.Send(world.Amara, new RestrictIssue.Command { Number = issue.Number, Reason = "About a colleague" });

        await Assert.ThrowsAsync<NotFoundException>(() => Say(world.Dan, issue.Number));
        Assert.Equal([(world.Amara, 1), (world.Dan, 0), (world.Joy, 0)], [(world.Amara, await Read(world.Amara)), (world.Dan, await Read(world.Dan)), (world.Joy, await Read(world.Joy))]);
        Assert.Contains("Something about a colleague", (await (await world.As(world.Amara)).Get($"/issues/{issue.Number}")).Text, StringComparison.Ordinal);

        async Task<int> Read(string person)
        {
            await using var scope = world.Services.CreateAsyncScope();
            await TestWorld.Become(scope.ServiceProvider, person);
            return await scope.ServiceProvider.GetRequiredService<QmsDb>().IssueNotes.For(scope.ServiceProvider.GetRequiredService<CurrentUser>(), Act.Read).CountAsync(note => note.RecordId == issue.Id);
        }
    }

    [Fact]
    public async Task A_note_is_news_of_the_place_and_the_page_listens()
    {
        var issue = await world.Raised();
        var before = await world.Ask(db => db.Set<OutboxMessage>().CountAsync());

        await Say(world.Dan, issue.Number);

        Assert.Equal(before + 1, await world.Ask(db => db.Set<OutboxMessage>().CountAsync()));
        var page = await (await world.As(world.Amara)).Get($"/issues/{issue.Number}");
        Assert.Equal("/at/ward-7/live", page.Document.QuerySelector("main")!.GetAttribute("data-live"));
        Assert.Equal("1", page.Document.QuerySelector("[data-live-part=timeline]")!.GetAttribute("data-live-count"));
        Assert.False(page.Has("[data-live-part=timeline] textarea"));
    }

    private Task<MediatR.Unit> Say(string person, int issue, string more = "Only the left half") => world.Send(person, new SayMoreOfIssue.Command { Number = issue, More = more });

    private Task<List<IssueNote>> Notes(Guid issue) => world.Ask(db => db.Set<IssueNote>().AsNoTracking().Where(note => note.RecordId == issue).ToListAsync());
}
