using QmsPortal.Kernel;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Projects;
using Xunit;

namespace QmsPortal.Tests.Modules.Improvement;

/// <summary>Every state of a project and every act on it: where it goes, or the sentence that refuses it.</summary>
public class ProjectTests
{
    private const string Accepted = "The charter is accepted and stays as it is. What you learn belongs in the cycles.";
    private const string AcceptedAlready = "The charter is accepted already.";
    private const string Closed = "This project is closed. Start a new one if there is more to improve.";
    private const string NoCharter = "There is no charter to accept. Ask the lead to write the aim first.";
    private const string CharterFirst = "The charter is not accepted yet, and cycles come after it. Write the aim and ask a sponsor to accept it.";
    private const string NoGain = "There is no gain to watch yet. Adopt a cycle first.";
    private const string NothingTested = "Nothing was tested yet, so it cannot have partly achieved its aim. Close it as stopped, with what you learned.";
    private const string NotAdopted = "It cannot have achieved its aim before a change is adopted. Adopt a cycle first, or close it as stopped with what you learned.";
    private const string NobodyAsked = "Nobody has asked to close this project as achieved. Ask its lead.";
    private const string Waits = "It waits to be confirmed as achieved. Ask its sponsor to say “not yet” if there is more to do.";

    private static readonly Guid Lead = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Writer = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Sponsor = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Beside the states of the domain two in which somebody waits: for a sponsor, and for a confirmation.</summary>
    public enum At
    {
        Idea,
        Offered,
        Chartered,
        Planning,
        Testing,
        Implementing,
        Sustaining,
        Asked,
        Over,
    }

    [Theory]
    [InlineData(At.Idea, "write", ProjectState.Idea)]
    [InlineData(At.Idea, "stop", ProjectState.Closed)]
    [InlineData(At.Offered, "write", ProjectState.Idea)]
    [InlineData(At.Offered, "accept", ProjectState.Chartered)]
    [InlineData(At.Offered, "return", ProjectState.Idea)]
    [InlineData(At.Offered, "stop", ProjectState.Closed)]
    [InlineData(At.Chartered, "plan", ProjectState.Planning)]
    [InlineData(At.Chartered, "start", ProjectState.Testing)]
    [InlineData(At.Chartered, "adopt", ProjectState.Implementing)]
    [InlineData(At.Chartered, "stop", ProjectState.Closed)]
    [InlineData(At.Planning, "plan", ProjectState.Planning)]
    [InlineData(At.Planning, "start", ProjectState.Testing)]
    [InlineData(At.Planning, "adopt", ProjectState.Implementing)]
    [InlineData(At.Planning, "stop", ProjectState.Closed)]
    [InlineData(At.Testing, "plan", ProjectState.Testing)]
    [InlineData(At.Testing, "start", ProjectState.Testing)]
    [InlineData(At.Testing, "adopt", ProjectState.Implementing)]
    [InlineData(At.Testing, "partly", ProjectState.Closed)]
    [InlineData(At.Testing, "stop", ProjectState.Closed)]
    [InlineData(At.Implementing, "plan", ProjectState.Implementing)]
    [InlineData(At.Implementing, "start", ProjectState.Implementing)]
    [InlineData(At.Implementing, "adopt", ProjectState.Implementing)]
    [InlineData(At.Implementing, "sustain", ProjectState.Sustaining)]
    [InlineData(At.Implementing, "ask", ProjectState.Implementing)]
    [InlineData(At.Implementing, "partly", ProjectState.Closed)]
    [InlineData(At.Implementing, "stop", ProjectState.Closed)]
    [InlineData(At.Sustaining, "plan", ProjectState.Sustaining)]
    [InlineData(At.Sustaining, "start", ProjectState.Sustaining)]
    [InlineData(At.Sustaining, "adopt", ProjectState.Sustaining)]
    [InlineData(At.Sustaining, "ask", ProjectState.Sustaining)]
    [InlineData(At.Sustaining, "partly", ProjectState.Closed)]
    [InlineData(At.Sustaining, "stop", ProjectState.Closed)]
    [InlineData(At.Asked, "confirm", ProjectState.Closed)]
    [InlineData(At.Asked, "refuse", ProjectState.Sustaining)]
    public void A_project_goes_on(At from, string act, ProjectState to)
    {
        var project = ProjectAt(from);

        Do(project, act);

        Assert.Equal(to, project.State);
        Assert.Equal(Enumerable.Range(1, project.Steps.Count), project.Steps.Select(step => step.Position));
        Assert.Equal(to, project.Steps[^1].State);
    }

