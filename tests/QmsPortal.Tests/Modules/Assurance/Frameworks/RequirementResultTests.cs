using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Tests.Modules.Assurance.Evidence;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Frameworks;

public class RequirementResultTests
{
    private const string NotAssessed = "Nobody has assessed this here yet. Ask the team lead to say whether it is met, then challenge it.";
    private const string ChallengedAlready = "This is challenged already. Ask a quality manager to agree it.";
    private const string AgreedBefore = "This is agreed already. If it has changed, ask the team lead to assess it again.";
    private const string NotChallenged = "A second person has to challenge this before it can be agreed. Ask: matron, divisional nurse.";
    private const string AgreedAlready = "This is agreed already.";
    private const string Rest = " Accept what waits, ask for a newer copy, or agree another answer.";

    private static readonly Guid Sister = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Matron = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Manager = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ResultState.NotAssessed, "assess", ResultState.SelfAssessed)]
    [InlineData(ResultState.SelfAssessed, "assess", ResultState.SelfAssessed)]
    [InlineData(ResultState.SelfAssessed, "challenge", ResultState.Challenged)]
    [InlineData(ResultState.Challenged, "assess", ResultState.SelfAssessed)]
    [InlineData(ResultState.Challenged, "agree", ResultState.Agreed)]
    [InlineData(ResultState.Agreed, "assess", ResultState.SelfAssessed)]
    public void A_result_goes_on(ResultState from, string act, ResultState to)
    {
        var result = ResultIn(from);
        var before = result.Steps.Count;

        Do(result, act);

        Assert.Equal((to, before + 1, to), (result.State, result.Steps.Count, result.Steps[^1].State));
        Assert.Equal(Enumerable.Range(1, before + 1), result.Steps.Select(step => step.Position));
    }

    [Theory]
    [InlineData(ResultState.NotAssessed, "challenge", NotAssessed)]
    [InlineData(ResultState.NotAssessed, "agree", NotChallenged)]
    [InlineData(ResultState.SelfAssessed, "agree", NotChallenged)]
    [InlineData(ResultState.Challenged, "challenge", ChallengedAlready)]
    [InlineData(ResultState.Agreed, "challenge", AgreedBefore)]
    [InlineData(ResultState.Agreed, "agree", AgreedAlready)]
    public void A_result_does_not_go_there(ResultState from, string act, string reason)
    {
        var result = ResultIn(from);
        var before = result.Steps.Count;

        var refusal = Assert.Throws<DomainException>(() => Do(result, act));

        Assert.Equal((reason, from, before), (refusal.Message, result.State, result.Steps.Count));
    }

    [Fact]
    public void Who_assessed_it_neither_challenges_nor_agrees_and_who_challenged_it_does_not_agree()
    {
        var result = ResultIn(ResultState.SelfAssessed);
        Assert.Equal("You assessed this yourself, so another person has to challenge it. Ask: matron, divisional nurse.",
            Assert.Throws<DomainException>(() => result.Challenge(Guid.NewGuid(), null, "Mine", By(Sister))).Message);

        Do(result, "challenge");
        foreach (var own in new[] { Sister, Matron })
            Assert.Equal("You assessed or challenged this, so a third person has to agree it. Ask: quality manager.",
                Assert.Throws<DomainException>(() => result.Agree(Guid.NewGuid(), ResultAnswer.Partly, "", [], By(own))).Message);
        Do(result, "agree");

        Assert.Equal(Manager, result.Steps[^1].ById);
    }

    [Theory]
    [InlineData(EvidenceState.Accepted, null)]
    [InlineData(EvidenceState.Expiring, null)]
    [InlineData(EvidenceState.Draft, "Evidence 503, Night audit, has not been sent yet.")]
    [InlineData(EvidenceState.Submitted, "Evidence 503, Night audit, waits to be accepted.")]
    [InlineData(EvidenceState.Expired, "Evidence 503, Night audit, expired on 31 October 2026.")]
    [InlineData(EvidenceState.Withdrawn, "Evidence 503, Night audit, was withdrawn.")]
    [InlineData(null, "Nothing shows this here yet.")]
    public void Met_needs_one_accepted_item_in_date(EvidenceState? state, string? why)
    {
        var result = ResultIn(ResultState.Challenged, ResultAnswer.Met);
        EvidenceItem[] items = state is null ? [] : [EvidenceItemTests.ItemIn(state.Value)];

        var refusal = Record.Exception(() => result.Agree(Guid.NewGuid(), ResultAnswer.Met, "", items, By(Manager)));

        Assert.Equal(why is null ? null : $"“Met” needs one accepted item in date. {why}{Rest}", refusal?.Message);
        Assert.Equal(why is null ? ResultState.Agreed : ResultState.Challenged, result.State);
    }

    [Fact]
    public void An_item_past_its_last_day_counts_no_more_though_the_site_has_not_marked_it_yet()
    {
        var result = ResultIn(ResultState.Challenged, ResultAnswer.Met);
        var accepted = EvidenceItemTests.ItemIn(EvidenceState.Accepted);
        var november = new ResultAct(Manager, new DateTimeOffset(2026, 11, 1, 0, 1, 0, TimeSpan.Zero));

        var refusal = Assert.Throws<DomainException>(() => result.Agree(Guid.NewGuid(), ResultAnswer.Met, "", [accepted], november));

        Assert.Contains("expired on 31 October 2026", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResultAnswer.Met, null, ResultAnswer.Partly, "", false)]
    [InlineData(ResultAnswer.Met, null, ResultAnswer.Partly, "Nobody asked at night", true)]
    [InlineData(ResultAnswer.Met, ResultAnswer.Partly, ResultAnswer.Partly, "", true)]
    [InlineData(ResultAnswer.Partly, ResultAnswer.NotMet, ResultAnswer.Partly, "", true)]
    [InlineData(ResultAnswer.Partly, ResultAnswer.NotMet, ResultAnswer.NotMet, "", true)]
    [InlineData(ResultAnswer.Partly, ResultAnswer.NotMet, ResultAnswer.NotApplicable, "", false)]
    public void Another_answer_than_was_said_or_proposed_is_agreed_with_a_reason(ResultAnswer said, ResultAnswer? proposed, ResultAnswer agreed, string why, bool allowed)
    {
        var result = ResultIn(ResultState.SelfAssessed, said);
        result.Challenge(Guid.NewGuid(), proposed, "Looked", By(Matron));

        var refusal = Record.Exception(() => result.Agree(Guid.NewGuid(), agreed, why, [], By(Manager)));

        Assert.Equal(allowed ? null : "Say why: this is another answer than the place gave, and nobody has proposed it.", refusal?.Message);
        Assert.Equal(allowed ? agreed : said, result.Answer);
    }

    [Fact]
    public void That_it_does_not_apply_is_said_with_a_reason() =>
        Assert.Equal("Say why this does not apply here.", Assert.Throws<DomainException>(() => ResultIn(ResultState.NotAssessed).SelfAssess(Guid.NewGuid(), ResultAnswer.NotApplicable, "", By(Sister))).Message);

    [Fact]
    public void An_agreed_met_loses_its_ground_and_regains_it_by_steps_that_nobody_took()
    {
        var result = ResultIn(ResultState.Challenged, ResultAnswer.Met);
        result.Agree(Guid.NewGuid(), ResultAnswer.Met, "", [EvidenceItemTests.ItemIn(EvidenceState.Accepted)], By(Manager));
        var before = result.Steps.Count;

        result.Weigh(Guid.NewGuid(), [EvidenceItemTests.ItemIn(EvidenceState.Expiring)], "It ages.", Morning);
        Assert.Equal((false, Shown.Ageing, before), (result.NeedsEvidence, result.Shown, result.Steps.Count));

        result.Weigh(Guid.NewGuid(), [EvidenceItemTests.ItemIn(EvidenceState.Expired)], "Evidence 503 has expired.", Morning);
        Assert.Equal((true, Shown.Expired, before + 1), (result.NeedsEvidence, result.Shown, result.Steps.Count));
        Assert.Equal((ResultState.Agreed, true, "Evidence 503 has expired.", null), (result.Steps[^1].State, result.Steps[^1].NeedsEvidence, result.Steps[^1].Words, result.Steps[^1].ById));

        result.Weigh(Guid.NewGuid(), [EvidenceItemTests.ItemIn(EvidenceState.Expired), EvidenceItemTests.ItemIn(EvidenceState.Submitted)], "", Morning);
        Assert.Equal((true, Shown.ToAccept, before + 1), (result.NeedsEvidence, result.Shown, result.Steps.Count));

        result.Weigh(Guid.NewGuid(), [EvidenceItemTests.ItemIn(EvidenceState.Expired), EvidenceItemTests.ItemIn(EvidenceState.Accepted)], "Evidence 504 was accepted.", Morning);
        Assert.Equal((false, Shown.Fresh, before + 2), (result.NeedsEvidence, result.Shown, result.Steps.Count));
    }

    [Theory]
    [InlineData(ResultAnswer.Partly)]
    [InlineData(ResultAnswer.NotMet)]
    public void Another_answer_needs_no_evidence(ResultAnswer answer)
    {
        var result = ResultIn(ResultState.Challenged, answer);
        result.Agree(Guid.NewGuid(), answer, "", [], By(Manager));

        result.Weigh(Guid.NewGuid(), [EvidenceItemTests.ItemIn(EvidenceState.Expired)], "Expired", Morning);

        Assert.Equal((false, 3), (result.NeedsEvidence, result.Steps.Count));
    }

    private static RequirementResult ResultIn(ResultState state, ResultAnswer answer = ResultAnswer.Partly)
    {
        var result = new RequirementResult(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "S6 Safe and effective staffing", RequirementResult.AddressOf("cqc", "S6", "ward-7"));
        if (state is not ResultState.NotAssessed)
            result.SelfAssess(Guid.NewGuid(), answer, "We think so", By(Sister));
        if (state is ResultState.Challenged or ResultState.Agreed)
            Do(result, "challenge");
        if (state is ResultState.Agreed)
            Do(result, "agree");
        return result;
    }

    private static void Do(RequirementResult result, string act)
    {
        switch (act)
        {
            case "assess":
                result.SelfAssess(Guid.NewGuid(), ResultAnswer.NotMet, "It has changed", By(Sister));
                break;
            case "challenge":
                result.Challenge(Guid.NewGuid(), null, "I looked", By(Matron));
                break;
            default:
                result.Agree(Guid.NewGuid(), ResultAnswer.Partly, "", [], By(Manager));
                break;
        }
    }

    private static ResultAct By(Guid person) => new(person, Morning.AddHours(1));
}
