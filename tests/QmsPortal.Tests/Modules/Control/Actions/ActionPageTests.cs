using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Actions;

public class ActionPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task The_sister_gives_an_action_its_owner_does_it_and_says_what_was_done()
    {
        var issue = await world.Raised();
        var joy = await world.As(world.Joy);
        var form = (await (await joy.Get($"/issues/{issue.Number}")).Follow("Add an action")).Is(200);
        Assert.Equal("2", form.Value("After how many weeks is it checked whether it worked?"));
        var added = (await form.Submit("Add action", ("What is to be done?", "Hang a blind that does not tear"), ("Who does it?", "Amara Nwosu, Staff nurse"), ("By when?", "8 5 2026"))).Is(200);
        Assert.Equal("Action added. Its owner finds it on their own page", added.Banner);
        Assert.False(added.HasButton("Begin"));

        var amara = await world.As(world.Amara);
        var begun = (await (await (await amara.Get("/me")).Follow("Hang a blind that does not tear")).Submit("Begin")).Is(200);
        var empty = (await begun.Submit("It is done")).Is(400);
        Assert.Equal("Enter what was done, or attach a file that shows it first", empty.ErrorsBeside("What was done?"));
        var done = (await begun.Submit("It is done", ("What was done?", "A roller blind hangs"))).Is(200);

        Assert.Equal("Done. Another person will check whether it worked", done.Banner);
        Assert.Contains("Done, to be checked from Tue 19 May “A roller blind hangs”", done.Text, StringComparison.Ordinal);
        Assert.Contains("It is your action, so another person says whether it worked.", done.Text, StringComparison.Ordinal);
        Assert.Contains("Whether it worked can be said from Tue 19 May.", (await joy.Get(done.Address)).Text, StringComparison.Ordinal);
        Assert.Contains("Hang a blind that does not tear Done, to be checked", (await joy.Get($"/issues/{issue.Number}")).Text, StringComparison.Ordinal);
        var link = await world.Ask(db => db.Set<ThreadLink>().SingleAsync(link => link.FromId == issue.Id));
        Assert.Equal(Relation.FixedBy, link.Relation);
    }

    [Fact]
    public async Task It_gets_another_day_with_the_reason_and_everybody_sees_how_often()
    {
        var action = await world.ActionAdded();
        var amara = await world.As(world.Amara);

        var page = await (await (await amara.Get($"/actions/{action.Number}")).Follow("Another day")).Submit("Move it", ("By when instead?", "20 5 2026"), ("Why does it need another day?", "On order"));
        page = await (await page.Is(200).Follow("Another day")).Submit("Move it", ("By when instead?", "27 5 2026"), ("Why does it need another day?", "Still on order"));

        Assert.Contains("First dueTue 12 May", page.Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("Due Wed 27 May, moved 2 times", page.Text, StringComparison.Ordinal);
        Assert.Contains("Moved to Wed 20 May “On order”", page.Text, StringComparison.Ordinal);
        Assert.Equal("Enter the new day", (await (await page.Follow("Another day")).Submit("Move it", ("By when instead?", ""), ("Why does it need another day?", ""))).Is(400).ErrorsBeside("By when instead?"));
    }

    [Fact]
    public async Task Not_opens_the_issue_again_and_asks_for_another_action()
    {
        var action = await world.ActionThatHadItsTime();
        var issue = await Issue(action);
        await world.Send(world.Joy, new SolveIssue.Command { Number = issue.Number, Version = issue.Version, Answer = "A new blind hangs" });
        issue = await Issue(action);
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue.Number, Version = issue.Version, Worked = true });
        Assert.False((await (await world.As(world.Amara)).Get($"/actions/{action.Number}")).HasButton("Save check"));

        var page = await (await (await world.As(world.Dan)).Get($"/actions/{action.Number}")).Submit("Save check", ("What do you see?", "It did not work"), ("How can you tell?", "It tore on Monday"));

        Assert.Contains("It did not work, so the issue needs another action.", page.Is(200).Text, StringComparison.Ordinal);
        issue = await Issue(action);
        Assert.Equal((IssueState.Open, "It tore on Monday"), (issue.State, issue.Steps[^1].Words));
    }

    [Fact]
    public async Task What_worked_leaves_the_issue_as_it_is_and_a_check_needs_its_why()
    {
        var action = await world.ActionThatHadItsTime();
        var joy = await world.As(world.Joy);

        Assert.Equal("Enter how you can tell", (await (await joy.Get($"/actions/{action.Number}")).Submit("Save check", ("What do you see?", "It worked"))).Is(400).ErrorsBeside("How can you tell?"));
        Assert.Equal("It is your action, so another person says whether it worked.", (await Assert.ThrowsAsync<DomainException>(() =>
            world.Send(world.Amara, new CheckAction.Command { Number = action.Number, Version = action.Version, Effect = Effect.Effective, Why = "I did it" }))).Message);
        await world.Send(world.Joy, new CheckAction.Command { Number = action.Number, Version = action.Version, Effect = Effect.Effective, Why = "It hangs" });

        Assert.Equal(IssueState.Open, (await Issue(action)).State);
        Assert.Empty((await Issue(action)).Steps);
    }

    [Fact]
    public async Task What_is_due_stands_on_the_list_the_board_and_the_huddle_and_what_is_late_first()
    {
        var board = (await (await world.As(world.Joy)).Get("/at/ward-7")).Is(200);
        Assert.Contains("Put a trolley of spare linen by on Fridays", board.Document.QuerySelector("[aria-labelledby=actions]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("List the nights that were short", board.Document.QuerySelector("[aria-labelledby=actions]")!.TextContent, StringComparison.Ordinal);
        Assert.True(board.QueryCount <= 6, string.Join("\n", board.Queries));

        var list = (await board.Follow("All actions")).Is(200);
        Assert.Contains("Put a trolley of spare linen by on Fridays | Dan Pritchard, support worker | Ward 7 | Doing | Due today, moved once", list.Rows("Actions, what is due first before the rest"));

        var huddle = (await (await world.As(world.Joy)).Get("/at/ward-7/huddle")).Is(200);
        Assert.Contains("Put a trolley of spare linen by on Fridays", huddle.Document.QuerySelector("[aria-labelledby=actions-due]")!.TextContent, StringComparison.Ordinal);
        Assert.True(huddle.QueryCount <= 6, string.Join("\n", huddle.Queries));

        var ninth = (await (await world.As(world.Bethan)).Get("/at/ward-9/actions")).Is(200);
        Assert.Contains("1 past its day", ninth.Text, StringComparison.Ordinal);
        Assert.Contains("Was due Mon 4 May", ninth.Text, StringComparison.Ordinal);
        Assert.Contains("To be checked now", (await ninth.Follow("To be checked 1")).Is(200).Text, StringComparison.Ordinal);
    }

    /// <summary>Two to a page: the second begins where the first ended.</summary>
    [Fact]
    public async Task A_long_list_goes_on_where_its_page_ended()
    {
        await world.ActionAdded();
        await world.ActionAdded();
        await world.ActionAdded();
        var path = await world.PathOf(world.Ward7);

        var all = (await world.Send(world.Joy, new ListActions.Query(path, Rows: 100))).Rows;
        var numbers = new List<int>();
        for (int? after = null; ;)
        {
            var page = await world.Send(world.Joy, new ListActions.Query(path, After: after, Rows: 2));
            numbers.AddRange(page.Rows.Select(row => row.Number));
            if (page.Next is null)
                break;
            after = page.Next;
        }

        Assert.Equal(all.Select(row => row.Number), numbers);
    }

    [Fact]
    public async Task Of_a_restricted_issue_only_those_it_names_see_or_have_an_action()
    {
        var issue = await world.Raised();
        var action = await world.Action(await world.Send(world.Joy, new AddAction.Command { Issue = issue.Number, Words = "Speak with both", Owner = await world.Person(world.Joy), By = Day(7), Weeks = 2 }));
        await world.Send(world.Amara, new RestrictIssue.Command { Number = issue.Number, Reason = "Names a colleague" });

        (await (await world.As(world.Dan)).Get($"/actions/{action.Number}")).Is(404);
        (await (await world.As(world.Joy)).Get($"/actions/{action.Number}")).Is(200);
        Assert.DoesNotContain("Speak with both", (await (await world.As(world.Leila)).Get("/at/ward-7/actions")).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(async () => await world.Send(world.Joy, new AddAction.Command { Issue = issue.Number, Words = "Another", Owner = await world.Person(world.Dan), By = Day(7), Weeks = 2 }));
        var second = await world.Send(world.Joy, new AddAction.Command { Issue = issue.Number, Words = "Another", Owner = await world.Person(world.Amara), By = Day(7), Weeks = 2 });
        (await (await world.As(world.Dan)).Get($"/actions/{second}")).Is(404);

        await world.Send(world.Joy, new LiftRestriction.Command { Number = issue.Number, Reason = "Settled" });
        (await (await world.As(world.Dan)).Get($"/actions/{second}")).Is(200);
    }

    [Fact]
    public async Task Another_has_it_from_now_on_or_it_is_cancelled_with_the_reason()
    {
        var action = await world.ActionAdded();
        var joy = await world.As(world.Joy);

        var given = (await (await (await joy.Get($"/actions/{action.Number}")).Follow("Another owner")).Submit("Give it", ("Who does it from now on?", "Dan Pritchard, Support worker"), ("Why another person?", "Amara is on leave"))).Is(200);
        Assert.Contains("Given to Dan Pritchard “Amara is on leave”", given.Text, StringComparison.Ordinal);
        (await (await world.As(world.Amara)).Get($"/actions/{action.Number}")).Is(200);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, new StartAction.Command { Number = action.Number, Version = action.Version }));

        var empty = (await (await given.Follow("Cancel it")).Submit("Cancel action", ("Why is it cancelled?", " "))).Is(400);
        Assert.Equal("Enter why it is cancelled", empty.ErrorsBeside("Why is it cancelled?"));
        var cancelled = (await empty.Submit("Cancel action", ("Why is it cancelled?", "The window is bricked up"))).Is(200);
        Assert.Contains("Cancelled “The window is bricked up”", cancelled.Text, StringComparison.Ordinal);
    }

    private DateInput Day(int days) => DateInput.From(world.Clock.Today().AddDays(days));

    private Task<Issue> Issue(ActionItem action) => world.Ask(db => db.Issues.AsNoTracking().Include(issue => issue.Steps.OrderBy(step => step.Position)).SingleAsync(issue => issue.Id == action.IssueId));
}
