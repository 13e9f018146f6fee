using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Huddles;

/// <summary>Domain §2.13: what a team talks through and in which order, and who leads.</summary>
public class AgendaTests(TrustWorld world, QmsServer server) : IClassFixture<TrustWorld>
{
    private static readonly DateTimeOffset Eight = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_team_orders_its_agenda_and_an_earlier_huddle_keeps_the_one_it_had()
    {
        var series = Daily();
        var before = Make(series);

        series.TalkThrough(["AG.4", "PO.2"], "Who goes home before noon");
        var after = Make(series);
        series.TalkThrough(["own-1", "AG.4"], "What the night asks of the day");

        Assert.Equal(HuddleAgenda.Items.Select(item => (item.Code, item.Title)), before.Items.Select(item => (item.Code, item.Title)));
        Assert.Equal([(1, "AG.4", "Flow and capacity"), (2, "PO.2", "Safety"), (3, "own-1", "Who goes home before noon")], after.Items.Select(item => (item.Number, item.Code, item.Title)));
        Assert.Equal(["own-1", "AG.4", "own-2"], series.Items.Select(item => item.Code));
    }

    [Fact]
    public void What_the_charts_signal_stands_under_safety_or_under_the_first_item_where_a_team_does_without_it()
    {
        var series = Daily();
        series.TalkThrough(["AG.4", "AG.1"], null);
        Assert.Equal("AG.1", Agenda.SignalsIn(series.Items).Code);

        series.TalkThrough(["AG.4", "AG.2"], null);
        Assert.Equal("AG.4", Agenda.SignalsIn(series.Items).Code);
    }

    [Fact]
    public void An_agenda_without_items_with_too_many_or_with_one_that_is_not_on_offer_is_refused()
    {
        var series = Daily();

        Assert.Equal("Give at least one item a place in the order.", Assert.Throws<DomainException>(() => series.TalkThrough([], null)).Message);
        Assert.StartsWith("A huddle of fifteen minutes has room for 15 items", Assert.Throws<DomainException>(() =>
        {
            series.TalkThrough(HuddleAgenda.Templates.SelectMany(template => template.Items).Select(item => item.Code), "One");
            series.TalkThrough(series.Items.Select(item => item.Code), "Two");
        }).Message, StringComparison.Ordinal);
        Assert.Throws<DomainException>(() => series.TalkThrough(["EX.1"], null));
    }

    [Fact]
    public async Task A_lead_begins_with_a_template_changes_it_and_the_next_huddle_has_it()
    {
        var ward = await world.Scheduled();
        var page = (await (await (await world.As(world.Leila)).Get($"/at/{ward}/huddle")).Follow("Change the agenda")).Is(200);
        Assert.Equal(("1", "9", ""), (page.Value("Safety and quality in the last 24 hours"), page.Value("Escalate: what needs help from the next tier"), page.Value("Infrastructure") ?? ""));

        var template = (await page.Follow("Example pattern: published order")).Is(200);
        Assert.Equal(("1", "5", ""), (template.Value("Quality"), template.Value("Infrastructure"), template.Value("Patient experience") ?? ""));
        Assert.Equal("Enter a whole number from 1 to 30, or leave it empty", (await template.Submit("Keep the agenda", ("Quality", "31"))).Is(400).ErrorsBeside("Quality"));
        var kept = (await template.Submit("Keep the agenda", ("Quality", "6"), ("Environment", ""), ("Another item, in your own words", "Who goes home before noon"))).Is(200);

        Assert.Equal("The agenda is kept for the next huddle on", kept.Banner);
        Assert.Contains("Flow and capacity", kept.Text, StringComparison.Ordinal);
        var series = await world.SeriesOf(ward);
        Assert.Equal(["Safety", "Experience", "Infrastructure", "Quality", "Who goes home before noon"], series.Items.Select(item => item.Title));
        var due = series.Ahead().Single();
        await world.SendAsTheSite(new MakeHuddle.Command { Series = due.Record, DueAt = due.At });
        var tomorrow = await world.HuddleOf(ward);
        var day = (await (await world.As(world.Leila)).Get($"/at/{ward}/huddles/{tomorrow.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")).Is(200);
        Assert.Contains("5. Who goes home before noon", day.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Flow and capacity", day.Text, StringComparison.Ordinal);
    }

    /// <summary>Domain §4, row 5: content goes stale. Flow and capacity has one issue, and what the charts signal is never offered.</summary>
    [Fact]
    public async Task An_item_under_which_no_issue_came_up_at_ten_huddles_is_offered_to_be_left_out()
    {
        var ward = await world.Opened();
        for (var day = 1; day <= 9; day++)
            await Held(day, on: day);
        Assert.DoesNotContain("no issue came up", (await Close()).Text, StringComparison.Ordinal);

        await Held(10, on: 12);

        var close = await Close();
        Assert.Contains("At the last 10 huddles no issue came up under: Patient experience; People: staffing, wellbeing, injuries; Equipment", close.Text, StringComparison.Ordinal);
        var agenda = (await close.Follow("Leave out what the team does not need")).Is(200).Text;
        Assert.Matches("Patient experience ?No issue came up under it at the last 10 huddles", agenda);
        Assert.Matches($"Flow and capacity ?The last issue under it: {world.Clock.Today().AddDays(-3).Words(world.Clock.Today())}", agenda);

        await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "The queue at the desk", Kind = IssueKind.PatientExperience, AtHuddle = world.Clock.Today(), Item = "AG.2" });
        Assert.Contains("no issue came up under: People", (await Close()).Text, StringComparison.Ordinal);

