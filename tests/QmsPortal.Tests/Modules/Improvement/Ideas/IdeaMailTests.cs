using QmsPortal.Modules.Improvement.Ideas;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Improvement.Ideas;

/// <summary>Domain §2.25: whoever had an idea hears what becomes of it.</summary>
public class IdeaMailTests(MailWorld world, QmsServer server) : IClassFixture<MailWorld>
{
    [Fact]
    public async Task Whoever_had_an_idea_is_told_of_each_step_that_another_takes_and_not_of_their_own()
    {
        var number = await world.Send(world.Joy, IdeaExamples.Words(world.Ward7));
        await Move(world.Leila, number, IdeaState.Agreed);
        await Move(world.Joy, number, IdeaState.Trying);
        await Move(world.Leila, number, IdeaState.Done);

        var idea = await world.Idea(number);
        var answer = Assert.Single(await world.Written($"idea-moved:{idea.Steps[0].Id}"));
        Assert.Equal((await world.IdOf(world.Joy), $"Idea {number} at Ward 7 has an answer", true), (answer.PersonId!.Value, answer.Subject, answer.InDigest));
        Assert.Contains($"https://quality.riverside.example/ideas/{number}", answer.Body, StringComparison.Ordinal);
        Assert.Empty(await world.Written($"idea-moved:{idea.Steps[1].Id}"));
        Assert.Equal($"Idea {number} at Ward 7 has news", Assert.Single(await world.Written($"idea-moved:{idea.Steps[2].Id}")).Subject);
        Assert.DoesNotContain("hook", answer.Subject + answer.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("lamp", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_became_of_an_idea_stands_on_its_wards_board_today_and_tomorrow()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var number = await own.Given();
        var words = (await own.Idea(number)).Words;
        Assert.DoesNotContain(words, await Board(), StringComparison.Ordinal);

        await own.Send(own.Leila, new MoveIdea.Command { Number = number, Version = (await own.Idea(number)).Version, To = IdeaState.NotNow, Words = "After the winter" });
        Assert.Contains($"Not now: {words}", await Board(), StringComparison.Ordinal);

        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains($"Not now: {words}", await Board(), StringComparison.Ordinal);
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain(words, await Board(), StringComparison.Ordinal);

        async Task<string> Board() => (await (await own.As(own.Amara)).Get("/at/ward-7")).Text;
    }

    /// <summary>The matron leads the sister; both get one letter.</summary>
    [Fact]
    public async Task On_the_eighth_day_its_raiser_and_the_leads_lead_are_told_once()
    {
        var idea = await world.Idea(await world.Given());

        for (var times = 0; times < 2; times++)
            await world.SendAsTheSite(new TellOfUnansweredIdea.Command { Idea = idea.Id, DueAt = idea.Ahead()[0].At });

        Assert.Equal(new[] { await world.IdOf(world.Amara), await world.IdOf(world.Leila) }.Order(), (await world.Written($"idea-unanswered:{idea.Id}")).Select(letter => letter.PersonId!.Value).Order());
    }

    private async Task Move(string who, int number, IdeaState to) =>
        await world.Send(who, new MoveIdea.Command { Number = number, Version = (await world.Idea(number)).Version, To = to, Words = "With a lamp" });
}
