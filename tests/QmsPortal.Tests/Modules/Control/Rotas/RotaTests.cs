using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Rotas;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Rotas;

/// <summary>Who receives an escalation, by rota. It is 07:52 on Tuesday 5 May; Ward 7 lies below Older people's care and Medicine.</summary>
public class RotaTests(QmsServer server)
{
    [Fact]
    public async Task An_empty_rota_sends_an_escalation_to_the_next_tier_at_once_and_says_so()
    {
        await using var world = await Started();
        await world.Send(world.Leila, await world.Day(world.Leila, world.OlderPeoplesCare, days: 0, from: "12:00"));

        var form = (await (await world.As(world.Joy)).Get($"/issues/{await Issue(world)}/escalate")).Is(200);
        Assert.Contains("Goes to: Tier 3, Medicine. Nobody is on the rota for Tier 2 until 12:00, so it goes to the next tier at once.", form.Text, StringComparison.Ordinal);

        var escalation = await Escalate(world);
        Assert.Equal(3, escalation.TierNumber);
        var issue = (await (await world.As(world.Joy)).Get($"/issues/{(await world.IssueOf(escalation)).Number}")).Text;
        Assert.Contains("Nobody is on the rota for Tier 2 until 12:00", issue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_on_duty_receives_and_without_a_rota_whoever_holds_the_role()
    {
        await using var world = await Started();
        Assert.Equal(2, (await Escalate(world)).TierNumber);

        await world.Send(world.Leila, await world.Day(world.Leila, world.OlderPeoplesCare, days: 0, from: "07:00"));
        Assert.Equal(2, (await Escalate(world)).TierNumber);
        Assert.Contains("On duty now: Leila Haddad, matron, until 20:00", (await (await world.As(world.Joy)).Get($"/at/{world.OlderPeoplesCare}/rota")).Is(200).Text, StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(3, (await Escalate(world)).TierNumber);
        world.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(2, (await Escalate(world)).TierNumber);
    }

    /// <summary>From 20:00 to 08:00 is twelve hours, and thirteen in the night of 25 October 2026, when the clocks go back.</summary>
    [Fact]
    public async Task On_a_ward_the_rota_says_who_leads_its_huddle_and_nobody_but_who_runs_huddles_there_stands_on_it()
    {
        await using var world = await Started();
        var joy = await world.As(world.Joy);
        var rota = (await (await joy.Get("/at/ward-7/huddle/set-up")).Follow("Who leads on which day")).Is(200);
        Assert.Contains("The huddle is not led by rota yet.", rota.Text, StringComparison.Ordinal);
        Assert.Contains("No rota is kept here, so whoever starts the huddle leads it: Joy Okoro, Ward sister.", rota.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amara", rota.Text, StringComparison.Ordinal);

        var page = (await rota.Submit("Put on duty", ("Who?", "Joy Okoro, Ward sister"), ("On which day?", "6 5 2026"), ("From", "07:30"), ("Until", "20:00"))).Is(200);
        Assert.Contains("Nobody is on duty now, until Wed 6 May 07:30. Whoever starts the huddle then leads it.", page.Text, StringComparison.Ordinal);
        (await (await joy.Get("/at/ward-7/huddle/set-up")).Submit("Set huddle time", ("Whoever is on the rota leads it", "Whoever is on the rota leads it"))).Is(200);
        var due = (await world.SeriesOf("ward-7")).Ahead().Single();
        await world.SendAsTheSite(new MakeHuddle.Command { Series = due.Record, DueAt = due.At });
        Assert.Contains("led by ward sister, by rota.", (await joy.Get("/at/ward-7/huddles/2026-05-06")).Is(200).Text, StringComparison.Ordinal);

        var nurse = (await world.Day(world.Amara, "ward-7")).Person;
        var refused = await Assert.ThrowsAsync<ValidationException>(async () => await world.Send(world.Joy, await world.Day(world.Joy, "ward-7") with { Person = nurse }));
        Assert.Equal("Choose somebody who holds a role for it here on that day", refused.Errors.Single().ErrorMessage);
        await Assert.ThrowsAsync<NotFoundException>(async () => await world.Send(world.Bethan, await world.Day(world.Joy, "ward-7")));
    }

    [Fact]
    public async Task Whoever_leads_a_team_at_a_tier_but_does_not_receive_there_keeps_no_rota_of_it()
    {
        await using var world = await Started();
        var joy = (await world.Day(world.Joy, "ward-7")).Person;
        await world.Send(world.Rowan, new GiveRole.Command { Person = joy!.Value, Place = world.OlderPeoplesCare, Role = Role.TeamLead, From = DateInput.From(world.Clock.Today()) });
        var put = await world.Day(world.Leila, world.OlderPeoplesCare);
        var id = await world.Send(world.Leila, put);

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, put));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, new TakeOffDuty.Command { Place = world.OlderPeoplesCare, Shift = id }));
        var page = (await (await world.As(world.Joy)).Get($"/at/{world.OlderPeoplesCare}/rota")).Is(200);
        Assert.False(page.HasButton("Put on duty"), page.Text);
    }

