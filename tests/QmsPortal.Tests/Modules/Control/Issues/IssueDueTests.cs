using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Kernel.Outbox;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Issues;

/// <summary>What becomes of an issue by itself, and who hears of it by mail.</summary>
public class IssueDueTests(MailWorld world) : IClassFixture<MailWorld>
{
    private DateOnly Today => world.Clock.Today();

    [Fact]
    public async Task A_parked_issue_is_back_on_the_board_on_its_day_by_itself()
    {
        var number = await Raised();
        await world.Send(world.Joy, new ParkIssue.Command { Number = number, Version = await Version(number), Until = DateInput.From(Today.AddDays(2)) });
        var midnight = Today.AddDays(2).StartInLondon();

        await world.To(midnight.AddSeconds(-1));
        Assert.Equal(IssueState.Parked, (await Stored(number)).State);
        await world.To(midnight.AddHours(30));

        var issue = await Stored(number);
        var step = issue.Steps.MaxBy(taken => taken.Position)!;
        Assert.Equal((IssueState.Open, null, null), (issue.State, issue.Due, issue.With));
        Assert.Equal((2, IssueState.Open, null, midnight), (step.Position, step.State, step.ById, step.At));
        var entry = await world.Ask(db => db.Set<AuditEntry>().Where(known => known.RecordId == issue.Id).OrderBy(known => known.Id).LastAsync());
        Assert.Equal(("The system", null, "ReturnParkedIssue"), (entry.Payload.Who, entry.PersonId, entry.Command));
        var page = await (await world.As(world.Amara)).Get($"/issues/{number}");
        Assert.Contains("Back on the board", page.Text, StringComparison.Ordinal);
        Assert.Contains("00:00, the portal", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not solved", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stays_away_when_somebody_acted_on_it_before_its_day()
    {
        var number = await Raised();
        await world.Send(world.Joy, new ParkIssue.Command { Number = number, Version = await Version(number), Until = DateInput.From(Today.AddDays(2)) });
        await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "Mended" });

        await world.To(Today.AddDays(3).StartInLondon());

        Assert.Equal((IssueState.Solved, 2), ((await Stored(number)).State, (await Stored(number)).Steps.Count));
        Assert.Equal(1, await world.Number("select count(*) from due_times d join issues i on i.id = d.record_id where i.number = $1 and d.kind = 'issue-back-on-the-board' and cancelled_at is not null and done_at is null", number));
    }

    [Fact]
    public async Task Parked_again_it_comes_back_on_the_new_day_alone()
    {
        var number = await Raised();
        foreach (var days in new[] { 1, 5, 1, 3 })
            await world.Send(world.Joy, new ParkIssue.Command { Number = number, Version = await Version(number), Until = DateInput.From(Today.AddDays(days)) });
        var third = Today.AddDays(3).StartInLondon();

        await world.To(third.AddMinutes(-1));
        Assert.Equal(IssueState.Parked, (await Stored(number)).State);
        await world.To(third.AddDays(4));
        Assert.Equal(third, Assert.Single((await Stored(number)).Steps, step => step.ById is null).At);
    }

    [Fact]
    public async Task The_morning_after_its_day_the_team_leads_of_the_ward_are_told_once()
    {
        var number = await Raised();
        var issue = await Stored(number);
        var day = Today.AddDays(1);
        await world.Send(world.Joy, new ActOnIssue.Command { Number = number, Version = issue.Version, Who = "Estates", By = DateInput.From(day) });
        var over = day.AddDays(1).StartInLondon();

        await world.To(over.AddSeconds(-1));
        Assert.Empty(await world.Written($"issue-overdue:{issue.Id}"));
        await world.To(over);
        await world.To(over.AddDays(3));

        var mail = await world.Stored($"issue-overdue:{issue.Id}");
        Assert.Equal(await world.IdOf(world.Joy), mail.PersonId);
        Assert.Equal($"Issue {number} at Ward 7: its day has passed", mail.Subject);
        Assert.Equal(IssueState.Acting, (await Stored(number)).State);
    }