    [Theory]
    [InlineData(At.Idea, "accept", NoCharter)]
    [InlineData(At.Idea, "return", NoCharter)]
    [InlineData(At.Idea, "plan", CharterFirst)]
    [InlineData(At.Idea, "start", CharterFirst)]
    [InlineData(At.Idea, "adopt", CharterFirst)]
    [InlineData(At.Idea, "sustain", NoGain)]
    [InlineData(At.Idea, "ask", NotAdopted)]
    [InlineData(At.Idea, "partly", NothingTested)]
    [InlineData(At.Idea, "confirm", NobodyAsked)]
    [InlineData(At.Idea, "refuse", NobodyAsked)]
    [InlineData(At.Offered, "plan", CharterFirst)]
    [InlineData(At.Offered, "start", CharterFirst)]
    [InlineData(At.Offered, "adopt", CharterFirst)]
    [InlineData(At.Offered, "sustain", NoGain)]
    [InlineData(At.Offered, "ask", NotAdopted)]
    [InlineData(At.Offered, "partly", NothingTested)]
    [InlineData(At.Offered, "confirm", NobodyAsked)]
    [InlineData(At.Offered, "refuse", NobodyAsked)]
    [InlineData(At.Chartered, "write", Accepted)]
    [InlineData(At.Chartered, "accept", AcceptedAlready)]
    [InlineData(At.Chartered, "return", AcceptedAlready)]
    [InlineData(At.Chartered, "sustain", NoGain)]
    [InlineData(At.Chartered, "ask", NotAdopted)]
    [InlineData(At.Chartered, "partly", NothingTested)]
    [InlineData(At.Chartered, "confirm", NobodyAsked)]
    [InlineData(At.Chartered, "refuse", NobodyAsked)]
    [InlineData(At.Planning, "write", Accepted)]
    [InlineData(At.Planning, "accept", AcceptedAlready)]
    [InlineData(At.Planning, "return", AcceptedAlready)]
    [InlineData(At.Planning, "sustain", NoGain)]
    [InlineData(At.Planning, "ask", NotAdopted)]
    [InlineData(At.Planning, "partly", NothingTested)]
    [InlineData(At.Planning, "confirm", NobodyAsked)]
    [InlineData(At.Planning, "refuse", NobodyAsked)]
    [InlineData(At.Testing, "write", Accepted)]
    [InlineData(At.Testing, "accept", AcceptedAlready)]
    [InlineData(At.Testing, "return", AcceptedAlready)]
    [InlineData(At.Testing, "sustain", NoGain)]
    [InlineData(At.Testing, "ask", NotAdopted)]
    [InlineData(At.Testing, "confirm", NobodyAsked)]
    [InlineData(At.Testing, "refuse", NobodyAsked)]
    [InlineData(At.Implementing, "write", Accepted)]
    [InlineData(At.Implementing, "accept", AcceptedAlready)]
    [InlineData(At.Implementing, "return", AcceptedAlready)]
    [InlineData(At.Implementing, "confirm", NobodyAsked)]
    [InlineData(At.Implementing, "refuse", NobodyAsked)]
    [InlineData(At.Sustaining, "write", Accepted)]
    [InlineData(At.Sustaining, "accept", AcceptedAlready)]
    [InlineData(At.Sustaining, "return", AcceptedAlready)]
    [InlineData(At.Sustaining, "sustain", "The gain is watched already.")]
    [InlineData(At.Sustaining, "confirm", NobodyAsked)]
    [InlineData(At.Sustaining, "refuse", NobodyAsked)]
    [InlineData(At.Asked, "write", Accepted)]
    [InlineData(At.Asked, "accept", AcceptedAlready)]
    [InlineData(At.Asked, "return", AcceptedAlready)]
    [InlineData(At.Asked, "plan", Waits)]
    [InlineData(At.Asked, "start", Waits)]
    [InlineData(At.Asked, "adopt", Waits)]
    [InlineData(At.Asked, "sustain", Waits)]
    [InlineData(At.Asked, "ask", Waits)]
    [InlineData(At.Asked, "partly", Waits)]
    [InlineData(At.Asked, "stop", Waits)]
    [InlineData(At.Over, "write", Closed)]
    [InlineData(At.Over, "accept", Closed)]
    [InlineData(At.Over, "return", Closed)]
    [InlineData(At.Over, "plan", Closed)]
    [InlineData(At.Over, "start", Closed)]
    [InlineData(At.Over, "adopt", Closed)]
    [InlineData(At.Over, "sustain", Closed)]
    [InlineData(At.Over, "ask", Closed)]
    [InlineData(At.Over, "partly", Closed)]
    [InlineData(At.Over, "stop", Closed)]
    [InlineData(At.Over, "confirm", Closed)]
    [InlineData(At.Over, "refuse", Closed)]
    public void A_project_does_not_go_there(At from, string act, string reason)
    {
        var project = ProjectAt(from);
        var (state, steps) = (project.State, project.Steps.Count);

        var refusal = Assert.Throws<DomainException>(() => Do(project, act));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal((state, steps), (project.State, project.Steps.Count));
    }

