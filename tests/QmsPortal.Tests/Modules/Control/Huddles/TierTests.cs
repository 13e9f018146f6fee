using Microsoft.EntityFrameworkCore;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Huddles;

/// <summary>Domain §2.13: from the ward to the top in one morning, and the answer back.</summary>
public class TierTests(TrustWorld world, QmsServer server) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Toy_test_raised_at_the_ward_seen_at_tier_3_without_retyping_answered_and_back_on_the_board()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        await own.Send(own.Ruth, new SetHuddleCascade.Command { Place = own.Riverside, Cascade = "UK" });
        own.Clock.Advance(TimeSpan.FromMinutes(13));
        var raised = own.Clock.GetUtcNow();
        var number = await own.Send(own.Joy, new RaiseIssue.Command { Place = own.Ward7, Words = "No porter for the scan at ten", Kind = IssueKind.Staffing });
        var issue = await own.Ask(db => db.Set<Issue>().AsNoTracking().SingleAsync(i => i.Number == number));
        var escalation = await own.Send(own.Joy, EscalationExamples.Sbar(number, issue.Version, EscalationPriority.P2));
        async Task<uint> Version() => (await own.Escalation(escalation)).Version;
        await own.Send(own.Leila, new ReadBackEscalation.Command { Number = escalation, Version = await Version(), Understood = "No porter at ten" });
        await own.Send(own.Leila, new DecideEscalation.Command { Number = escalation, Version = await Version(), Decision = DecideEscalation.Decision.PassUp, Why = "The pool is the division's", Tier = own.Medicine });
        own.Clock.Advance(TimeSpan.FromMinutes(55));

        var huddle = (await (await own.As(own.Marcus)).Get($"/at/{own.Medicine}/huddle")).Is(200);
        Assert.Equal("09:00", raised.AddMinutes(55).ToOffset(TimeSpan.FromHours(1)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("The huddle starts at 09:00", huddle.Text, StringComparison.Ordinal);
        Assert.Contains("Staffing", huddle.Document.QuerySelector("[aria-labelledby=came-up]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No porter for the scan at ten", huddle.Document.QuerySelector("[aria-labelledby=came-up]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No porter for the scan at ten", huddle.Document.QuerySelector("[aria-labelledby=waits]")!.TextContent, StringComparison.Ordinal);

        await own.Send(own.Marcus, new ReadBackEscalation.Command { Number = escalation, Version = await Version(), Understood = "No porter at ten" });
        await own.Send(own.Marcus, new DecideEscalation.Command { Number = escalation, Version = await Version(), Decision = DecideEscalation.Decision.Accept });
        await own.Send(own.Marcus, new AnswerEscalation.Command { Number = escalation, Version = await Version(), Answer = "A porter comes from the pool at 09:45" });

        var board = (await (await own.As(own.Amara)).Get($"/at/{own.Ward7}")).Is(200);
        Assert.Contains("A porter comes from the pool at 09:45", board.Text, StringComparison.Ordinal);
        Assert.Contains("Divisional nurse, Marcus Hale", board.Text, StringComparison.Ordinal);
    }

    /// <summary>On the morning that went badly nobody met; and a network that was down is no reason to be passed over.</summary>
    [Fact]
    public async Task What_came_before_a_huddle_that_was_missed_or_arrived_after_one_that_was_held_stands_at_the_next()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var ward = await own.Opened();
        await own.Send(own.Leila, new ReportEvent.Command { Place = ward, Date = own.Clock.Today(), Event = HuddleAgenda.Events[0].Code, Note = "A needle, cleaned" });
        await own.Send(own.Joy, new RaiseIssue.Command { Place = ward, Words = "The rails are loose", Kind = IssueKind.Equipment });
        var tuesday = await own.HuddleOf(own.Medicine);
        await own.SendAsTheSite(new MissHuddle.Command { Huddle = tuesday.Id, DueAt = tuesday.Limit });
        Assert.Equal((1, 1), await CameUp());

        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 1), await CameUp());
        await own.SendAsTheSite(new MakeHuddle.Command { Series = (await own.SeriesOf(own.Medicine)).Id, DueAt = own.Clock.Today().StartInLondon() });
        own.Clock.Advance((await own.HuddleOf(own.Medicine)).StartsAt - own.Clock.GetUtcNow());
        await own.Send(own.Marcus, new StartHuddle.Command { Place = own.Medicine, Version = (await own.HuddleOf(own.Medicine)).Version });
        own.Clock.Advance(TimeSpan.FromMinutes(30));
        await own.Send(own.Joy, new RaiseIssue.Command { Place = ward, Words = "The lamp flickers", Kind = IssueKind.Equipment }, typedAt: own.Clock.GetUtcNow().AddHours(-1));

        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), await CameUp());

        async Task<(int, int)> CameUp()
        {
            var node = await own.Ask(db => db.Nodes.SingleAsync(node => node.Code == own.Medicine));
            var view = await own.Send(own.Marcus, new ShowCameUp.Query(node.Id, node.Path, own.Clock.Today(), own.Clock.Today().AddDays(1).StartInLondon()));
            return (view.Themes.SelectMany(theme => theme.Issues).Count(issue => issue.PlaceCode == ward), view.Reported.Count(row => row.PlaceCode == ward));
        }
    }

    [Fact]
    public async Task What_is_always_reported_reaches_the_top_though_nobody_escalates_it()
    {
        var ward = await world.Opened();

        var page = await (await (await world.As(world.Leila)).Get($"/at/{ward}/huddle")).Submit("Report to the top", ("What happened?", "Staff injury"), ("In a few words", "A needle, cleaned and reported"));
        var top = (await (await world.As(world.Ruth)).Get($"/at/{world.Riverside}/huddle")).Is(200);

        Assert.Equal("Reported. Every tier above sees it", page.Is(200).Banner);
        Assert.Contains("Staff injury", top.Document.QuerySelector("[aria-labelledby=always]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A needle, cleaned and reported", top.Document.QuerySelector("[aria-labelledby=always]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Choose", "A needle", "Choose what happened", null)]
    [InlineData("Staff injury", " ", null, "Enter what came up")]
    public async Task A_report_without_its_event_or_words_is_refused_beside_the_field(string what, string words, string? atEvent, string? atWords)
    {
        var ward = await world.Opened();

        var page = await (await (await world.As(world.Leila)).Get($"/at/{ward}/huddle")).Submit("Report to the top", ("What happened?", what), ("In a few words", words));

        Assert.Equal(400, page.Status);
        if (atEvent is not null)
            Assert.Equal(atEvent, page.ErrorsBeside("What happened?"));
        if (atWords is not null)
            Assert.Equal(atWords, page.ErrorsBeside("In a few words"));
        Assert.Empty((await world.HuddleOf(ward)).Entries);
    }

    /// <summary>By hand from the catalogue: 08:00, 08:30, 09:00; and Cleveland's 07:00, 08:00, 09:30.</summary>
    [Theory]
    [InlineData("UK", "08:00", "08:30", "09:00")]
    [InlineData("CC", "07:00", "08:00", "09:30")]
    public async Task A_cascade_sets_every_tier_that_has_no_time_and_leaves_the_others(string cascade, string ward, string directorate, string division)
    {
        var codes = new List<string> { await Place(NodeKind.Division, world.Riverside) };
        codes.Add(await Place(NodeKind.Directorate, codes[0]));
        codes.Add(await Place(NodeKind.Ward, codes[1]));
        codes.Add(await Place(NodeKind.Ward, codes[1]));
        await world.Send(world.Ruth, Huddling.Daily(codes[3], "10:15"));

        var page = await (await (await world.As(world.Ruth)).Get($"/at/{codes[0]}/huddle/cascade")).Submit("Set these times", ("Which times?", cascade == "UK" ? "Default pattern for a UK hospital (adjust locally)" : "Example pattern: Cleveland Clinic"));

        Assert.Equal("3 places have a huddle time now", page.Is(200).Banner);
        var series = new List<HuddleSeries>();
        foreach (var code in codes)
            series.Add(await world.SeriesOf(code));
        Assert.Equal([division, directorate, ward, "10:15"], series.Select(one => one.Start.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([3, 2, 1, 1], series.Select(one => one.Tier));
        Assert.StartsWith("Every place from here down has a huddle time already", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Ruth, new SetHuddleCascade.Command { Place = codes[0], Cascade = cascade }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_came_up_the_tier_says_so()
    {
        var division = await Place(NodeKind.Division, world.Riverside);
        await world.Send(world.Ruth, Huddling.Daily(division, "09:00"));

        var page = (await (await world.As(world.Ruth)).Get($"/at/{division}/huddle")).Is(200);

        Assert.Contains("No issue was raised below since then.", page.Text, StringComparison.Ordinal);
        Assert.Contains("None of the events that are always reported.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No huddle below is set for today.", page.Text, StringComparison.Ordinal);
    }

    /// <summary>By hand: two wards, each with a huddle at a quarter past; one starts on time, one is missed. Of two issues one is answered before the next huddle, one after it.</summary>
    [Fact]
    public async Task Huddles_held_and_on_time_and_answers_before_the_next_are_counted_for_a_place_and_below()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var directorate = await own.Send(own.Rowan, new AddPlace.Command { Name = Fresh.Words("Rehabilitation"), Kind = NodeKind.Directorate, Above = own.Medicine, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        var wards = new List<string>();
        foreach (var name in new[] { "Gym", "Pool" })
            wards.Add(await own.Send(own.Rowan, new AddPlace.Command { Name = Fresh.Words(name), Kind = NodeKind.Ward, Above = directorate, From = DateInput.From(new DateOnly(2026, 1, 1)) }));
        var (person, lead) = await own.Added();
        await own.Send(own.Rowan, new GiveRole.Command { Person = person, Place = directorate, Role = Role.TeamLead, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        var numbers = new List<int>();
        foreach (var ward in wards)
        {
            await own.Send(own.Marcus, Huddling.Daily(ward, "08:15"));
            numbers.Add(await own.Send(own.Joy, new RaiseIssue.Command { Place = ward, Words = "The rails are loose", Kind = IssueKind.Equipment }));
        }

        await Solve(own, lead, numbers[0]);
        own.Clock.Advance(TimeSpan.FromMinutes(25));
        await own.Send(own.Marcus, new StartHuddle.Command { Place = wards[0], Version = (await own.HuddleOf(wards[0])).Version });
        var missed = await own.HuddleOf(wards[1]);
        own.Clock.Advance(TimeSpan.FromMinutes(30));
        await own.SendAsTheSite(new MissHuddle.Command { Huddle = missed.Id, DueAt = missed.Limit });
        await Solve(own, lead, numbers[1]);

        var page = (await (await own.As(own.Marcus)).Get($"/at/{directorate}/huddles")).Is(200);

        Assert.Contains("none was due here. Below, 1 of 2 were held, 1 on time. Of 2 issues, 1 had an answer before the ward’s next huddle.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 1 huddle was held here, 1 on time", (await (await own.As(own.Marcus)).Get($"/at/{wards[0]}/huddles")).Is(200).Text, StringComparison.Ordinal);
    }

    private static async Task Solve(TrustWorld own, string lead, int number)
    {
        var version = await own.Ask(db => db.Set<Issue>().Where(issue => issue.Number == number).Select(issue => issue.Version).SingleAsync());
        await own.Send(lead, new SolveIssue.Command { Number = number, Version = version, Answer = "Tightened" });
    }

    private async Task<string> Place(NodeKind kind, string above) =>
        await world.Send(world.Rowan, new AddPlace.Command { Name = Fresh.Words(kind.ToString()), Kind = kind, Above = above, From = DateInput.From(new DateOnly(2026, 1, 1)) });
}