    [Fact]
    public async Task What_was_answered_by_its_day_is_told_to_nobody()
    {
        var number = await Raised();
        var issue = await Stored(number);
        await world.Send(world.Joy, new ActOnIssue.Command { Number = number, Version = issue.Version, Who = "Estates", By = DateInput.From(Today) });
        await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "Mended" });

        await world.To(Today.AddDays(2).StartInLondon());

        Assert.Empty(await world.Written($"issue-overdue:{issue.Id}"));
    }

    [Fact]
    public async Task An_answer_nobody_confirms_for_seven_days_brings_the_raiser_one_mail()
    {
        var (open, confirmed) = (await Raised(), await Raised());
        foreach (var number in new[] { open, confirmed })
            await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "Mended" });
        var answered = world.Clock.GetUtcNow();
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = confirmed, Version = await Version(confirmed), Worked = true });
        var step = (await Stored(open)).Steps.Single();

        await world.To(answered.AddDays(7).AddSeconds(-1));
        Assert.Empty(await world.Written($"issue-unconfirmed:{step.Id}"));
        await world.To(answered.AddDays(7));
        await world.To(answered.AddDays(30));

        Assert.Equal(await world.IdOf(world.Amara), (await world.Stored($"issue-unconfirmed:{step.Id}")).PersonId);
        Assert.Empty(await world.Written($"issue-unconfirmed:{(await Stored(confirmed)).Steps.MinBy(taken => taken.Position)!.Id}"));
    }

    [Fact]
    public async Task Whoever_raised_it_gets_a_mail_in_the_same_save_as_the_answer()
    {
        var number = await Raised();
        var stale = await Version(number) + 1;

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = stale, Answer = "Mended" }));
        Assert.Equal(0, await world.Number("select count(*) from outbox_messages where subject like $1", $"Issue {number} %"));
        await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "Mended" });

        Assert.Equal(1, await world.Number("select count(*) from outbox_messages o join issues i on i.xmin = o.xmin where i.number = $1 and o.channel = 'Mail' and o.person_id = $2", number, await world.IdOf(world.Amara)));
    }

    [Fact]
    public async Task Mail_says_which_issue_where_and_a_link_and_none_of_its_words()
    {
        await world.Forget();
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "Zebra hoist sings", Kind = IssueKind.Safety });
        await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "Giraffe was oiled" });

        world.Sleep();
        await world.SendMail();

        var mail = Assert.Single(world.Sink.Taken);
        Assert.Contains($"Subject: Issue {number} at Ward 7: has an answer", mail, StringComparison.Ordinal);
        Assert.Contains($"https://quality.riverside.example/issues/{number}", mail, StringComparison.Ordinal);
        Assert.Contains($"To: {world.Amara}", mail, StringComparison.Ordinal);
        foreach (var word in new[] { "Zebra", "hoist", "Giraffe", "oiled", "Safety", "Joy", "sister" })
            Assert.DoesNotContain(word, mail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_raiser_who_answered_it_is_not_told_what_they_know()
    {
        var number = await world.Send(world.Joy, new RaiseIssue.Command { Place = world.Ward7, Words = "Tap drips", Kind = IssueKind.Environment });

        await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "Mended" });

        Assert.Equal(0, await world.Number("select count(*) from outbox_messages where subject like $1", $"Issue {number} %"));
    }

    [Fact]
    public async Task Of_a_restricted_issue_nobody_is_told_who_is_not_named_in_it()
    {
        var (kept, named) = (await Raised(), await Raised());
        await Restrict(kept, world.Joy);
        await Restrict(named, world.Joy, world.Amara);
        foreach (var number in new[] { kept, named })
            await world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "Mended" });

        await world.To(world.Clock.GetUtcNow().AddDays(8));

        Assert.Equal(0, await world.Number("select count(*) from outbox_messages where subject like $1", $"Issue {kept} %"));
        Assert.Equal(2, await world.Number("select count(*) from outbox_messages where subject like $1", $"Issue {named} %"));
    }

    [Fact]
    public async Task Nobody_is_written_to_who_has_left()
    {
        var number = await world.Send(world.Kofi, new RaiseIssue.Command { Place = world.Ward9, Words = "Lamp flickers", Kind = IssueKind.Environment });
        await world.Send(world.Rowan, new CloseAccount.Command { Person = await world.IdOf(world.Kofi), Reason = "Has left" });

        await world.Send(world.Bethan, new SolveIssue.Command { Number = number, Version = await Version(number), Answer = "New bulb" });

        Assert.Equal(0, await world.Number("select count(*) from outbox_messages where subject like $1", $"Issue {number} %"));
    }

    private async Task Restrict(int number, params string[] people)
    {
        var issue = await Stored(number);
        var joy = await world.IdOf(world.Joy);
        var restriction = new Restriction(Guid.NewGuid(), issue.Id, "A member of staff", joy, world.Clock.GetUtcNow());
        foreach (var person in people)
            restriction.Name(Guid.NewGuid(), await world.IdOf(person), joy, world.Clock.GetUtcNow());
        await world.Ask(async db =>
        {
            db.Add(restriction);
            return await db.SaveChangesAsync();
        });
    }

    private Task<int> Raised() => world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "Hoist will not charge", Kind = IssueKind.Equipment });

    private async Task<uint> Version(int number) => (await Stored(number)).Version;

    private Task<Issue> Stored(int number) => world.Ask(db => db.Issues.AsNoTracking().Include(issue => issue.Steps).SingleAsync(issue => issue.Number == number));
}
