using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Actions;

/// <summary>What becomes of an action by itself, and who hears of it by mail.</summary>
public class ActionDueTests(MailWorld world, QmsServer server) : IClassFixture<MailWorld>
{
    [Fact]
    public async Task Its_owner_is_told_once_on_its_day_and_once_more_on_the_day_it_was_moved_to()
    {
        var action = await world.ActionAdded(days: 2);
        var (first, second) = (action.By.StartInLondon(), action.By.AddDays(3));

        await world.To(first.AddSeconds(-1));
        Assert.Empty(await world.Written($"action-due:{action.Id}"));
        await world.To(first);
        await world.To(first.AddHours(5));
        var told = await world.Stored($"action-due:{action.Id}");
        Assert.Equal((await world.IdOf(world.Amara), $"Action {action.Number} at Ward 7 is due today"), (told.PersonId, told.Subject));
        Assert.DoesNotContain("blind", told.Body, StringComparison.Ordinal);

        await world.Send(world.Amara, new MoveAction.Command { Number = action.Number, Version = (await world.Action(action.Number)).Version, By = DateInput.From(second), Why = "On order" });
        await world.To(second.StartInLondon());
        await world.To(second.AddDays(9).StartInLondon());
        Assert.Equal(2, (await world.Written($"action-due:{action.Id}")).Count);
    }

    /// <summary>Whoever closes the account sees none of them: the site tells by itself.</summary>
    [Fact]
    public async Task When_its_owner_leaves_those_who_lead_its_place_are_told_once_and_it_says_so_until_somebody_else_has_it()
    {
        var (open, done) = (await DansAction(), await DansAction());
        await world.Send(world.Dan, new StartAction.Command { Number = done.Number, Version = done.Version });
        await world.Send(world.Dan, new FinishAction.Command { Number = done.Number, Version = (await world.Action(done.Number)).Version, Said = "It hangs" });
        await world.Send(world.Rowan, new CloseAccount.Command { Person = await world.IdOf(world.Dan), Reason = "He has left" });

        await world.To(world.Clock.GetUtcNow().AddMinutes(1));
        await world.To(world.Clock.GetUtcNow().AddMinutes(1));

        var told = await world.Stored($"action-left:{open.Id}");
        Assert.Equal((await world.IdOf(world.Joy), $"Action {open.Number} at Ward 7: its owner has left"), (told.PersonId, told.Subject));
        Assert.Empty(await world.Written($"action-left:{done.Id}"));
        var joy = await world.As(world.Joy);
        Assert.Contains("support worker (has left)", (await joy.Get("/at/ward-7/actions")).Text, StringComparison.Ordinal);
        var page = await joy.Get($"/actions/{open.Number}");
        Assert.Contains("(has left)", page.Text, StringComparison.Ordinal);

        await world.Send(world.Joy, new GiveAction.Command { Number = open.Number, Version = (await world.Action(open.Number)).Version, Owner = await world.IdOf(world.Amara), Why = "Its owner has left" });
        Assert.DoesNotContain("(has left)", (await joy.Get($"/actions/{open.Number}")).Text, StringComparison.Ordinal);
    }

    /// <summary>Joy leads the ward alone; the matron leads its service.</summary>
    [Fact]
    public async Task Where_the_leaver_was_the_only_lead_those_who_lead_the_service_are_told()
    {
        await using var own = new MailWorld(server);
        await own.InitializeAsync();
        var action = await own.Action(await own.Send(own.Joy, await own.ToAdd(own.Joy, 9, 2)));
        await own.Send(own.Rowan, new CloseAccount.Command { Person = await own.IdOf(own.Joy), Reason = "She has left" });

        await own.SendAsTheSite(new TellOfLeaversActions.Command { Person = await own.IdOf(own.Joy), DueAt = own.Clock.GetUtcNow() });

        Assert.Equal(await own.IdOf(own.Leila), (await own.Stored($"action-left:{action.Id}")).PersonId);
    }

    private async Task<ActionItem> DansAction() => await world.Action(await world.Send(world.Joy, await world.ToAdd(world.Dan, 9, 2)));

    /// <summary>By then it was told already, and what was told is not told again.</summary>
    [Fact]
    public async Task On_its_day_and_after_it_it_is_begun_and_finished_like_any_other()
    {
        var action = await world.ActionAdded(days: 1);
        await world.To(action.By.StartInLondon().AddHours(9));

        await world.Send(world.Amara, new StartAction.Command { Number = action.Number, Version = action.Version });
        await world.Send(world.Amara, new MoveAction.Command { Number = action.Number, Version = (await world.Action(action.Number)).Version, By = DateInput.From(action.By.AddDays(1)), Why = "On order" });
        await world.Send(world.Amara, new MoveAction.Command { Number = action.Number, Version = (await world.Action(action.Number)).Version, By = DateInput.From(action.By), Why = "It came" });
        await world.Send(world.Amara, new FinishAction.Command { Number = action.Number, Version = (await world.Action(action.Number)).Version, Said = "It hangs" });

        Assert.Equal(ActionState.Done, (await world.Action(action.Number)).State);
        Assert.Single(await world.Written($"action-due:{action.Id}"));
    }

    [Fact]
    public async Task When_it_is_to_be_checked_its_owner_and_the_sister_are_told_once()
    {
        var action = await world.ActionFinished(weeks: 1);
        var due = action.CheckOn!.Value.StartInLondon();

        await world.To(due.AddSeconds(-1));
        Assert.Empty(await world.Written($"action-check:{action.Id}"));
        await world.To(due);
        await world.To(due.AddDays(3));

        Guid[] both = [await world.IdOf(world.Amara), await world.IdOf(world.Joy)];
        Assert.Equal(both.Order(), (await world.Written($"action-check:{action.Id}")).Select(mail => mail.PersonId!.Value).Order());
    }
}
