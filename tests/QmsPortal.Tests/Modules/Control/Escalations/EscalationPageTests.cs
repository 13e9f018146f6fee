using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>Over HTTP and without JavaScript: raised by the ward, read back, decided, answered, confirmed.</summary>
public class EscalationPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_nurse_escalates_the_matron_passes_it_up_the_deputy_chief_nurse_answers_and_the_nurse_says_it_worked()
    {
        var amara = await world.As(world.Amara);
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = world.Ward7, Words = "Only one hoist for two bays", Kind = IssueKind.Equipment });
        var form = await (await amara.Get($"/issues/{number}?raised=now")).Follow("This cannot wait: escalate");
        Assert.Equal("Escalate: Only one hoist for two bays", form.Heading);
        Assert.Contains("Someone in danger now? Phone first: 2222", form.Text, StringComparison.Ordinal);
        Assert.Contains("Goes to: Tier 2, Older people’s care. Receives there: matron.", form.Text, StringComparison.Ordinal);
        Assert.Equal("Only one hoist for two bays", form.Value("Situation: what is happening now?"));
        Assert.StartsWith("Raised Tue 5 May ", form.Value("Background: what led to it, what have you tried?"), StringComparison.Ordinal);

        var wrong = (await form.Submit("Send escalation", ("Assessment: what happens if nothing is done, and by when?", "Somebody is lifted by hand tonight"))).Is(400);
        Assert.Equal("Choose how soon it has to be answered", wrong.ErrorsBeside("How soon?"));
        Assert.Equal("Enter what you ask, of whom, by when", wrong.ErrorsBeside("Recommendation: what do you ask, of whom, by when?"));
        Assert.Equal("Somebody is lifted by hand tonight", wrong.Value("Assessment: what happens if nothing is done, and by when?"));
        var sent = (await wrong.Submit("Send escalation", ("How soon?", "Risk today: read back in 1 hour, answer in 4"), ("Recommendation: what do you ask, of whom, by when?", "Lend Ward 7 a hoist by 18:00"))).Is(200);
        Assert.Equal("Lend Ward 7 a hoist by 18:00", sent.Heading);
        Assert.Equal("1 h left", sent.Document.QuerySelector("main .nhsuk-tag")!.TextContent);
        Assert.False(sent.Has("form[action*='ReadBack']"));
        Assert.Contains("Not for a patient who is getting worse", sent.Text, StringComparison.Ordinal);

        var leila = await world.As(world.Leila);
        var list = await leila.Get("/at/older-peoples-care/escalations");
        var read = await list.Follow("Only one hoist for two bays");
        var decide = (await (await read.Submit("Read back")).Is(400).Submit("Read back", ("Say in your own words what you understood", "One hoist, two bays, tonight"))).Is(200);
        Assert.Contains("Choose what you decide", (await decide.Submit("Save decision")).Is(400).Text, StringComparison.Ordinal);
        var unsaid = (await decide.Submit("Save decision", ("What do you decide?", "Pass up to Tier 3"))).Is(400);
        Assert.Equal("Enter why you pass it up, for the ward", unsaid.ErrorsBeside("Why do you pass it up?"));
        var gone = (await unsaid.Submit("Save decision", ("Why do you pass it up?", "No hoist is free here"), ("Pass up to which tier?", "Tier 4, Riverside Hospitals: chief nurse, deputy chief nurse"))).Is(200);
        Assert.False(gone.Has("main form[action*='handler=']"));

        var ruth = await world.As(world.Ruth);
        var theirs = await (await ruth.Get("/at/riverside-hospitals/escalations")).Follow("Only one hoist for two bays");
        var second = await theirs.Submit("Read back", ("Say in your own words what you understood", "A hoist until six"));
        var third = await second.Submit("Save decision", ("What do you decide?", "Accept"));
        var answered = (await third.Submit("Send answer", ("What will happen, by when?", "A hoist from Ward 9 comes at 17:00"))).Is(200);
        Assert.Equal("Answered", answered.Document.QuerySelector("main .nhsuk-tag")!.TextContent);

        var told = await amara.Get(sent.Address);
        Assert.Contains("deputy chief nurse, Ruth Callaghan", told.Text, StringComparison.Ordinal);
        var issue = await amara.Get($"/issues/{number}");
        foreach (var words in new[] { "Escalated to Tier 2, Older people’s care", "Read back “One hoist, two bays, tonight”", "Passed up to Tier 4, Riverside Hospitals “No hoist is free here”", "Read back “A hoist until six”", "Accepted at Tier 4, Riverside Hospitals", "Answered “A hoist from Ward 9 comes at 17:00”" })
            Assert.Contains(words, issue.Text, StringComparison.Ordinal);
        Assert.Contains("A hoist from Ward 9 comes at 17:00", (await amara.Get("/at/ward-7")).Text, StringComparison.Ordinal);
        var closed = (await told.Submit("It worked")).Is(200);
        Assert.Equal($"/issues/{number}", closed.Address);
        Assert.Equal("Confirmed", (await amara.Get(sent.Address)).Document.QuerySelector("main .nhsuk-tag")!.TextContent);
    }

    [Theory]
    [InlineData("Yes, somebody was reached", "Telephoned first, somebody was reached")]
    [InlineData("Tried, no answer", "Telephoned first, no answer")]
    [InlineData("No", "Not telephoned first")]
    public async Task Whether_anybody_telephoned_first_is_asked_of_a_P1_and_stands_in_its_first_step_and_on_the_list(string said, string words)
    {
        var issue = await world.Raised();
        var form = await (await world.As(world.Amara)).Get($"/issues/{issue.Number}/escalate");
        (string, object?)[] filled = [("How soon?", "Someone could be harmed now: phone first. Read back in 15 minutes, answer in 1 hour"), ("Assessment: what happens if nothing is done, and by when?", "Somebody falls"), ("Recommendation: what do you ask, of whom, by when?", "Come at once")];

        var unsaid = (await form.Submit("Send escalation", filled)).Is(400);
        Assert.Equal("Choose whether you telephoned first", unsaid.ErrorsBeside("Did you telephone first?"));
        var sent = (await unsaid.Submit("Send escalation", ("Did you telephone first?", said))).Is(200);

        Assert.Contains("Escalated to Tier 2, Older people’s care", sent.Text[sent.Text.IndexOf("So far", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains($"nurse. Someone could be harmed now. {words}", sent.Text, StringComparison.Ordinal);
        Assert.Contains($"Someone could be harmed now {words}", (await (await world.As(world.Leila)).Get("/at/older-peoples-care/escalations")).Text, StringComparison.Ordinal);
        var optional = await world.Escalated();
        Assert.DoesNotContain("elephoned first", (await (await world.As(world.Amara)).Get($"/escalations/{optional.Number}")).Text.Replace("whether anybody telephoned first cannot", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_browser_adds_to_a_form_re_dates_nothing()
    {
        var escalation = await world.Escalated(EscalationPriority.P1);
        var leila = await world.As(world.Leila);
        var page = await leila.Get($"/escalations/{escalation.Number}");
        (string, string)[] hidden = [("Command.Version", page.Hidden("Command.Version")), ("__RequestVerificationToken", page.Hidden("__RequestVerificationToken")), ("OperationId", Guid.NewGuid().ToString())];

        await leila.Post($"/escalations/{escalation.Number}?handler=ReadBack",
            [.. hidden, ("Command.Understood", "Understood"), ("Command.RaisedAt", "2026-05-06T00:00Z"), ("Command.Priority", "P3"), ("Command.FirstPriority", "P3"), ("Command.ReadBackBy", "2027-01-01"), ("Command.BreachedAt", ""), ("View.State", "Answered")]);

        var stored = await world.Escalation(escalation.Number);
        Assert.Equal((EscalationState.Acknowledged, escalation.RaisedAt, EscalationPriority.P1, EscalationPriority.P1, escalation.AnswerBy),
            (stored.State, stored.RaisedAt, stored.FirstPriority, stored.Priority, stored.AnswerBy));
    }

    [Fact]
    public async Task A_lower_priority_and_its_reason_are_shown_to_the_ward_beside_the_first()
    {
        var escalation = await world.ReadBack();
        var page = await (await world.As(world.Leila)).Get($"/escalations/{escalation.Number}");
        (await page.Submit("Change priority", ("How soon?", "Help needed, not today"), ("Why?", "A sheet hangs there for now"))).Is(200);

        var seen = await (await world.As(world.Amara)).Get($"/escalations/{escalation.Number}");
        Assert.Contains("Help needed, not today, raised as “Risk today”.", seen.Text, StringComparison.Ordinal);
        Assert.Contains("A sheet hangs there for now", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Now “Help needed, not today”", (await (await world.As(world.Amara)).Get($"/issues/{(await world.IssueOf(escalation)).Number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_step_up_it_says_whose_it_is_who_may_act_for_them_and_what_was_promised_first()
    {
        var escalation = await world.Escalated(EscalationPriority.P1);
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.SendAsTheSite(new StepUpEscalation.Command { Escalation = escalation.Id, Passed = StepUpEscalation.Passed.ReadBack, DueAt = escalation.ReadBackBy });
        var (ruth, marcus, amara) = (await world.As(world.Ruth), await world.As(world.Marcus), await world.As(world.Amara));
        var issue = await world.IssueOf(escalation);
        var missed = $"First promised {escalation.ReadBackBy.TimeWords()}, missed";

        foreach (var page in new[] { await amara.Get("/at/ward-7"), await ruth.Get("/at/medicine/escalations"), await ruth.Get($"/escalations/{escalation.Number}") })
        {
            Assert.Contains("New time: 15 min left", page.Text, StringComparison.Ordinal);
            Assert.Contains(missed, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Past its time once", page.Text, StringComparison.Ordinal);
        }

        Assert.True((await amara.Get("/at/ward-7")).Has($".qms-row__head a[href='/escalations/{escalation.Number}']"));
        Assert.Contains(issue.Words + " Hang a new blind today.", (await ruth.Get("/at/medicine/escalations")).Text, StringComparison.Ordinal);
        Assert.Contains("With you, Tier 3, Medicine.", (await marcus.Get($"/escalations/{escalation.Number}")).Text, StringComparison.Ordinal);
        var theirs = await ruth.Get($"/escalations/{escalation.Number}");
        Assert.Contains("With Tier 3, Medicine (divisional nurse). You may act for them.", theirs.Text, StringComparison.Ordinal);
        // The message stands before the box that answers it.
        var main = theirs.Document.QuerySelector("main")!.TextContent;
        Assert.True(main.IndexOf("The blind is torn.", StringComparison.Ordinal) < main.IndexOf("Say in your own words", StringComparison.Ordinal));
        var decide = await theirs.Submit("Read back", ("Say in your own words what you understood", "A blind"));
        Assert.Contains("Your own tier: you would have it still", decide.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Your own tier", (await marcus.Get($"/escalations/{escalation.Number}")).Text, StringComparison.Ordinal);

        await (await marcus.Get($"/escalations/{escalation.Number}")).Submit("Save decision", ("What do you decide?", "Accept"));
        var accepted = (await world.Escalation(escalation.Number)).Steps[^1];
        Assert.Contains($"Accepted by {accepted.Name}, divisional nurse. With Tier 3", (await ruth.Get($"/escalations/{escalation.Number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_waits_the_page_says_so_and_when_the_last_answer_was()
    {
        var petra = await world.As(world.Petra);

        Assert.Contains("Nothing is waiting for Surgery. When a ward escalates an issue it stands here until it has an answer.", (await petra.Get("/at/surgery/escalations")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("No escalation has been answered or returned yet.", (await petra.Get("/at/surgery/escalations?show=over")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("Two bank support workers", (await (await petra.Get("/at/medicine/escalations?show=over")).Follow("Night shift one support worker short for enhanced care")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_takes_six_queries_or_fewer()
    {
        var (read, back, done) = (await world.Escalated(), await world.ReadBack(), await world.EscalationAnswered());
        var issue = await world.Raised();
        foreach (var (who, path) in new[]
        {
            (world.Leila, $"/escalations/{read.Number}"), (world.Leila, $"/escalations/{back.Number}"), (world.Amara, $"/escalations/{done.Number}"), (world.Amara, $"/issues/{issue.Number}/escalate"),
            (world.Petra, "/at/riverside-hospitals/escalations"), (world.Petra, "/at/riverside-hospitals/escalations?show=over"), (world.Petra, "/at/surgery/escalations"),
        })
        {
            var page = (await (await world.As(who)).Get(path)).Is(200);
            Assert.True(page.QueryCount <= 6, $"{path}: {page.QueryCount}");
        }
    }
}