    [Fact]
    public void A_lead_does_not_accept_the_charter_though_another_wrote_it()
    {
        var project = ProjectAt(At.Offered);

        Assert.StartsWith("You lead this project, so another person has to accept its charter.", Refusal(() => project.AcceptCharter(Guid.NewGuid(), By(Lead))), StringComparison.Ordinal);
        Assert.StartsWith("You lead this project", Refusal(() => project.ReturnCharter(Guid.NewGuid(), "More", By(Lead))), StringComparison.Ordinal);
        Assert.Equal(ProjectState.Idea, project.State);
    }

    [Fact]
    public void Whoever_wrote_a_charter_does_not_accept_it()
    {
        var project = ProjectAt(At.Offered);

        Assert.StartsWith("You wrote this charter, so another person has to accept it.", Refusal(() => project.AcceptCharter(Guid.NewGuid(), By(Writer))), StringComparison.Ordinal);
        Assert.Null(project.SponsorId);
    }

    [Fact]
    public void Whoever_accepts_the_charter_sponsors_the_project()
    {
        var project = ProjectAt(At.Chartered);

        Assert.Equal(Sponsor, project.SponsorId);
        Assert.False(project.CharterWaits);
    }

    [Fact]
    public void A_returned_charter_is_written_anew_and_the_first_one_stays()
    {
        var project = ProjectAt(At.Offered);
        project.ReturnCharter(Guid.NewGuid(), "A number is missing", By(Sponsor));

        Assert.Equal(NoCharter, Refusal(() => project.AcceptCharter(Guid.NewGuid(), By(Sponsor))));
        Do(project, "write");
        project.AcceptCharter(Guid.NewGuid(), By(Sponsor));

        Assert.Equal([1, 2], project.Charters.Select(charter => charter.Position));
        Assert.Equal(ProjectState.Chartered, project.State);
    }

    [Fact]
    public void An_idea_that_nobody_leads_is_led_by_whoever_writes_its_charter()
    {
        var project = new Project(Guid.NewGuid(), Guid.NewGuid(), 1001, Guid.NewGuid(), "Nights", null, "Why", By(Sponsor));

        project.WriteCharter(Guid.NewGuid(), Guid.NewGuid(), Words(), By(Writer));

        Assert.Equal(Writer, project.LeadId);
    }

    [Theory]
    [InlineData("outcome", "Choose an outcome measure, or say why there is none.")]
    [InlineData("process", "Choose a process measure, or say why there is none.")]
    [InlineData("balancing", "Choose a balancing measure, or say why there is none.")]
    public void A_charter_has_a_measure_of_each_kind_or_the_reason_why_not(string kind, string reason)
    {
        var none = new MeasureChoice(null, null);
        var words = Words();
        var project = ProjectAt(At.Idea);

        Assert.Equal(reason, Refusal(() => project.WriteCharter(Guid.NewGuid(), Guid.NewGuid(), kind switch
        {
            "outcome" => words with { Outcome = none },
            "process" => words with { Process = none },
            _ => words with { Balancing = none },
        }, By(Lead))));
        Assert.Empty(project.Charters);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("partly")]
    [InlineData("stop")]
    public void A_project_does_not_end_while_a_cycle_is_open(string act)
    {
        var project = ProjectAt(At.Implementing);

        Assert.Equal("Cycle 2 is not closed. Say first whether you adopt, adapt or abandon it.", Refusal(() => Do(project, act, openCycle: 2)));
        Assert.Equal(ProjectState.Implementing, project.State);
    }

    [Fact]
    public void Achieved_needs_a_signal_of_improvement_or_the_reason_why_there_is_none()
    {
        var project = ProjectAt(At.Sustaining);

        Assert.StartsWith("The outcome measure shows no signal of improvement.", Refusal(() => project.AskToClose(Guid.NewGuid(), "Cover by name", null, false, null, By(Lead))), StringComparison.Ordinal);
        Assert.Null(project.ClosingBy);

        project.AskToClose(Guid.NewGuid(), "Cover by name", "Counted by hand since May", false, null, By(Lead));

        Assert.Equal("Counted by hand since May", project.Steps[^1].Reason);
    }

