using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Huddles;

/// <summary>Domain §2.13: what the tiers above answered and decided goes down by itself; and how long it took on the way up.</summary>
public class CameDownTests(QmsServer server)
{
    [Fact]
    public async Task What_was_decided_and_answered_above_stands_on_the_huddle_of_the_ward_and_of_no_other()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var (ward, lead) = await Ward(world);
        await Answered(world, ward, lead);

        var page = (await (await world.As(lead, OrganisationExamples.Password)).Get($"/at/{ward}/huddle")).Is(200);
        var down = page.Part("What came down");

        Assert.True(page.QueryCount <= 6, string.Join("\n", page.Queries));
        Assert.Contains("No porter for the scan at ten Answered by Divisional nurse, Marcus Hale, Tue 5 May 07:52 “A porter comes from the pool”", down, StringComparison.Ordinal);
        Assert.Contains("Accepted at Tier 3, Medicine by Divisional nurse, Marcus Hale", down, StringComparison.Ordinal);
        Assert.Contains("Passed up to Tier 3, Medicine by Matron, Leila Haddad, Tue 5 May 07:52 “The pool is the division's”", down, StringComparison.Ordinal);
        Assert.Contains("since Mon 4 May 00:00", down, StringComparison.Ordinal);
        Assert.DoesNotContain("No porter", (await (await world.As(world.Bethan)).Get("/at/ward-7/huddle")).Is(200).Part("What came down"), StringComparison.Ordinal);

        // Held once, it is new to the next huddle no more.
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Send(lead, new StartHuddle.Command { Place = ward, Version = (await world.HuddleOf(ward)).Version });
        await Tomorrow(world, ward);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Nothing was answered or decided above since Tue 5 May 07:53.", (await (await world.As(lead, OrganisationExamples.Password)).Get($"/at/{ward}/huddle")).Is(200).Part("What came down"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tier_sees_what_those_above_it_decided_and_not_what_it_decided_itself()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var (ward, lead) = await Ward(world);
        await Answered(world, ward, lead);

        var page = (await (await world.As(world.Leila)).Get("/at/older-peoples-care/huddle")).Is(200);
        var down = page.Part("What came down");

