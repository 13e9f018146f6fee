using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Statements;
using QmsPortal.Tests.Modules.Assurance.Evidence;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Statements;

public class StatementTests
{
    private const string CompleteAlready = "This statement is complete already.";
    private const string DraftStill = "This is a draft still. Its author has to complete it before anybody challenges it.";
    private const string ChallengedAlready = "This statement was challenged already.";
    private const string NothingToAnswer = "No challenge waits for an answer.";
    private const string NotChallenged = "A second person has to challenge this statement before it goes to a committee.";
    private const string CommitteeHasIt = "A committee has had this statement already.";
    private const string NoCommittee = "A committee has to have this statement before it is decided. Ask: company secretary.";
    private const string Decided = "This statement is decided already.";
    private const string NotADraft = "Only a draft can be worded anew. Renew the statement instead.";
    private const string GivenWay = "Another statement has taken its place already.";
    private const string NotInForce = "Only a statement that was agreed is renewed.";

    private static readonly Guid Author = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Challenger = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Secretary = new("00000000-0000-0000-0000-000000000003");
    private static readonly Guid Chair = new("00000000-0000-0000-0000-000000000004");
    private static readonly Guid Signal = new("00000000-0000-0000-0000-000000000077");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly Wording Words = new("Nights on Ward 7 are safe", StatementRating.Substantial, "Bells are answered", "Weekends are not shown", "", new(2025, 11, 1), new(2026, 4, 30));

    [Theory]
    [InlineData(StatementState.Draft, "complete", StatementState.Complete)]
    [InlineData(StatementState.Complete, "challenge", StatementState.Challenged)]
    [InlineData(StatementState.Challenged, "bring", StatementState.Committee)]
    [InlineData(StatementState.Committee, "agree", StatementState.Agreed)]
    [InlineData(StatementState.Committee, "reject", StatementState.Rejected)]
    [InlineData(StatementState.Agreed, "lose", StatementState.NeedsRenewal)]
    [InlineData(StatementState.Agreed, "contradict", StatementState.Contradicted)]
    [InlineData(StatementState.Agreed, "give way", StatementState.Superseded)]
    [InlineData(StatementState.NeedsRenewal, "lose", StatementState.NeedsRenewal)]
    [InlineData(StatementState.NeedsRenewal, "contradict", StatementState.Contradicted)]
    [InlineData(StatementState.NeedsRenewal, "give way", StatementState.Superseded)]
    [InlineData(StatementState.Contradicted, "lose", StatementState.Contradicted)]
    [InlineData(StatementState.Contradicted, "settle", StatementState.Agreed)]
    [InlineData(StatementState.Contradicted, "give way", StatementState.Superseded)]
    public void A_statement_goes_on(StatementState from, string act, StatementState to)
    {
        var statement = StatementIn(from);
        var before = statement.Steps.Count;

        Do(statement, act);

        Assert.Equal((to, before + 1, to), (statement.State, statement.Steps.Count, statement.Steps[^1].State));
        Assert.Equal(Enumerable.Range(1, before + 1), statement.Steps.Select(step => step.Position));
    }

