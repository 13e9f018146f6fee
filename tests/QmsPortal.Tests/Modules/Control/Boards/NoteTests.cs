using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Boards;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Boards;

/// <summary>What a team writes on its board, and how long it stands there. It is 07:52 on Tuesday 5 May 2026.</summary>
public class NoteTests(QmsServer server)
{
    [Fact]
    public async Task The_focus_is_on_the_board_and_in_the_huddle_and_on_the_wall_only_in_words_for_the_wall()
    {
        await using var world = await Started();
        var kofi = await world.As(world.Kofi);
        var empty = (await kofi.Get("/at/ward-9")).Is(200);
        Assert.Contains("What matters most on Ward 9 today? Nobody has written it yet.", empty.Text, StringComparison.Ordinal);

        var page = (await (await empty.Follow("Write today’s focus")).Submit("Put it on the board", ("The focus, in a few words", "Slings for all three hoists"))).Is(200);
        Assert.Equal("The focus stands on the board", page.Banner);
        Assert.Contains("Slings for all three hoists Owner: staff nurse. Last updated Tue 5 May 07:52", string.Join(' ', (await kofi.Get("/at/ward-9")).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("Slings", (await kofi.Get("/at/ward-9/wall")).Is(200).Document.Body!.TextContent, StringComparison.Ordinal);

        page = await (await kofi.Get("/at/ward-9/board?open=focus")).Submit("Put it on the board", ("The focus, in a few words", "Slings for all hoists, ask Bay A"), ("In words for the wall, if visitors should read it", "Slings for all hoists"));
        var wall = (await kofi.Get("/at/ward-9/wall")).Document.QuerySelector(".qms-wall__focus")!.TextContent;
        Assert.Equal("Slings for all hoists", wall);

        var huddle = (await (await world.As(world.Joy)).Get("/at/ward-7/huddle")).Is(200);
        Assert.Contains("Every call bell answered within five minutes, bay C first", huddle.Text, StringComparison.Ordinal);
        Assert.Contains("This week: Everybody who wanders is known by name to the night shift", huddle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yesterdays_focus_greys_itself_and_says_so_and_thanks_are_gone_after_seven_days()
    {
        await using var world = await Started();
        await world.Send(world.Amara, new ThankTeam.Command { Place = world.Ward7, To = "The night shift", Thanks = "Nobody waited" });
        Assert.DoesNotContain("Out of date", (await (await world.As(world.Amara)).Get("/at/ward-7")).Text, StringComparison.Ordinal);

        // Monday 11 May: the seventh day of the thanks, and the first of another week.
        world.Clock.Advance(TimeSpan.FromDays(6));
        var page = (await (await world.As(world.Amara)).Get("/at/ward-7")).Is(200);
        Assert.Contains("Out of date. On Tue 5 May it was: Every call bell answered within five minutes, bay C first", page.Text, StringComparison.Ordinal);
        Assert.True(page.Has(".qms-focus.qms-panel--stale"));
        Assert.DoesNotContain("This week:", page.Text, StringComparison.Ordinal);
        Assert.Contains("The night shift: Nobody waited", page.Text, StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain("Nobody waited", (await (await world.As(world.Amara)).Get("/at/ward-7")).Text, StringComparison.Ordinal);
        Assert.True(await world.Ask(db => db.BoardNotes.AnyAsync(note => note.Words == "Nobody waited" && note.EndedAt == null)));
    }

    [Fact]
    public async Task Staffing_says_how_many_are_short_and_what_was_not_entered_and_a_new_number_is_a_new_row()
    {
        await using var world = await Started();
        var joy = await world.As(world.Joy);
        var facts = (await joy.Get("/at/ward-7")).Part("Staffing today, planned and actual");
        Assert.Contains("Early 6 of 7 planned, 1 short", facts, StringComparison.Ordinal);
        Assert.Contains("Late – of 6 planned, not counted yet", facts, StringComparison.Ordinal);

        var form = (await joy.Get("/at/ward-7/board?open=staffing")).Is(200);
        Assert.Equal(("7", "6", null), (form.Value("Early, planned"), form.Value("Early, came"), form.Value("Night, came") is { Length: > 0 } came ? came : null));
        var refused = (await form.Submit("Save staffing", ("Early, planned", null), ("Late, planned", "6.5"), ("Night, came", "many"))).Is(400);
        Assert.Equal("Enter how many were planned for the early shift", refused.ErrorsBeside("Early, planned"));
        Assert.Equal("Enter a whole number of people, up to 99", refused.ErrorsBeside("Late, planned"));
        Assert.Equal("many", refused.Value("Night, came"));

        var before = await world.Ask(db => db.BoardNotes.CountAsync());
        (await (await joy.Get("/at/ward-7/board?open=staffing")).Submit("Save staffing", ("Early, came", "7"))).Is(200);
        Assert.Equal(before + 1, await world.Ask(db => db.BoardNotes.CountAsync()));
        Assert.Contains("Early 7 of 7 planned", (await joy.Get("/at/ward-7")).Part("Staffing today, planned and actual"), StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Send(world.Joy, new EnterStaffing.Command { Place = world.Ward7, EarlyPlanned = 7 });
        Assert.Contains("Late Not entered", (await (await world.As(world.Joy)).Get("/at/ward-7")).Part("Staffing today, planned and actual"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standard_that_is_not_in_force_here_is_refused_and_the_chosen_one_stands_there_until_Sunday()
    {
        await using var world = await Started();
        var joy = await world.As(world.Joy);
        var board = (await joy.Get("/at/ward-7")).Part("Standard of the week");
        Assert.Contains("Night rounds for people who wander", board, StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => world.Send(world.Joy, new ChooseStandard.Command { Place = world.Ward7, Standard = 999_999 }));
        Assert.Equal("Choose a standard that is in force on the ward", refused.Errors.Single().ErrorMessage);
        Assert.Equal("Choose a standard", (await (await joy.Get("/at/ward-7/board?open=standard")).Submit("Put it on the board", ("Which standard does the team look at this week?", "Choose a standard"))).Is(400).ErrorsBeside("Which standard does the team look at this week?"));
    }

    [Fact]
    public async Task A_patients_number_is_stopped_and_what_is_taken_down_stays_in_the_history()
    {
        await using var world = await Started();
        var amara = await world.As(world.Amara);

        var page = (await (await amara.Get("/at/ward-7/board?open=thanks")).Submit("Put it on the board", ("To whom?", "The porters"), ("What for?", "They found 943 476 5919 at once"))).Is(400);
        Assert.Equal(PatientIdentifiers.Message, page.ErrorsBeside("What for?"));
        Assert.Equal("The porters", page.Value("To whom?"));

        await world.Send(world.Amara, new ThankTeam.Command { Place = world.Ward7, To = "The pharmacist", Thanks = "Came at night" });
        page = (await (await amara.Get("/at/ward-7/board")).Submit("Take down: The pharmacist: Came at night")).Is(200);
        Assert.Equal("Taken off the board", page.Banner);
        Assert.Contains("The pharmacist: Came at night Tue 5 May to Mon 11 May. Staff nurse, Tue 5 May 07:52. Taken down Tue 5 May 07:52", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The pharmacist", (await amara.Get("/at/ward-7")).Text, StringComparison.Ordinal);
        (await amara.Get("/at/ward-9/board")).Is(404);
    }

    private async Task<TrustWorld> Started()
    {
        var world = new TrustWorld(server);
        await world.InitializeAsync();
        return world;
    }
}