        Assert.True(page.QueryCount <= 6, string.Join("\n", page.Queries));
        Assert.Contains(": No porter for the scan at ten Answered by Divisional nurse, Marcus Hale, Tue 5 May 07:52 “A porter comes from the pool”", down, StringComparison.Ordinal);
        Assert.Contains("Accepted at Tier 3, Medicine by Divisional nurse, Marcus Hale", down, StringComparison.Ordinal);
        Assert.DoesNotContain("Passed up", down, StringComparison.Ordinal);
        Assert.DoesNotContain("No porter", (await (await world.As(world.Marcus)).Get("/at/medicine/huddle")).Is(200).Part("What came down"), StringComparison.Ordinal);
    }

    /// <summary>The matron's huddle of Tuesday is missed: on Wednesday it stands there still, and in her mail.</summary>
    [Fact]
    public async Task What_came_down_before_a_huddle_that_nobody_held_stands_on_the_next()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var (ward, lead) = await Ward(world);
        await Answered(world, ward, lead);

        await Tomorrow(world, world.OlderPeoplesCare);
        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains("Answered by Divisional nurse, Marcus Hale, Tue 5 May 07:52", (await (await world.As(world.Leila)).Get("/at/older-peoples-care/huddle")).Is(200).Part("What came down"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_for_the_tier_below_decided_above_it_and_a_joined_one_is_told_of_by_where_the_other_was_answered()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var (ward, lead) = await Ward(world);
        async Task<int> Sent()
        {
            var issue = await Raised(world, ward, lead);
            return await world.Send(lead, EscalationExamples.Sbar(issue.Number, issue.Version));
        }

        async Task<uint> Version(int number) => (await world.Escalation(number)).Version;
        var (first, second) = (await Sent(), await Sent());
        await world.Send(world.Leila, new ReadBackEscalation.Command { Number = second, Version = await Version(second), Understood = "No porter at ten" });
        await world.Send(world.Leila, new DecideEscalation.Command { Number = second, Version = await Version(second), Decision = DecideEscalation.Decision.Join, Other = first });
        await world.Send(world.Marcus, new ReadBackEscalation.Command { Number = first, Version = await Version(first), Understood = "No porter at ten" });
        await world.Send(world.Marcus, new DecideEscalation.Command { Number = first, Version = await Version(first), Decision = DecideEscalation.Decision.Accept });
        await world.Send(world.Marcus, new AnswerEscalation.Command { Number = first, Version = await Version(first), Answer = "A porter comes from the pool" });

        var page = (await (await world.As(world.Leila)).Get("/at/older-peoples-care/huddle")).Is(200);
        var down = page.Part("What came down");

        Assert.Equal(2, down.Split("Answered by Divisional nurse, Marcus Hale").Length - 1);
        Assert.DoesNotContain("Joined", down, StringComparison.Ordinal);
        Assert.DoesNotContain("No porter", (await (await world.As(world.Marcus)).Get("/at/medicine/huddle")).Is(200).Part("What came down"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lead_has_one_mail_of_the_morning_with_numbers_and_no_words()
    {
        await using var world = new MailWorld(server);
        await world.InitializeAsync();
        var (ward, lead) = await Ward(world);
        await Answered(world, ward, lead);

        await Tomorrow(world, ward);

        var mail = Assert.Single(await Letters());
        Assert.Equal(await world.IdOf(lead), mail.PersonId);
        Assert.Contains("the tiers above gave 1 answer and made 2 decisions on what was sent up", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("porter", mail.Body, StringComparison.Ordinal);

        // The matron's tier is told of the two above it, and not of what she passed up herself.
        var leila = await world.IdOf(world.Leila);
        await Tomorrow(world, world.OlderPeoplesCare);
        var tier = Assert.Single(await Letters(), letter => letter.PersonId == leila);
        Assert.Contains("the tiers above gave 1 answer and made 1 decision on what was sent up", tier.Body, StringComparison.Ordinal);

        // Of what is restricted nothing is told, not even that it is there.
        var other = await Ward(world);
        var kept = await Answered(world, other.Code, other.Lead);
        await world.Ask(async db =>
        {
            db.Add(new Restriction(Guid.CreateVersion7(), kept.Id, "Named people alone", kept.RaisedBy, kept.RaisedAt));
            return await db.SaveChangesAsync();
        });
        var told = (await Letters()).Count;
        await Tomorrow(world, other.Code);
        Assert.Equal(told, (await Letters()).Count);

        Task<List<OutboxMessage>> Letters() => world.Ask(db => db.Set<OutboxMessage>().AsNoTracking().Where(message => message.Thing.StartsWith("came-down:")).ToListAsync());
    }

    /// <summary>By hand: raised at once, at the top after 10, 20, 30, 40 and 50 minutes; the one in the middle took 30. One that stayed at tier 2 does not count.</summary>
    [Fact]
    public async Task From_the_ward_to_the_top_is_the_median_and_below_five_there_is_not_enough_data()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var (ward, lead) = await Ward(world);
        var issues = new List<Issue>();
        for (var i = 0; i < 6; i++)
            issues.Add(await Raised(world, ward, lead));
        await world.Send(lead, EscalationExamples.Sbar(issues[5].Number, issues[5].Version));
        var visitor = await world.As(lead, OrganisationExamples.Password);
        Assert.Contains("not enough data. No issue reached the top", (await visitor.Get($"/at/{ward}/huddles")).Is(200).Text, StringComparison.Ordinal);

        for (var i = 0; i < 5; i++)
        {
            if (i == 4)
                Assert.Contains("not enough data. 4 issues reached the top in the last four weeks; 5 are needed.", (await (await world.As(lead, OrganisationExamples.Password)).Get($"/at/{ward}/huddles")).Is(200).Text, StringComparison.Ordinal);
            world.Clock.Advance(TimeSpan.FromMinutes(10));
            await world.Send(lead, EscalationExamples.Sbar(issues[i].Number, issues[i].Version, tier: world.Riverside));
        }

        var page = (await (await world.As(lead, OrganisationExamples.Password)).Get($"/at/{ward}/huddles")).Is(200);
        Assert.Contains("From being raised on the ward to the top tier: 30 min in the middle, of 5 issues", page.Text, StringComparison.Ordinal);
        Assert.True(page.QueryCount <= 6, string.Join("\n", page.Queries));
    }

    private static async Task<(string Code, string Lead)> Ward(TestWorld world)
    {
        var ward = await world.NewWard();
        var (person, lead) = await world.Added();
        await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = ward, Role = Role.TeamLead, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        await world.Send(world.Leila, Huddling.Daily(ward));
        return (ward, lead);
    }

    private static async Task<Issue> Raised(TestWorld world, string ward, string lead)
    {
        var number = await world.Send(lead, new RaiseIssue.Command { Place = ward, Words = "No porter for the scan at ten", Kind = IssueKind.Staffing });
        return await world.Ask(db => db.Set<Issue>().AsNoTracking().SingleAsync(issue => issue.Number == number));
    }

    /// <summary>Passed up by the matron, accepted and answered by the division.</summary>
    private static async Task<Issue> Answered(TestWorld world, string ward, string lead)
    {
        var issue = await Raised(world, ward, lead);
        var number = await world.Send(lead, EscalationExamples.Sbar(issue.Number, issue.Version));
        async Task<uint> Version() => (await world.Escalation(number)).Version;
        await world.Send(world.Leila, new ReadBackEscalation.Command { Number = number, Version = await Version(), Understood = "No porter at ten" });
        await world.Send(world.Leila, new DecideEscalation.Command { Number = number, Version = await Version(), Decision = DecideEscalation.Decision.PassUp, Why = "The pool is the division's", Tier = world.Medicine });
        await world.Send(world.Marcus, new ReadBackEscalation.Command { Number = number, Version = await Version(), Understood = "No porter at ten" });
        await world.Send(world.Marcus, new DecideEscalation.Command { Number = number, Version = await Version(), Decision = DecideEscalation.Decision.Accept });
        await world.Send(world.Marcus, new AnswerEscalation.Command { Number = number, Version = await Version(), Answer = "A porter comes from the pool" });
        return issue;
    }

    private static async Task Tomorrow(TestWorld world, string ward)
    {
        var due = (await world.SeriesOf(ward)).Ahead().Single();
        await world.SendAsTheSite(new MakeHuddle.Command { Series = due.Record, DueAt = due.At });
    }
}
