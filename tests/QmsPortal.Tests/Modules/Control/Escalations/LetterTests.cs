using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>Domain §2.14: the monthly letter to staff.</summary>
public class LetterTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task It_says_what_was_answered_by_which_role_and_names_nobody()
    {
        var joy = await world.As(world.Joy);

        var letter = (await (await joy.Get("/at/riverside-hospitals/escalations")).Follow("Monthly letter to staff")).Is(200);
        Assert.Equal("What came of our escalations in April 2026", letter.Heading);

        // Of the seeds: Ward 9 waited past its time on 29 April.
        Assert.Contains("Past a time before anybody read it back or answered: fewer than 5.", letter.Text, StringComparison.Ordinal);
        var may = (await letter.Follow("May 2026")).Is(200);
        Assert.Contains("The month is not over: this is how it stands today.", may.Text, StringComparison.Ordinal);
        Assert.Contains("“Two bank support workers are booked for every night until the 18th.”", may.Text, StringComparison.Ordinal);
        Assert.Contains("Deputy chief nurse", may.Text, StringComparison.Ordinal);
        foreach (var name in new[] { "Joy", "Ruth", "Amara", "Bethan", "Owen", "Ward 7", "Ward 9" })
            Assert.DoesNotContain(name, may.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_that_a_tier_set_stand_under_what_changed()
    {
        var march = await (await world.As(world.Joy)).Get("/at/riverside-hospitals/escalations/letter?month=2026-03");

        // Of the seeds, 40 days before 5 May.
        Assert.Contains("Risk today: read back in 1 hour, answer in 3", march.Is(200).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-01", "Nothing was escalated, answered or missed in the whole organisation in January 2020, and no times changed.")]
    [InlineData("2031-01", "Nothing was escalated, answered or missed in the whole organisation in January 2031, and no times changed.")]
    [InlineData("soon", "What came of our escalations in April 2026")]
    [InlineData("0001-01", "What came of our escalations in April 2026")]
    public async Task An_empty_month_says_so_and_no_month_is_the_last_one(string month, string words) =>
        Assert.Contains(words, (await (await world.As(world.Joy)).Get($"/at/riverside-hospitals/escalations/letter?month={month}")).Is(200).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "none")]
    [InlineData(1, "fewer than 5")]
    [InlineData(4, "fewer than 5")]
    [InlineData(5, "5")]
    public void Small_numbers_are_not_given(int number, string words) => Assert.Equal(words, ShowLetter.Few(number));

    [Fact]
    public async Task What_is_restricted_is_in_nobodys_letter_not_even_of_whoever_may_see_it()
    {
        var query = new ShowLetter.Query(await world.PathOf(world.Ward7), new DateOnly(2026, 5, 1));
        var before = (await world.Send(world.Amara, query)).Raised;
        var escalation = await world.ReadBack();
        await world.Send(world.Leila, new DecideEscalation.Command { Number = escalation.Number, Version = escalation.Version, Decision = DecideEscalation.Decision.Return, Acceptable = "Speak to me" });
        Assert.Equal(before + 1, (await world.Send(world.Amara, query)).Raised);

        await world.Send(world.Amara, new RestrictIssue.Command { Number = (await world.IssueOf(escalation)).Number, Reason = "Names a colleague" });

        Assert.Equal(before, (await world.Send(world.Amara, query)).Raised);
        Assert.Equal(before, (await world.Send(world.Joy, query)).Raised);
    }
}