    [Fact]
    public async Task A_night_on_duty_ends_at_eight_on_the_wall_also_when_the_clocks_change()
    {
        await using var world = await Started();
        var plain = await Shift(world, await world.Send(world.Leila, await world.Day(world.Leila, world.OlderPeoplesCare, days: 1, from: "20:00", until: "08:00")));
        Assert.Equal(TimeSpan.FromHours(12), plain.Until - plain.From);

        world.Clock.Advance(new DateTimeOffset(2026, 10, 23, 7, 0, 0, TimeSpan.Zero) - world.Clock.GetUtcNow());
        var back = await Shift(world, await world.Send(world.Leila, await world.Day(world.Leila, world.OlderPeoplesCare, days: 1, from: "20:00", until: "08:00")));
        Assert.Equal(TimeSpan.FromHours(13), back.Until - back.From);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 8, 0, 0, TimeSpan.Zero), back.Until);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_beside_its_field_and_a_shift_that_is_over_stays()
    {
        await using var world = await Started();
        var leila = await world.As(world.Leila);

        var page = await (await leila.Get($"/at/{world.OlderPeoplesCare}/rota")).Submit("Put on duty", ("On which day?", "31 2 2026"));
        Assert.Equal("Choose who is on duty", page.Is(400).ErrorsBeside("Who?"));
        Assert.Equal("Enter a real date, like 27 3 2026", page.ErrorsBeside("On which day?"));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(async () => await world.Send(world.Leila, await world.Day(world.Joy, world.OlderPeoplesCare)));
        Assert.StartsWith("This shift is over already", (await Assert.ThrowsAsync<DomainException>(async () => await world.Send(world.Leila, await world.Day(world.Leila, world.OlderPeoplesCare, days: -1)))).Message, StringComparison.Ordinal);

        var put = (await (await leila.Get($"/at/{world.OlderPeoplesCare}/rota")).Submit("Put on duty", ("Who?", "Leila Haddad, Matron"), ("On which day?", "6 5 2026"))).Is(200);
        Assert.Equal("On the rota", put.Banner);
        var again = await put.Submit("Put on duty", ("Who?", "Leila Haddad, Matron"), ("On which day?", "6 5 2026"), ("From", "19:30"), ("Until", "22:00"));
        Assert.Equal("They are on duty here already for some of that time", again.Is(400).ErrorsBeside("On which day?"));
        var far = await put.Submit("Put on duty", ("Who?", "Leila Haddad, Matron"), ("On which day?", "3 6 2026"));
        Assert.Equal("Choose a day within the next 28 days.", far.Is(422).ErrorsBeside("On which day?"));
        var empty = await put.Submit("Put on duty", ("Who?", "Leila Haddad, Matron"), ("On which day?", "7 5 2026"), ("From", "20:00"), ("Until", "20:00"));
        Assert.Equal("Choose another time than that from which it is", empty.Is(400).ErrorsBeside("Until"));
        var off = (await put.Submit("Take off: Leila Haddad, Wed 6 May 08:00")).Is(200);
        Assert.Equal("Taken off the rota", off.Banner);
        Assert.Contains("No rota is kept here", off.Text, StringComparison.Ordinal);
    }

    private async Task<TrustWorld> Started()
    {
        var world = new TrustWorld(server);
        await world.InitializeAsync();
        return world;
    }

    private static Task<DutyShift> Shift(TestWorld world, Guid id) => world.Ask(db => db.Set<DutyShift>().AsNoTracking().SingleAsync(shift => shift.Id == id));

    private static Task<int> Issue(TestWorld world) => world.Send(world.Joy, new RaiseIssue.Command { Place = world.Ward7, Words = "The lift is out of order", Kind = IssueKind.Equipment });

    private static async Task<Escalation> Escalate(TestWorld world)
    {
        var number = await Issue(world);
        var issue = await world.Ask(db => db.Set<Issue>().AsNoTracking().SingleAsync(one => one.Number == number));
        return await world.Escalation(await world.Send(world.Joy, EscalationExamples.Sbar(number, issue.Version, EscalationPriority.P3)));
    }
}
