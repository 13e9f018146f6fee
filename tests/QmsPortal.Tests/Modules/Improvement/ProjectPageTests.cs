using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Projects;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.Control.Signals;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Improvement;

/// <summary>A project over HTTP, without JavaScript, and through the pipeline: begun, chartered, sponsored, ended.</summary>
public class ProjectPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Bells = "night-call-bells-answered-in-5-minutes";

    [Fact]
    public async Task A_nurse_starts_a_project_from_an_issue_and_the_two_are_linked()
    {
        var (number, _) = await world.Raised("Doors bang all night");
        var amara = await world.As(world.Amara);

        var form = (await (await amara.Get($"/issues/{number}")).Follow("Start a project from this")).Is(200);
        Assert.Contains("Raised from this issue: “Doors bang all night”", form.Text, StringComparison.Ordinal);
        Assert.Equal("Ward 7", form.Value("Where?"));
        var page = (await form.Submit("Start project", ("What is it called?", "Silent doors"), ("Why does it matter?", "People cannot sleep"))).Is(200);

        Assert.Equal("Silent doors", page.Heading);
        Assert.Contains("Lead: nobody yet. Sponsor: nobody yet.", page.Text, StringComparison.Ordinal);
        Assert.True(page.HasLink("Doors bang all night"));
        Assert.True((await amara.Get($"/issues/{number}")).HasLink("Silent doors"));
        Assert.True((await (await amara.Get("/at/ward-7")).Follow("Improvement")).HasLink("Silent doors"));
    }

    [Fact]
    public async Task A_project_comes_from_a_signal_or_an_escalation_too()
    {
        var joy = await world.As(world.Joy);
        var signal = await world.Signalled();
        var escalation = await world.Escalated();

        foreach (var (address, words) in new[] { ($"/signals/{signal.Number}", "Raised from this signal"), ($"/escalations/{escalation.Number}", "Raised from this escalation") })
        {
            var form = (await (await joy.Get(address)).Follow("Start a project from this")).Is(200);
            Assert.Contains(words, form.Text, StringComparison.Ordinal);
            var name = Fresh.Words("Quiet doors");
            var page = (await form.Submit("Start project", ("What is it called?", name), ("Why does it matter?", "People cannot sleep"))).Is(200);
            Assert.True((await joy.Get(address)).HasLink(name));
            Assert.Equal(name, page.Heading);
        }
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_each_field_and_what_was_typed_stays()
    {
        var form = await (await world.As(world.Amara)).Get("/projects/new?at=ward-7");

        var page = (await form.Submit("Start project", ("What is it called?", new string('x', 121)))).Is(400);

        Assert.Equal("Name must be 120 characters or fewer", page.ErrorsBeside("What is it called?"));
        Assert.Equal("Enter why it matters", page.ErrorsBeside("Why does it matter?"));
        Assert.Equal(new string('x', 121), page.Value("What is it called?"));
    }

    [Fact]
    public async Task A_project_is_started_at_a_place_of_ones_own()
    {
        var kofi = new StartProject.Command { Place = world.Ward7, Name = "Elsewhere", Why = "I like it there" };

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Kofi, kofi));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, kofi with { Place = world.England }));
    }

    [Fact]
    public async Task A_project_is_not_raised_from_a_measure_nor_from_what_is_not_there()
    {
        var series = await world.Series(world.Ward7, Bells);
        var command = new StartProject.Command { Place = world.Ward7, Name = "From a chart", Why = "It fell" };

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Amara, command with { From = series.Id }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, command with { From = Guid.CreateVersion7() }));

        Assert.StartsWith("“raised from” does not lead from a project to a measure.", refusal.Message, StringComparison.Ordinal);
        (await (await world.As(world.Amara)).Get($"/projects/new?from={series.Id}")).Is(404);
        Assert.Equal(0, await world.Ask(db => db.Projects.CountAsync(project => project.Name == "From a chart")));
    }

    [Fact]
    public async Task A_sister_writes_the_charter_and_a_sponsor_accepts_it()
    {
        var project = await world.Idea();
        var (joy, samuel) = (await world.As(world.Joy), await world.As(world.Samuel));

        var form = await (await joy.Get($"/projects/{project.Number}")).Follow("Write the aim");
        var empty = (await form.Submit("Ask a sponsor to accept it")).Is(400);
        Assert.Equal("Choose an outcome measure, or say why there is none", empty.ErrorsBeside("Outcome measure"));
        Assert.Equal("Enter by how much", empty.ErrorsBeside("By how much?"));
        var page = (await empty.Submit("Ask a sponsor to accept it",
            ("What is it called?", "Bells answered at night"), ("What will be better?", "Bells are answered in 5 minutes"), ("For whom?", "people at night"), ("By how much?", "90 of 100"),
            ("By when?", "31 8 2026"), ("Why does it matter?", "Nights are frightening"), ("Outcome measure", "Night call bells answered in 5 minutes, Ward 7"),
            ("Or why there is no process measure", "Not counted yet"), ("Or why there is no balancing measure", "Nothing waits"), ("Changes to try", "Zones\nBreak cover"), ("Who is in the team?", "Charge nurse"))).Is(200);

        Assert.Equal("Bells answered at night", page.Heading);
        Assert.Contains("Bells are answered in 5 minutes For people at night. 90 of 100, by Monday 31 August 2026.", page.Text, StringComparison.Ordinal);
        Assert.True(page.HasLink("Night call bells answered in 5 minutes"));
        Assert.False(page.HasButton("Accept the charter"));

        var accepted = (await (await samuel.Get($"/projects/{project.Number}")).Submit("Accept the charter")).Is(200);
        Assert.Matches("Lead: Joy Okoro, ward sister\\. Sponsor: Samuel [A-Za-z]+, chief nurse\\.", accepted.Text);
        var mine = (await joy.Get("/at/ward-7/improvement?show=mine")).Is(200);
        Assert.True(mine.HasLink("Bells answered at night"));
        Assert.Contains("Joy Okoro, Ward sister", mine.Text, StringComparison.Ordinal);
        Assert.False((await (await world.As(world.Amara)).Get("/at/ward-7/improvement?show=mine")).HasLink("Bells answered at night"));
        Assert.Equal("Chartered", accepted.Document.QuerySelector(".qms-title .nhsuk-tag")!.TextContent);
        Assert.True((await joy.Get($"/projects/{project.Number}")).HasLink("Plan the first cycle"));
    }

    [Fact]
    public async Task A_returned_charter_says_what_is_missing()
    {
        var project = await world.CharterOffered();
        var samuel = await world.As(world.Samuel);

        var page = await samuel.Get($"/projects/{project.Number}");
        var missing = (await page.Submit("Return the charter")).Is(400);
        Assert.Equal("Enter what is missing", missing.ErrorsBeside("What is missing?"));
        (await missing.Submit("Return the charter", ("What is missing?", "Say from which number"))).Is(200);

        var joys = await (await world.As(world.Joy)).Get($"/projects/{project.Number}");
        Assert.Contains("Charter returned “Say from which number”", joys.Text, StringComparison.Ordinal);
        Assert.True(joys.HasLink("Write the charter anew"));
    }

    [Fact]
    public async Task Whoever_leads_a_project_does_not_sponsor_it_whatever_roles_they_hold()
    {
        var project = await world.CharterOffered();
        var joy = await world.Person(world.Joy);
        await world.Send(world.Rowan, new GiveRole.Command { Person = joy, Place = world.Ward7, Role = Role.Sponsor, From = DateInput.From(new DateOnly(2026, 5, 1)) });

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, new DecideCharter.Command { Number = project.Number, Version = project.Version, Accept = true }));

        Assert.StartsWith("You lead this project, so another person has to accept its charter.", refusal.Message, StringComparison.Ordinal);
        Assert.False((await (await world.As(world.Joy)).Get($"/projects/{project.Number}")).HasButton("Accept the charter"));
    }

    [Fact]
    public async Task Achieved_is_refused_without_a_signal_on_the_chart_and_without_a_reason()
    {
        var project = await world.Implementing((await world.Series(world.Ward7, Bells)).Id);
        var joy = await world.As(world.Joy);

        var form = await (await joy.Get($"/projects/{project.Number}")).Follow("Close this project");
        var refused = (await form.Submit("Close project", ("How did it end?", "Achieved"), ("What did you learn?", "Cover by name"))).Is(422);
        Assert.Equal(["The outcome measure shows no signal of improvement. Say why the aim is reached all the same, or go on until the chart shows it."], refused.Summary);
        Assert.Equal("Cover by name", refused.Value("What did you learn?")!.Trim());
        var asked = (await refused.Submit("Close project", ("If the chart shows no signal: why is the aim reached all the same?", "Counted by hand since May"))).Is(200);

        Assert.Contains("Without a signal on the chart, because: Counted by hand since May", asked.Text, StringComparison.Ordinal);
        Assert.False(asked.HasButton("Confirm that it did"));
        var closed = (await (await (await world.As(world.Samuel)).Get($"/projects/{project.Number}")).Submit("Confirm that it did")).Is(200);
        Assert.Equal("Achieved", closed.Document.QuerySelector(".qms-title .nhsuk-tag")!.TextContent);
    }

    [Fact]
    public async Task Not_yet_sends_it_on()
    {
        var project = await world.Asked();

        await world.Send(world.Samuel, new ConfirmClosing.Command { Number = project.Number, Version = project.Version, ToDo = "One month more" });

        var after = await world.Project(project.Number);
        Assert.Equal((ProjectState.Implementing, null), (after.State, after.ClosingBy));
    }

    [Fact]
    public async Task What_is_handed_over_to_improvement_is_a_project_from_then_on()
    {
        var (number, record) = await world.Raised("Lights stay on all night");
        var offer = await world.Send(world.Joy, new OfferHandOver.Command { Record = record, Kind = HandOverKind.ControlToImprove, Words = "Every night" });

        await world.Send(world.Priya, new AcceptHandOver.Command { HandOver = offer, Version = await Version(offer), Words = "I come on Thursday" });

        var project = await world.Ask(db => db.Projects.AsNoTracking().Include(p => p.Steps).SingleAsync(p => p.Name == "Lights stay on all night"));
        Assert.Equal((ProjectState.Idea, await world.Person(world.Priya)), (project.State, project.LeadId!.Value));
        Assert.Equal("I come on Thursday", Assert.Single(project.Steps).Words);
        Assert.Equal(record, await world.Ask(db => db.ThreadLinks.Where(link => link.FromId == project.Id && link.Relation == Relation.RaisedFrom).Select(link => link.ToId).SingleAsync()));
        Assert.True((await (await world.As(world.Joy)).Get($"/hand-overs/{offer}")).Has($"a[href='/projects/{project.Number}']"));
        Assert.True((await (await world.As(world.Amara)).Get($"/issues/{number}")).Has($"a[href='/projects/{project.Number}']"));
    }

    [Fact]
    public async Task A_project_does_not_repeat_the_words_of_a_restricted_issue()
    {
        var (_, record) = await world.Raised("What only some may read");
        var offer = await world.Send(world.Joy, new OfferHandOver.Command { Record = record, Kind = HandOverKind.ControlToImprove, Words = "Again" });
        await world.Restrict(record, world.Joy, world.Priya);

        await world.Send(world.Priya, new AcceptHandOver.Command { HandOver = offer, Version = await Version(offer) });

        Assert.Equal(1, await world.Ask(db => db.Projects.CountAsync(project => project.Name == "Handed over on Tuesday 5 May 2026")));
        Assert.Equal(0, await world.Ask(db => db.Projects.CountAsync(project => project.Name.Contains("only some"))));
    }

    [Fact]
    public async Task A_list_says_what_each_project_needs_and_which_is_stuck()
    {
        var rows = await world.Send(world.Petra, new ProjectsAt.Query(await world.PathOf(world.Ward9)));

        var stuck = Assert.Single(rows);
        Assert.Equal(("Company for people who wander at night", "Planning", "Its next cycle", true), (stuck.Name, stuck.State, stuck.Need, stuck.Stuck));
        Assert.Equal(new DateOnly(2026, 5, 5).AddDays(-33), stuck.LastCycle);
        var page = await (await world.As(world.Leila)).Get("/at/older-peoples-care/improvement");
        Assert.Contains("1 has had no cycle for 21 days or more.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No cycle for 33 days", page.Text, StringComparison.Ordinal);
        Assert.Contains("A wrong one is good learning: it shows what nobody knew before.", page.Text, StringComparison.Ordinal);
        var board = await world.Send(world.Petra, new ProjectsAt.Query(await world.PathOf(world.Riverside), Rows: 2));
        Assert.Equal(2, board.Count);
        Assert.Equal(stuck, board[0]);
    }

    [Fact]
    public async Task The_list_is_in_the_order_of_the_days_it_shows_and_read_on_by_key()
    {
        var path = await world.PathOf(world.Riverside);
        var all = (await world.Send(world.Petra, new ListProjects.Query(path, Rows: 100))).Rows;
        var rows = new List<ListProjects.Row>();
        string? before = null;
        do
        {
            var page = await world.Send(world.Petra, new ListProjects.Query(path, Before: before, Rows: 2));
            rows.AddRange(page.Rows);
            before = page.Next;
        }
        while (before is not null);

        Assert.True(all.Count > 2);
        Assert.Equal(all, rows);
        Assert.Equal(all.Select(row => row.Latest).OrderDescending(), all.Select(row => row.Latest));
    }

    [Fact]
    public async Task Before_the_gain_is_watched_the_page_says_what_speaks_against_it_and_what_adoption_offered()
    {
        var project = await world.Implementing((await world.Series(world.Ward7, Bells)).Id);
        var joy = await world.As(world.Joy);

        var page = (await joy.Get($"/projects/{project.Number}")).Is(200);

        Assert.Contains("The change of the standard from cycle 1 is offered, and nobody has accepted it yet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The chart shows no improvement: Night call bells answered in 5 minutes", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cycle 1: how the work is done Offered “Soft shoes at night”", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not offered to anybody yet", page.Text, StringComparison.Ordinal);
        Assert.True(page.QueryCount <= 6, $"{page.QueryCount}");
        (await page.Submit("Watch the gain", ("Who watches that the gain holds, and how often?", "Charge nurse, weekly"))).Is(200);
    }

    [Fact]
    public async Task A_place_without_projects_says_how_one_begins()
    {
        var page = await (await world.As(world.Petra)).Get("/at/surgery/improvement");

        Assert.Contains("No project is open in Surgery.", page.Text, StringComparison.Ordinal);
        Assert.Contains("An idea and a reason are enough to begin.", page.Text, StringComparison.Ordinal);
        Assert.False(page.HasLink("Start a project"));
    }

    private Task<uint> Version(Guid offer) => world.Ask(db => db.HandOvers.Where(h => h.Id == offer).Select(h => h.Version).SingleAsync());
}
