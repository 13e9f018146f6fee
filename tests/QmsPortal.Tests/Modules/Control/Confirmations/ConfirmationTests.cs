using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Confirmations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Confirmations;

/// <summary>Domain §2.11, process confirmation: followed, not followed, could not be followed and why.</summary>
public class ConfirmationTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_leader_says_in_three_taps_that_it_is_followed_and_the_sheet_shows_it()
    {
        var standard = (await world.Published()).Number;
        var joy = await world.As(world.Joy);

        var page = await (await (await joy.Get($"/standards/{standard}")).Follow("Look now")).Submit("Save", ("What did you see on Ward 7?", "Followed"));

        Assert.Equal("Saved", page.Is(200).Banner);
        Assert.Contains("saw it followed", page.Text, StringComparison.Ordinal);
        Assert.Contains("Followed in 1 of 1 look in the last 90 days", (await joy.Get($"/standards/{standard}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_followed_is_an_issue_of_the_ward_and_the_thread_leads_back()
    {
        var standard = (await world.Published()).Number;
        var joy = await world.As(world.Joy);

        var page = await (await joy.Get($"/standards/{standard}/confirm")).Submit("Save", ("What did you see on Ward 7?", "Could not be followed"), ("If it was not followed, why?", "The lamps are locked away at night"));

        Assert.Equal("Saved. It is an issue of the ward now", page.Is(200).Banner);
        var words = $"The lamps are locked away at night (standard {standard} could not be followed)";
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        var issue = (await page.Follow(words)).Is(200);
        Assert.Equal(words, issue.Heading);
        Assert.Contains("raised from", issue.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A matron may raise no issue otherwise, and is asked by mail all the same: she raised this one.</summary>
    [Fact]
    public async Task A_leader_whose_look_became_an_issue_says_whether_it_worked()
    {
        var standard = (await world.Published()).Number;
        await world.Send(world.Leila, new ConfirmStandard.Command { Number = standard, Place = world.Ward7, Outcome = ConfirmationOutcome.CouldNotBeFollowed, Why = "The lamps are locked away" });
        var issue = await world.Ask(db => db.Issues.SingleAsync(issue => issue.Words == $"The lamps are locked away (standard {standard} could not be followed)"));
        await world.Send(world.Joy, new SolveIssue.Command { Number = issue.Number, Version = issue.Version, Answer = "The key hangs at the desk" });

        var page = await (await (await world.As(world.Leila)).Get($"/issues/{issue.Number}")).Submit("It worked");

        Assert.Equal("Thank you. The issue is closed", page.Is(200).Banner);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Marcus, new ConfirmIssue.Command { Number = issue.Number, Version = issue.Version, Worked = true }));
    }

    [Theory]
    [InlineData(null, "", "Choose what you saw", null)]
    [InlineData("Not followed", "  ", null, "Enter why it was not followed")]
    [InlineData("Could not be followed", "", null, "Enter why it was not followed")]
    public async Task What_is_left_out_is_said_beside_its_field_and_nothing_is_kept(string? outcome, string why, string? atOutcome, string? atWhy)
    {
        var standard = (await world.Published()).Number;
        (string, object?)[] fields = [("If it was not followed, why?", why)];

        var page = await (await (await world.As(world.Joy)).Get($"/standards/{standard}/confirm")).Submit("Save", outcome is null ? fields : [.. fields, ("What did you see on Ward 7?", outcome)]);

        Assert.Equal(400, page.Status);
        if (atOutcome is not null)
            Assert.Equal(atOutcome, page.ErrorsBeside("What did you see on Ward 7?"));
        if (atWhy is not null)
            Assert.Equal(atWhy, page.ErrorsBeside("If it was not followed, why?"));
        Assert.Equal(0, await world.Ask(db => db.Set<Confirmation>().CountAsync(look => db.Set<QmsPortal.Modules.Control.Standards.Standard>().Any(s => s.Id == look.StandardId && s.Number == standard))));
    }

    [Fact]
    public async Task A_standard_that_is_not_in_force_or_not_of_that_ward_is_refused()
    {
        var draft = (await world.Drafted()).Number;
        var published = (await world.Published()).Number;
        Task Look(int number, string place, string who) => world.Send(who, new ConfirmStandard.Command { Number = number, Place = place, Outcome = ConfirmationOutcome.Followed });

        Assert.Equal("No version of this standard is in force, so there is nothing to follow.", (await Assert.ThrowsAsync<DomainException>(() => Look(draft, world.Ward7, world.Joy))).Message);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => Look(published, world.Ward9, world.Leila));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => Look(published, world.Medicine, world.Leila));
        Assert.Contains("nothing to follow yet", (await (await world.As(world.Joy)).Get($"/standards/{draft}/confirm")).Is(200).Text, StringComparison.Ordinal);
    }

    /// <summary>By hand: February 3 of 4, March 1 of 4, April 4 of 4; 8 of 12 is 66.7%. Three months are too few to judge.</summary>
    [Fact]
    public async Task Looks_are_charted_by_month_on_a_p_chart_and_counted_by_ward()
    {
        var standard = (await world.Published()).Number;
        foreach (var (month, followed) in new[] { (2, 3), (3, 1), (4, 4) })
            for (var look = 0; look < 4; look++)
                await At(new DateTimeOffset(2026, month, 10 + look, 9, 0, 0, TimeSpan.Zero), new ConfirmStandard.Command { Number = standard, Place = world.Ward7, Outcome = look < followed ? ConfirmationOutcome.Followed : ConfirmationOutcome.NotFollowed, Why = "Not yet usual" });

        var page = (await (await world.As(world.Petra)).Get($"/standards/{standard}/confirmations")).Is(200);

        Assert.Equal(["April 2026 | 100.0% | 4 of 4 | Not judged yet", "March 2026 | 25.0% | 1 of 4 | Not judged yet", "February 2026 | 75.0% | 3 of 4 | Not judged yet"], page.Rows("All months, newest first"));
        Assert.Equal(["Ward 7 | 8 of 12 | 4 | 0 | 22 days ago"], page.Rows("Wards in the order of the organisation"));
        Assert.NotNull(page.Document.QuerySelector("svg"));
    }

    /// <summary>Domain §2.11: variation between wards on the same standard.</summary>
    [Fact]
    public async Task Wards_with_the_same_standard_stand_beside_each_other()
    {
        var standard = await world.Send(world.Priya, new DraftStandard.Command { Place = world.OlderPeoplesCare, Title = "Lamps of the directorate" });
        await world.Send(world.Priya, StandardExamples.Sheet(world, await world.Version(standard, 1)));
        await world.Send(world.Priya, StandardExamples.Consultation(world, await world.Version(standard, 1)));
        await world.Send(world.Leila, StandardExamples.Approval(await world.Version(standard, 1)));
        await world.Send(world.Ines, StandardExamples.Publishing(await world.Version(standard, 1)));
        foreach (var (person, ward, outcome) in new[]
        {
            (world.Joy, world.Ward7, ConfirmationOutcome.Followed), (world.Joy, world.Ward7, ConfirmationOutcome.Followed),
            (world.Bethan, world.Ward9, ConfirmationOutcome.NotFollowed), (world.Bethan, world.Ward9, ConfirmationOutcome.CouldNotBeFollowed), (world.Bethan, world.Ward9, ConfirmationOutcome.Followed),
        })
            await world.Send(person, new ConfirmStandard.Command { Number = standard, Place = ward, Outcome = outcome, Why = "The lamps are locked away" });

        var page = (await (await world.As(world.Leila)).Get($"/standards/{standard}/confirmations")).Is(200);

        Assert.Equal(["Ward 7 | 2 of 2 | 0 | 0 | Today", "Ward 9 | 1 of 3 | 1 | 1 | Today"], page.Rows("Wards in the order of the organisation"));
    }

    /// <summary>Twelve weeks of a month's looks each, all followed but the last: a p chart of twelve months marks the fall.</summary>
    [Fact]
    public async Task A_month_below_its_limit_is_marked_with_why()
    {
        var standard = (await world.Published()).Number;
        for (var month = 0; month < 13; month++)
            for (var look = 0; look < 10; look++)
                await At(new DateTimeOffset(2025, 4, 10, 9, 0, 0, TimeSpan.Zero).AddMonths(month).AddHours(look), new ConfirmStandard.Command { Number = standard, Place = world.Ward7, Outcome = month < 12 || look == 0 ? ConfirmationOutcome.Followed : ConfirmationOutcome.NotFollowed, Why = "Nobody knew the new lamps" });

        // 121 of 130 is 0.9308; three standard deviations of ten are 0.2408: the limit is 69.0%, and 10% lies below it.
        var page = (await (await world.As(world.Petra)).Get($"/standards/{standard}/confirmations")).Is(200);
        Assert.Equal("April 2026 | 10.0% | 1 of 10 | Concern", page.Rows("All months, newest first")[0]);
    }

    private async Task At(DateTimeOffset at, ConfirmStandard.Command command)
    {
        await world.Send(world.Joy, command, typedAt: at);
    }
}
