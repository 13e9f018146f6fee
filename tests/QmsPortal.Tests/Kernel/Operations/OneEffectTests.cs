using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Operations;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Operations;

/// <summary>A form sent twice, or twenty times at once, has one effect and one answer.</summary>
public class OneEffectTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Question = "What is the issue?";

    [Fact]
    public async Task The_same_form_sent_twice_has_one_effect_and_the_same_answer()
    {
        var words = Words();
        var form = await Form(world.Amara);

        var first = await form.Submit("Raise issue", (Question, words), ("What kind?", "Safety"));
        var second = await form.Submit("Raise issue", (Question, words), ("What kind?", "Safety"));

        Assert.Equal(first.Is(200).Address, second.Is(200).Address);
        Assert.Equal(1, await Stored(words));
    }

    [Fact]
    public async Task Twenty_at_once_have_one_effect_and_the_same_answer()
    {
        var words = Words();
        var form = await Form(world.Amara);
        var fields = new (string, object?)[] { (Question, words), ("What kind?", "Safety") };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => form.Submit("Raise issue", fields)));

        Assert.All(answers, answer => Assert.Equal(answers[0].Address, answer.Is(200).Address));
        Assert.Equal(1, await Stored(words));
        Assert.Equal(1, await world.Ask(db => db.Set<Operation>().CountAsync(operation => operation.Id == Guid.Parse(form.Hidden("OperationId")))));
    }

    [Fact]
    public async Task The_same_form_with_other_words_is_not_answered_as_done_and_keeps_them()
    {
        var (words, others) = (Words(), Words());
        var form = await Form(world.Amara);
        await form.Submit("Raise issue", (Question, words), ("What kind?", "Safety"));

        var page = await form.Submit("Raise issue", (Question, others), ("What kind?", "Safety"));

        Assert.Equal(422, page.Status);
        Assert.Equal(["This form was already sent with other words. What you sent first is saved. Open the page again to send something new."], page.Summary);
        Assert.Equal(others, page.Value(Question));
        Assert.Equal((1, 0), (await Stored(words), await Stored(others)));
    }

    [Fact]
    public async Task Another_persons_form_is_not_answered()
    {
        var words = Words();
        var amaras = await Form(world.Amara);
        await amaras.Submit("Raise issue", (Question, words), ("What kind?", "Safety"));

        var page = await (await Form(world.Dan)).Submit("Raise issue", (Question, words), ("What kind?", "Safety"), ("hidden:OperationId", amaras.Hidden("OperationId")));

        Assert.Equal(422, page.Status);
        Assert.Equal(1, await Stored(words));
    }

    [Fact]
    public async Task The_same_id_with_another_command_is_not_answered()
    {
        var operation = Guid.CreateVersion7();
        var number = await world.Send(world.Joy, new RaiseIssue.Command { Place = world.Ward7, Words = Words(), Kind = IssueKind.Safety }, operation);
        var version = await world.Ask(db => db.Issues.Where(issue => issue.Number == number).Select(issue => issue.Version).SingleAsync());

        await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, new SolveIssue.Command { Number = number, Version = version, Answer = "Done" }, operation));
    }

    [Fact]
    public async Task A_form_that_was_refused_can_be_sent_again_with_better_words()
    {
        var words = Words();
        var form = await Form(world.Amara);

        var refused = await form.Submit("Raise issue", (Question, ""), ("What kind?", "Safety"));
        var page = await form.Submit("Raise issue", (Question, words), ("What kind?", "Safety"));

        Assert.Equal("Enter what the issue is", refused.Is(400).ErrorsBeside(Question));
        Assert.Equal(200, page.Status);
        Assert.Equal(1, await Stored(words));
    }

    [Fact]
    public async Task Two_forms_with_the_same_words_are_two_issues()
    {
        var words = Words();

        await (await Form(world.Amara)).Submit("Raise issue", (Question, words), ("What kind?", "Safety"));
        await (await Form(world.Amara)).Submit("Raise issue", (Question, words), ("What kind?", "Safety"));

        Assert.Equal(2, await Stored(words));
    }

    /// <summary>Other words each time, and no digits: ten of them may be a patient's number.</summary>
    private static string Words() => "The suction unit does not charge " + string.Concat(Guid.CreateVersion7().ToString("N").Select(hex => (char)('a' + Convert.ToInt32(hex.ToString(), 16))));

    private async Task<Page> Form(string person) => await (await world.As(person)).Get("/raise?at=ward-7");

    private Task<int> Stored(string words) => world.Ask(db => db.Issues.CountAsync(issue => issue.Words == words));
}
