using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Planning;

/// <summary>From a need to a live goal over HTTP, without JavaScript, by the labels people read.</summary>
public class PlanPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_patient_partner_lands_on_the_plan_and_validates_what_waits()
    {
        var need = await world.Need(NeedState.Themed);
        var moira = await world.As(world.Moira);

        var plan = await moira.Get("/");
        Assert.Equal("Goals and needs in the whole organisation", plan.Heading);
        var page = await moira.Get($"/needs/{need.Number}");
        var empty = (await page.Submit("It is right")).Is(400);
        Assert.Equal("Enter with whom you checked it", empty.ErrorsBeside("With whom did you check it, and what did they say?"));
        var done = (await empty.Submit("It is right", ("With whom did you check it, and what did they say?", "Two carers at the café"))).Is(200);

        Assert.Equal("It is validated", done.Banner);
        Assert.Contains("Two carers at the café", done.Text, StringComparison.Ordinal);
        Assert.False((await (await world.As(world.Leila)).Get($"/needs/{need.Number}")).HasButton("Prioritise"));
        Assert.True((await (await world.As(world.Ruth)).Get($"/needs/{need.Number}")).HasButton("Prioritise"));
    }

    [Fact]
    public async Task A_need_is_recorded_from_the_plan_of_a_ward()
    {
        var form = await (await (await world.As(world.Amara)).Get("/at/ward-7/plan")).Follow("Record a need");

        var refused = (await form.Submit("Record need", ("People who …", "sleep badly"))).Is(400);
        Assert.Equal(
            ["Enter what they need", "Enter what it would do for them", "Choose where it comes from", "Enter which survey, complaints or event", "Enter how many people said so", "Enter what people would see if it were better", "Enter the role that keeps it in view"],
            refused.Summary);
        Assert.Equal("sleep badly", refused.Value("People who …"));

        var page = (await refused.Submit("Record need", ("need …", "a quiet corridor"), ("so that …", "they can sleep"), ("Where does it come from?", "Survey"), ("Which?", "Inpatient survey"),
            ("How many people said so?", "5"), ("What would people see if it were better?", "No trolleys after ten"), ("Who keeps it in view?", "Ward sister"))).Is(200);

        Assert.Equal("People who sleep badly need a quiet corridor so that they can sleep", page.Heading);
        Assert.True((await (await world.As(world.Amara)).Get("/at/ward-7/plan")).HasLink(page.Heading));
    }

    [Fact]
    public async Task A_goal_is_drafted_for_a_need_measured_thrown_returned_thrown_again_caught_and_goes_live()
    {
        var need = await world.Need(NeedState.Prioritised);
        var (leila, joy) = (await world.As(world.Leila), await world.As(world.Joy));

        var form = await (await leila.Get($"/needs/{need.Number}")).Follow("Set a goal for it");
        Assert.Equal($"{need.Statement} (Older people’s care)", form.Value("Which need does it answer?"));
        form = await leila.Get($"/goals/new?at=ward-7&need={need.Number}");
        form = (await form.Submit("Save draft", ("What is to be reached?", "A light at every bed"), ("Target", "950"), ("Unit", "%"), ("By which day?", "31 3 2027"))).Is(400);
        Assert.Equal("Enter a target from 0 to 100, as it is a percentage", form.ErrorsBeside("Target"));
        var goal = (await form.Submit("Save draft", ("What is to be reached?", "A light at every bed"), ("Target", "95"), ("Unit", "%"), ("By which day?", "31 3 2027"))).Is(200);
        Assert.Contains("Nobody answers for it. Enter its owner, by role.", goal.Text, StringComparison.Ordinal);
        Assert.Contains("Goal without a measure.", goal.Text, StringComparison.Ordinal);
        var address = goal.Address;

        var owned = (await (await goal.Follow("Change need, owner or baseline")).Submit("Save", ("Who answers for it?", "Ward sister"))).Is(200);
        var measured = (await (await owned.Follow("Choose a measure")).Submit("Choose measure", ("Measure", "Night call bells answered in 5 minutes, Ward 7"))).Is(200);
        var thrown = (await (await measured.Follow("Throw goal")).Submit("Throw goal", ("Why this value, and why by then?", "The best get there"))).Is(200);
        Assert.Equal("Thrown. It is caught or returned next", thrown.Banner);
        Assert.False(thrown.HasLink("Catch or return"));

        var answer = await (await joy.Get(address)).Follow("Catch or return");
        var returned = (await answer.Submit("Return goal", ("Target instead", "90"), ("Why?", "Not with two at night"))).Is(200);
        Assert.Contains("Returned: 90% by Wed 31 Mar 2027", returned.Text, StringComparison.Ordinal);
        var again = await (await leila.Get(address)).Follow("Throw again");
        Assert.Equal("90", again.Value("Target"));
        await again.Submit("Throw goal", ("Why this value, and why by then?", "90 it is"));
        var caught = (await (await (await joy.Get(address)).Follow("Catch or return")).Submit("Catch goal")).Is(200);
        Assert.Equal("Caught", caught.Banner);

        var live = (await (await leila.Get(address)).Submit("Go live")).Is(200);
        Assert.Equal("The goal is live", live.Banner);
        Assert.Contains("Planned", (await joy.Get($"/needs/{need.Number}")).Text, StringComparison.Ordinal);
        Assert.True((await joy.Get("/at/ward-7/plan")).HasLink("A light at every bed"));
    }

    [Fact]
    public async Task Gaps_are_shown_and_closed_goals_stand_apart()
    {
        await world.Need(NeedState.Prioritised);
        var draft = await world.Goal();
        var leila = await world.As(world.Leila);

        var plan = await leila.Get("/at/older-peoples-care/plan");
        Assert.Contains("Need without a goal.", plan.Text, StringComparison.Ordinal);
        Assert.Contains("Goal without a measure.", plan.Text, StringComparison.Ordinal);
        Assert.Contains("Goal without a need.", plan.Text, StringComparison.Ordinal);

        var closed = (await (await (await leila.Get($"/goals/{draft.Number}")).Follow("Stop this goal")).Submit("Stop goal", ("How does it end?", "Stopped"), ("How do you know, or why?", "Another one covers it"))).Is(200);
        Assert.Contains("Another one covers it", closed.Text, StringComparison.Ordinal);
        Assert.False((await leila.Get("/at/ward-7/plan")).HasLink(draft.Words));
        Assert.True((await leila.Get("/at/ward-7/plan?show=over")).HasLink(draft.Words));
    }

    [Fact]
    public async Task A_place_without_a_plan_says_what_will_be_here()
    {
        var page = (await (await world.As(world.Petra)).Get("/at/ward-16/plan")).Is(200);

        Assert.Contains("Nothing is planned here yet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No goal on Ward 16 yet. A goal stands here with the need behind it, from the day it is drafted.", page.Text, StringComparison.Ordinal);
        Assert.False(page.HasLink("Set a goal"));
    }

    [Fact]
    public async Task Published_figures_of_others_have_no_plan() => (await (await world.As(world.Amara)).Get("/at/england-published-data/plan")).Is(404);

    [Theory]
    [InlineData("leila", false)]
    [InlineData("marcus", true)]
    public async Task Whoever_may_not_answer_a_goal_reads_whom_to_ask(string who, bool leadsAbove)
    {
        var goal = await world.Goal(GoalState.Thrown);

        var page = (await (await world.As(leadsAbove ? world.Marcus : world.Leila)).Get($"/goals/{goal.Number}/answer")).Is(200);

        Assert.False(page.HasButton("Catch goal"), who);
        Assert.Contains("Another person answers this goal. Ask the team lead of Ward 7.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_story_of_the_nights_hangs_together_from_the_need_to_the_chart()
    {
        var amara = await world.As(world.Amara);

        var need = await (await amara.Get("/at/older-peoples-care/plan")).Follow("People who live with dementia and stay the night need somebody to come when they call so that nights do not frighten them and they do not get up alone");
        var all = await need.Follow("Fewer falls with harm and calm nights for people with dementia");
        var ward = await (await amara.Get("/at/ward-7/plan")).Follow("Night call bells answered within 5 minutes");

        Assert.Contains("Planned", need.Text, StringComparison.Ordinal);
        Assert.Contains("Two carers at the memory café", need.Text, StringComparison.Ordinal);
        Assert.Contains("Live", all.Text, StringComparison.Ordinal);
        Assert.Contains("By way of the goal it serves.", ward.Text, StringComparison.Ordinal);
        Assert.True(ward.HasLink(all.Heading));
        Assert.Equal("Night call bells answered in 5 minutes", (await ward.Follow("Night call bells answered in 5 minutes, Ward 7")).Heading);
    }
}
