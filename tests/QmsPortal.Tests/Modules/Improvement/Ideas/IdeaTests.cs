using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Ideas;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Improvement.Ideas;

/// <summary>Domain §2.25, ideas and everyday improvement.</summary>
public class IdeaTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly DateTimeOffset At = new(2026, 5, 5, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Raiser = Guid.CreateVersion7();
    private static readonly Guid Lead = Guid.CreateVersion7();

    [Fact]
    public async Task Toy_test_three_fields_are_enough_and_the_answer_comes_back_to_whoever_had_the_idea()
    {
        var amara = await world.As(world.Amara);

        var given = await (await (await amara.Get("/at/ward-7/ideas")).Follow("Give an idea")).Submit(
            "Give idea", ("What is the problem?", "Bells cannot be heard in the store"), ("What is your idea?", "A light over the store door"), ("Who does it help?", "Patients who ring"));
        Assert.Equal("Thank you. You will have an answer within 7 days", given.Is(200).Banner);
        Assert.Equal("A light over the store door", given.Heading);
        Assert.Contains("Answer by Tue 12 May", given.Text, StringComparison.Ordinal);
        Assert.Contains("Answer by Tue 12 May", (await amara.Get("/me/raised")).Text, StringComparison.Ordinal);
        Assert.False(given.HasButton("Save"));

        var joy = await world.As(world.Joy);
        var answered = await (await joy.Get(given.Address)).Submit("Save", ("What becomes of it?", "Just do it"), ("In a few words", "Estates hang it on Thursday"));
        Assert.Equal("Saved. Whoever had the idea sees it", answered.Is(200).Banner);

        var seen = await amara.Get(given.Address);
        Assert.Contains("Trying: Estates hang it on Thursday", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Ward sister, Joy Okoro", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Ward sister, Joy Okoro: Estates hang it on Thursday", (await amara.Get("/me/raised")).Text, StringComparison.Ordinal);
    }

    /// <summary>Given on 5 May, to be answered by the 12th: when the 13th begins in London its raiser and the matron, who leads the sister, are told.</summary>
    [Fact]
    public async Task Toy_test_on_day_8_without_an_answer_its_raiser_and_the_leads_lead_see_it()
    {
        var idea = await world.Idea(await world.Given());
        var due = Assert.Single(idea.Ahead());
        Assert.Equal(new DateTimeOffset(2026, 5, 12, 23, 0, 0, TimeSpan.Zero), due.At);

        await world.SendAsTheSite(new TellOfUnansweredIdea.Command { Idea = idea.Id, DueAt = due.At });
        await world.SendAsTheSite(new TellOfUnansweredIdea.Command { Idea = idea.Id, DueAt = due.At });

        Assert.Equal(due.At, (await world.Idea(idea.Number)).PastSince);
        Assert.Empty((await world.Idea(idea.Number)).Ahead());
        Assert.Equal(IdeasWaiting.Past, await world.Ask(db => db.Set<ThreadNode>().Where(node => node.Id == idea.Id).Select(node => node.State).SingleAsync()));
        Assert.Equal("Waits for an answer for 8 days", IdeaWords.Waits(IdeaState.New, idea.AnswerBy, new DateOnly(2026, 5, 13)));
        Assert.Equal("Answer by Tue 12 May", IdeaWords.Waits(IdeaState.New, idea.AnswerBy, new DateOnly(2026, 5, 12)));
    }

    [Fact]
    public async Task Toy_test_not_now_without_a_reason_is_refused_beside_the_field()
    {
        var number = await world.Given();

        var page = await (await (await world.As(world.Joy)).Get($"/ideas/{number}")).Submit("Save", ("What becomes of it?", "Not now"), ("In a few words", "  "));

        Assert.Equal("Enter why not now: whoever had the idea will read it", page.Is(400).ErrorsBeside("In a few words"));
        Assert.Equal(IdeaState.New, (await world.Idea(number)).State);
    }

    [Fact]
    public async Task Toy_test_an_idea_grows_into_a_project_and_keeps_its_raiser()
    {
        var number = await world.Given();
        var joy = await world.As(world.Joy);
        var agreed = await (await joy.Get($"/ideas/{number}")).Submit("Save", ("What becomes of it?", "Agree to try it"));

        var form = (await agreed.Follow("Grow it into a project")).Is(200);
        var project = (await form.Submit("Start project", ("What is it called?", "Hooks for slippers"), ("Why does it matter?", "Nobody should look for slippers in the dark"))).Is(200);

        var words = (await world.Idea(number)).Words;
        var idea = (await project.Follow(words)).Is(200);
        Assert.Equal($"/ideas/{number}", idea.Address);
        Assert.Contains("Amara Nwosu, staff nurse", idea.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Domain §2.25: problem, idea, who it helps, place and photo.</summary>
    [Fact]
    public async Task A_picture_belongs_to_an_idea_for_those_who_work_there_and_are_shown_it()
    {
        var number = await world.Given();
        var amara = await world.As(world.Amara);

        var form = (await (await amara.Get($"/ideas/{number}")).Follow("Attach a file")).Is(200);
        Assert.True(form.HasLink((await world.Idea(number)).Words));
        var page = (await form.Submit("Attach file", ("Picture or paper", new SentFile("hook.png", Files.Png(), "image/png")), ("What does it show?", "The hook in bay A"))).Is(200);

        Assert.Equal(("File attached", $"/ideas/{number}"), (page.Banner, page.Address));
        var file = page.Document.QuerySelector("[aria-labelledby=files] li a")!.GetAttribute("href")!;
        Assert.Equal("image/png", (await amara.Get(file)).Is(200).Headers["Content-Type"]);
        Assert.Contains("The hook in bay A", (await (await world.As(world.Leila)).Get($"/ideas/{number}")).Text, StringComparison.Ordinal);
        var withdrawn = await (await (await amara.Get($"/ideas/{number}")).Follow("Withdraw: The hook in bay A")).Submit("Withdraw file", ("Why is it withdrawn?", "Somebody is on it"));
        Assert.Equal(($"/ideas/{number}", true), (withdrawn.Address, withdrawn.Text.Contains("Why: Somebody is on it", StringComparison.Ordinal)));
        (await amara.Get(file)).Is(404);

        // Others read the idea and its picture, and attach none.
        var bethan = await world.As(world.Bethan);
        Assert.False((await bethan.Get($"/ideas/{number}")).Is(200).HasLink("Attach a file"));
        (await bethan.Get($"/attach/{(await world.Idea(number)).Id}")).Is(404);
    }

    [Fact]
    public async Task Nobody_answers_an_idea_of_their_own()
    {
        var number = await world.Send(world.Joy, IdeaExamples.Words(world.Ward7));
        var idea = await world.Idea(number);

        Assert.False((await (await world.As(world.Joy)).Get($"/ideas/{number}")).HasButton("Save"));
        Assert.Equal("It is your own idea, so another person answers it.", (await Assert.ThrowsAsync<DomainException>(() =>
            world.Send(world.Joy, new MoveIdea.Command { Number = number, Version = idea.Version, To = IdeaState.Agreed }))).Message);
    }

    [Fact]
    public async Task Nobody_overturns_not_now_on_an_idea_of_their_own()
    {
        var number = await world.Send(world.Joy, IdeaExamples.Words(world.Ward7));
        await world.Send(world.Leila, new MoveIdea.Command { Number = number, Version = (await world.Idea(number)).Version, To = IdeaState.NotNow, Words = "After the winter" });
        var version = (await world.Idea(number)).Version;

        Assert.False((await (await world.As(world.Joy)).Get($"/ideas/{number}")).HasButton("Save"));
        Assert.Equal("It is your own idea, so another person answers it.", (await Assert.ThrowsAsync<DomainException>(() =>
            world.Send(world.Joy, new MoveIdea.Command { Number = number, Version = version, To = IdeaState.Agreed }))).Message);
        await world.Send(world.Leila, new MoveIdea.Command { Number = number, Version = version, To = IdeaState.Agreed });

        // What others agreed to, its raiser may go on with.
        Assert.True((await (await world.As(world.Joy)).Get($"/ideas/{number}")).HasButton("Save"));
    }

    /// <summary>Domain §2.25: new, agreed to try, trying, done or not now. Every pair of states, by hand.</summary>
    public static TheoryData<IdeaState, IdeaState, bool> Pairs()
    {
        var allowed = new HashSet<(IdeaState, IdeaState)>
        {
            (IdeaState.New, IdeaState.Agreed), (IdeaState.New, IdeaState.Trying), (IdeaState.New, IdeaState.NotNow),
            (IdeaState.Agreed, IdeaState.Trying), (IdeaState.Agreed, IdeaState.NotNow),
            (IdeaState.Trying, IdeaState.Done), (IdeaState.Trying, IdeaState.NotNow),
            (IdeaState.NotNow, IdeaState.Agreed),
        };
        var data = new TheoryData<IdeaState, IdeaState, bool>();
        foreach (var from in Enum.GetValues<IdeaState>())
            foreach (var to in Enum.GetValues<IdeaState>())
                data.Add(from, to, allowed.Contains((from, to)));
        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Each_step_is_allowed_or_refused(IdeaState from, IdeaState to, bool allowed)
    {
        var idea = new Idea(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), new IdeaText("Problem", "Idea", "Everybody"), new Deed(Raiser, At));
        foreach (var step in from switch { IdeaState.New => [], IdeaState.Done => [IdeaState.Trying, IdeaState.Done], _ => new[] { from } })
            idea.Move(Guid.CreateVersion7(), step, "Because", new Deed(Lead, At));
        var steps = idea.Steps.Count;

        void Act() => idea.Move(Guid.CreateVersion7(), to, "Because", new Deed(Lead, At));
        if (allowed)
            Act();
        else
            Assert.Throws<DomainException>(Act);

        Assert.Equal((allowed ? to : from, steps + (allowed ? 1 : 0)), (idea.State, idea.Steps.Count));
    }
}