    [Fact]
    public void Where_the_chart_shows_it_no_reason_is_kept()
    {
        var project = ProjectAt(At.Sustaining);

        project.AskToClose(Guid.NewGuid(), "Cover by name", "Not needed", true, null, By(Lead));

        Assert.Null(project.Steps[^1].Reason);
    }

    [Fact]
    public void Neither_the_lead_nor_whoever_asked_confirms_that_the_aim_is_achieved()
    {
        var project = ProjectAt(At.Sustaining);
        project.AskToClose(Guid.NewGuid(), "Cover by name", null, true, null, By(Writer));

        Assert.StartsWith("You lead this project, so another person has to confirm", Refusal(() => project.ConfirmClosing(Guid.NewGuid(), By(Lead))), StringComparison.Ordinal);
        Assert.StartsWith("You asked to close this project, so another person has to confirm", Refusal(() => project.ConfirmClosing(Guid.NewGuid(), By(Writer))), StringComparison.Ordinal);
        project.ConfirmClosing(Guid.NewGuid(), By(Sponsor));

        Assert.Equal((ProjectState.Closed, ProjectEnd.Achieved), (project.State, project.End));
    }

    [Fact]
    public void Achieved_is_never_closed_at_once()
    {
        var project = ProjectAt(At.Sustaining);

        Assert.Equal("That it achieved its aim is confirmed by another person. Ask for that.", Refusal(() => project.Close(Guid.NewGuid(), ProjectEnd.Achieved, "Learned", null, By(Lead))));
    }

    private static string Refusal(Action act) => Assert.Throws<DomainException>(act).Message;

    private static Deed By(Guid person) => new(person, Morning);

    private static CharterWords Words() => new("Bells at night", "Bells answered", "people at night", "90 of 100", new DateOnly(2026, 8, 31), "Nights are frightening",
        new(new Guid("00000000-0000-0000-0000-00000000000a"), null), new(null, "Not counted yet"), new(null, "Nothing waits"), "Zones", "Charge nurse");

    private static Project ProjectAt(At at)
    {
        var project = new Project(Guid.NewGuid(), Guid.NewGuid(), 1001, Guid.NewGuid(), "Nights", Lead, "Why", By(Lead));
        string[] way = at switch
        {
            At.Idea => [],
            At.Offered => ["write"],
            At.Chartered => ["write", "accept"],
            At.Planning => ["write", "accept", "plan"],
            At.Testing => ["write", "accept", "plan", "start"],
            At.Implementing => ["write", "accept", "plan", "start", "adopt"],
            At.Sustaining => ["write", "accept", "plan", "start", "adopt", "sustain"],
            At.Asked => ["write", "accept", "plan", "start", "adopt", "sustain", "ask"],
            _ => ["write", "accept", "plan", "start", "adopt", "sustain", "ask", "confirm"],
        };
        foreach (var act in way)
            Do(project, act);
        return project;
    }

    private static void Do(Project project, string act, int? openCycle = null)
    {
        switch (act)
        {
            case "write": project.WriteCharter(Guid.NewGuid(), Guid.NewGuid(), Words(), By(Writer)); break;
            case "accept": project.AcceptCharter(Guid.NewGuid(), By(Sponsor)); break;
            case "return": project.ReturnCharter(Guid.NewGuid(), "A number", By(Sponsor)); break;
            case "plan": project.CyclePlanned(Guid.NewGuid(), By(Writer)); break;
            case "start": project.CycleStarted(Guid.NewGuid(), By(Writer)); break;
            case "adopt": project.CycleAdopted(Guid.NewGuid(), By(Writer)); break;
            case "sustain": project.Sustain(Guid.NewGuid(), "Weekly", By(Lead)); break;
            case "ask": project.AskToClose(Guid.NewGuid(), "Learned", null, true, openCycle, By(Lead)); break;
            case "partly": project.Close(Guid.NewGuid(), ProjectEnd.Partly, "Learned", openCycle, By(Lead)); break;
            case "stop": project.Close(Guid.NewGuid(), ProjectEnd.Stopped, "Learned", openCycle, By(Lead)); break;
            case "confirm": project.ConfirmClosing(Guid.NewGuid(), By(Sponsor)); break;
            case "refuse": project.RefuseClosing(Guid.NewGuid(), "One more month", By(Sponsor)); break;
            default: throw new ArgumentOutOfRangeException(nameof(act), act, "No such act");
        }
    }
}