        async Task<Page> Close() => (await (await world.As(world.Leila)).Get($"/at/{ward}/huddle/close")).Is(200);

        async Task Held(int number, int on)
        {
            var date = world.Clock.Today().AddDays(-on);
            var at = date.StartInLondon(new TimeOnly(8, 0));
            var huddle = new Huddle(Guid.CreateVersion7(), Guid.CreateVersion7(), await world.SeriesOf(ward), date, at.AddDays(-1));
            var act = new HuddleAct(await world.Ask(db => db.Users.Where(account => account.Email == world.Leila).Select(account => account.Id).SingleAsync()), at);
            huddle.Open(Guid.CreateVersion7(), act);
            foreach (var item in huddle.Items)
                huddle.Enter(Guid.CreateVersion7(), item.Code, item.Code == "AG.4" && number == 3 ? EntryStatus.Issue : EntryStatus.Nothing, null, showsSignals: false, act);
            huddle.Close(Guid.CreateVersion7(), null, act);
            await world.Save(huddle);
        }
    }

    [Fact]
    public async Task Only_items_of_its_own_agenda_are_entered_at_a_huddle()
    {
        var ward = await world.Opened();

        var refused = await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Leila, new EnterHuddle.Command { Place = ward, Date = world.Clock.Today(), Item = "PO.1", Status = EntryStatus.Nothing }));

        Assert.Equal("Choose an item of the agenda", refused.Errors.Single().ErrorMessage);
        Assert.Empty((await world.HuddleOf(ward)).Entries);
    }

    [Fact]
    public async Task Who_leads_is_said_by_role_or_by_the_rota_and_the_rota_may_be_empty()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        await own.Send(own.Leila, Huddling.Daily(own.OlderPeoplesCare, "08:30", (await own.SeriesOf(own.OlderPeoplesCare)).Version) with { LedByRota = true, Leader = "Not asked" });
        await own.Send(own.Leila, await own.Day(own.Leila, own.OlderPeoplesCare));
        var leila = await own.As(own.Leila);

        await Next(own, own.OlderPeoplesCare);
        Assert.Contains("It starts at 08:30, led by matron, by rota.", (await leila.Get($"/at/{own.OlderPeoplesCare}/huddles/2026-05-06")).Is(200).Text, StringComparison.Ordinal);
        await Next(own, own.OlderPeoplesCare);
        Assert.Contains("led by nobody: no one is on the rota at 08:30.", (await leila.Get($"/at/{own.OlderPeoplesCare}/huddles/2026-05-07")).Is(200).Text, StringComparison.Ordinal);

        var ward = await own.NewWard();
        var set = (await (await leila.Get($"/at/{ward}/huddle/set-up")).Submit("Set huddle time", ("Starts at", "08:30"), ("Who leads it?", "Nurse in charge"))).Is(200);
        Assert.Contains("Led by Nurse in charge", set.Text, StringComparison.Ordinal);
    }

    private static async Task Next(TrustWorld own, string place)
    {
        var due = (await own.SeriesOf(place)).Ahead().Single();
        await own.SendAsTheSite(new MakeHuddle.Command { Series = due.Record, DueAt = due.At });
    }

    private static HuddleSeries Daily()
    {
        var series = new HuddleSeries(Guid.NewGuid(), Guid.NewGuid(), 1, new DateOnly(2026, 5, 5));
        series.Set(Enum.GetValues<DayOfWeek>(), new TimeOnly(8, 0), 15);
        return series;
    }

    private static Huddle Make(HuddleSeries series) => series.Make(Guid.NewGuid(), Guid.NewGuid(), Eight)!;
}