    public static TheoryData<StatementState, string, string> Refused => new()
    {
        { StatementState.Draft, "challenge", DraftStill },
        { StatementState.Draft, "answer", NothingToAnswer },
        { StatementState.Draft, "bring", NotChallenged },
        { StatementState.Draft, "agree", NoCommittee },
        { StatementState.Draft, "reject", NoCommittee },
        { StatementState.Draft, "give way", NotInForce },
        { StatementState.Complete, "revise", NotADraft },
        { StatementState.Complete, "complete", CompleteAlready },
        { StatementState.Complete, "answer", NothingToAnswer },
        { StatementState.Complete, "bring", NotChallenged },
        { StatementState.Complete, "agree", NoCommittee },
        { StatementState.Complete, "give way", NotInForce },
        { StatementState.Challenged, "revise", NotADraft },
        { StatementState.Challenged, "complete", CompleteAlready },
        { StatementState.Challenged, "challenge", ChallengedAlready },
        { StatementState.Challenged, "agree", NoCommittee },
        { StatementState.Challenged, "reject", NoCommittee },
        { StatementState.Committee, "complete", CompleteAlready },
        { StatementState.Committee, "challenge", ChallengedAlready },
        { StatementState.Committee, "answer", NothingToAnswer },
        { StatementState.Committee, "bring", CommitteeHasIt },
        { StatementState.Committee, "give way", NotInForce },
        { StatementState.Agreed, "revise", NotADraft },
        { StatementState.Agreed, "challenge", ChallengedAlready },
        { StatementState.Agreed, "agree", Decided },
        { StatementState.Agreed, "reject", Decided },
        { StatementState.Rejected, "revise", NotADraft },
        { StatementState.Rejected, "challenge", ChallengedAlready },
        { StatementState.Rejected, "agree", Decided },
        { StatementState.Rejected, "give way", NotInForce },
        { StatementState.NeedsRenewal, "agree", Decided },
        { StatementState.Contradicted, "agree", Decided },
        { StatementState.Superseded, "give way", GivenWay },
        { StatementState.Superseded, "challenge", ChallengedAlready },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_statement_does_not_go_there(StatementState from, string act, string reason)
    {
        var statement = StatementIn(from);
        var before = statement.Steps.Count;

        var refusal = Assert.Throws<DomainException>(() => Do(statement, act));

        Assert.Equal((reason, from, before), (refusal.Message, statement.State, statement.Steps.Count));
    }

    /// <summary>What is heard and does not concern it changes nothing.</summary>
    [Theory]
    [InlineData(StatementState.Draft)]
    [InlineData(StatementState.Complete)]
    [InlineData(StatementState.Challenged)]
    [InlineData(StatementState.Committee)]
    [InlineData(StatementState.Rejected)]
    [InlineData(StatementState.Superseded)]
    public void Only_what_is_in_force_weakens(StatementState state)
    {
        var statement = StatementIn(state);
        var before = statement.Steps.Count;

        foreach (var heard in new[] { "lose", "contradict", "settle" })
            Do(statement, heard);

        Assert.Equal((state, before), (statement.State, statement.Steps.Count));
    }

    [Fact]
    public void Nobody_challenges_or_decides_their_own()
    {
        var statement = StatementIn(StatementState.Complete);
        Assert.Equal("You wrote this statement, so another person has to challenge it. Ask: chief nurse, deputy chief nurse.",
            Assert.Throws<DomainException>(() => statement.Challenge(Guid.NewGuid(), null, "Mine", By(Author))).Message);
        Do(statement, "challenge");
        Do(statement, "bring");
        foreach (var own in new[] { Author, Challenger })
        {
            Assert.Equal("You wrote or challenged this statement, so another person has to decide it. Ask: chair.",
                Assert.Throws<DomainException>(() => statement.Agree(Guid.NewGuid(), "", Ground, By(own))).Message);
            Assert.Throws<DomainException>(() => statement.Reject(Guid.NewGuid(), "Mine", By(own)));
        }
    }

    [Theory]
    [InlineData(EvidenceState.Draft, false)]
    [InlineData(EvidenceState.Submitted, false)]
    [InlineData(EvidenceState.Accepted, true)]
    [InlineData(EvidenceState.Expiring, true)]
    [InlineData(EvidenceState.Expired, false)]
    [InlineData(EvidenceState.Withdrawn, false)]
    [InlineData(null, false)]
    public void It_is_complete_and_agreed_on_one_accepted_item_in_date_at_least(EvidenceState? state, bool allowed)
    {
        EvidenceItem[] items = state is null ? [] : [EvidenceItemTests.ItemIn(state.Value)];

        foreach (var refusal in new[]
        {
            Record.Exception(() => StatementIn(StatementState.Draft).Complete(Guid.NewGuid(), items, By(Author))),
            Record.Exception(() => StatementIn(StatementState.Committee).Agree(Guid.NewGuid(), "", items, By(Chair))),
        })
            Assert.Equal(allowed ? null : "A statement rests on one accepted item in date, at least. Choose one, or have one accepted first.", refusal?.Message);
    }

    [Fact]
    public void It_is_not_complete_without_its_gaps()
    {
        var statement = Statement(Words with { Gaps = "" });

        var refusal = Assert.Throws<DomainException>(() => statement.Complete(Guid.NewGuid(), Ground, By(Author)));

        Assert.Equal("Write the gaps first: what is not shown or not known. If there are none, say so and why.", refusal.Message);
    }

    [Fact]
    public void Only_its_author_words_completes_and_answers_it()
    {
        foreach (var act in new Action<Statement>[] { s => s.Revise(Words, By(Chair)), s => s.Complete(Guid.NewGuid(), Ground, By(Chair)) })
            Assert.Equal("This is for whoever wrote the statement. Ask them, or challenge it.", Assert.Throws<DomainException>(() => act(StatementIn(StatementState.Draft))).Message);
        Assert.Throws<DomainException>(() => ChallengedTo(StatementRating.Reasonable).Answer(Guid.NewGuid(), true, "Yes", By(Chair)));
    }

    [Theory]
    [InlineData(true, StatementRating.Reasonable)]
    [InlineData(false, StatementRating.Substantial)]
    public void The_author_takes_the_other_rating_or_stands_by_theirs(bool accepts, StatementRating rating)
    {
        var statement = ChallengedTo(StatementRating.Reasonable);
        Assert.Equal("The author has not answered the challenge yet. Ask them to take the other rating or to stand by theirs.", Assert.Throws<DomainException>(() => Do(statement, "bring")).Message);

        statement.Answer(Guid.NewGuid(), accepts, "Because", By(Author));
        Do(statement, "bring");

        Assert.Equal((rating, null, StatementState.Committee), (statement.Rating, statement.Proposed, statement.State));
        Assert.Equal([(StatementRating.Substantial, StatementRating.Reasonable), (rating, null), (rating, (StatementRating?)null)], statement.Steps.Skip(1).Select(step => (step.Rating, step.Proposed)));
    }

    [Theory]
    [InlineData(null, null, StatementRating.Reasonable, "Looked at by a second person: it stands")]
    [InlineData(null, StatementRating.Limited, StatementRating.Reasonable, "Challenged to limited")]
    [InlineData(StatementRating.Reasonable, null, StatementRating.Limited, "Challenge accepted")]
    [InlineData(StatementRating.Reasonable, null, StatementRating.Reasonable, "Challenge answered: the rating stands")]
    public void A_challenge_is_said_to_be_what_it_was(StatementRating? challenged, StatementRating? proposed, StatementRating rating, string words)
    {
        var before = new ShowStatement.Step(challenged is null ? StatementState.Complete : StatementState.Challenged, challenged ?? rating, null, "", Morning, null, null);

        Assert.Equal(words, StatementWords.Step(new(StatementState.Challenged, rating, proposed, "", Morning, null, null), before));
    }

    [Fact]
    public void A_challenge_that_proposes_nothing_else_is_not_answered()
    {
        foreach (var same in new StatementRating?[] { null, StatementRating.Substantial })
        {
            var statement = ChallengedTo(same);

            Assert.Equal("The challenge proposes no other rating, so there is nothing to answer. A committee decides next.", Assert.Throws<DomainException>(() => Do(statement, "answer")).Message);
            Do(statement, "bring");
        }
    }

    [Fact]
    public void A_committee_that_has_not_met_yet_has_had_nothing() =>
        Assert.Equal("Choose the day on which the committee met: today or before.",
            Assert.Throws<DomainException>(() => StatementIn(StatementState.Challenged).Bring(Guid.NewGuid(), "Quality committee", new DateOnly(2026, 5, 6), By(Secretary))).Message);

    [Fact]
    public void What_it_speaks_of_does_not_end_before_it_begins() =>
        Assert.Equal("The last day it speaks of must not be before the first.", Assert.Throws<DomainException>(() => Statement(Words with { To = new DateOnly(2025, 10, 31) })).Message);

    [Fact]
    public void It_says_why_it_is_weak_and_stands_again_once_nothing_contradicts_it()
    {
        var (statement, other) = (StatementIn(StatementState.Agreed), Guid.NewGuid());

        statement.Contradict(Guid.NewGuid(), Guid.NewGuid(), Signal, "Signal 77 says otherwise", Morning);
        statement.Contradict(Guid.NewGuid(), Guid.NewGuid(), Signal, "Signal 77 once more", Morning);
        statement.Contradict(Guid.NewGuid(), Guid.NewGuid(), other, "Signal 78 says otherwise", Morning);
        Assert.Equal((StatementState.Contradicted, "Signal 78 says otherwise", 2), (statement.State, statement.WeakenedBecause, statement.Contradictions.Count));

        statement.Settle(Guid.NewGuid(), other, "Signal 78 was a data fault", Morning);
        Assert.Equal((StatementState.Contradicted, "Signal 77 says otherwise"), (statement.State, statement.WeakenedBecause));
        statement.Settle(Guid.NewGuid(), other, "Signal 78 once more", Morning);
        statement.Settle(Guid.NewGuid(), Signal, "Signal 77 was a data fault", Morning);

        Assert.Equal((StatementState.Agreed, null), (statement.State, statement.WeakenedBecause));
        Assert.All(statement.Contradictions, known => Assert.Equal(Morning, known.SettledAt));
        Assert.Equal(4, statement.Steps.Skip(4).Count());
        Assert.All(statement.Steps.Skip(4), step => Assert.Null(step.ById));
    }

    [Fact]
    public void Evidence_that_has_gone_meanwhile_is_not_forgotten_when_a_contradiction_ends()
    {
        var statement = StatementIn(StatementState.Contradicted);

        statement.LoseEvidence(Guid.NewGuid(), "Evidence 503 has expired.", Morning);
        Assert.Equal((StatementState.Contradicted, "Signal 77 says otherwise"), (statement.State, statement.WeakenedBecause));
        Do(statement, "settle");

        Assert.Equal((StatementState.NeedsRenewal, "Evidence 503 has expired."), (statement.State, statement.WeakenedBecause));
    }

    [Theory]
    [InlineData(EvidenceState.Accepted, null)]
    [InlineData(EvidenceState.Submitted, null)]
    [InlineData(EvidenceState.Expired, "This cannot be relied on any more. Choose another item, or freeze a newer copy.")]
    [InlineData(EvidenceState.Withdrawn, "This cannot be relied on any more. Choose another item, or freeze a newer copy.")]
    public void A_draft_rests_on_what_can_be_relied_on(EvidenceState state, string? refusal)
    {
        Assert.Equal(refusal, Record.Exception(() => StatementIn(StatementState.Draft).RestOn(EvidenceItemTests.ItemIn(state)))?.Message);
        Assert.Equal("What it rests on is settled. Renew the statement to rest it on something else.", Assert.Throws<DomainException>(() => StatementIn(StatementState.Complete).RestOn(EvidenceItemTests.ItemIn(state))).Message);
    }

    private static EvidenceItem[] Ground => [EvidenceItemTests.ItemIn(EvidenceState.Accepted)];

    private static Statement ChallengedTo(StatementRating? proposed)
    {
        var statement = StatementIn(StatementState.Complete);
        statement.Challenge(Guid.NewGuid(), proposed, "I looked", By(Challenger));
        return statement;
    }

    private static Statement StatementIn(StatementState state)
    {
        var statement = Statement(Words);
        string[] decided = ["complete", "challenge", "bring"];
        string[] acts = state switch
        {
            StatementState.Draft => [],
            StatementState.Complete => ["complete"],
            StatementState.Challenged => ["complete", "challenge"],
            StatementState.Committee => decided,
            StatementState.Rejected => [.. decided, "reject"],
            StatementState.NeedsRenewal => [.. decided, "agree", "lose"],
            StatementState.Contradicted => [.. decided, "agree", "contradict"],
            StatementState.Superseded => [.. decided, "agree", "give way"],
            _ => [.. decided, "agree"],
        };
        foreach (var act in acts)
            Do(statement, act);
        return statement;
    }

    private static Statement Statement(Wording words) => new(Guid.NewGuid(), 1001, Guid.NewGuid(), words, Author, Morning);

    private static void Do(Statement statement, string act)
    {
        switch (act)
        {
            case "revise":
                statement.Revise(Words, By(Author));
                break;
            case "complete":
                statement.Complete(Guid.NewGuid(), Ground, By(Author));
                break;
            case "challenge":
                statement.Challenge(Guid.NewGuid(), null, "I looked", By(Challenger));
                break;
            case "answer":
                statement.Answer(Guid.NewGuid(), true, "Yes", By(Author));
                break;
            case "bring":
                statement.Bring(Guid.NewGuid(), "Quality committee", new DateOnly(2026, 5, 4), By(Secretary));
                break;
            case "agree":
                statement.Agree(Guid.NewGuid(), "", Ground, By(Chair));
                break;
            case "reject":
                statement.Reject(Guid.NewGuid(), "Too old", By(Chair));
                break;
            case "lose":
                statement.LoseEvidence(Guid.NewGuid(), "Evidence 503 has expired.", Morning);
                break;
            case "contradict":
                statement.Contradict(Guid.NewGuid(), Guid.NewGuid(), Signal, "Signal 77 says otherwise", Morning);
                break;
            case "settle":
                statement.Settle(Guid.NewGuid(), Signal, "Signal 77 was a data fault", Morning);
                break;
            default:
                statement.GiveWay(Guid.NewGuid(), 1002, By(Chair));
                break;
        }
    }

    private static StatementAct By(Guid person) => new(person, Morning.AddHours(1));
}
