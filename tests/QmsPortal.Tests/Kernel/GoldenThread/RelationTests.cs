using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;
using static QmsPortal.Kernel.GoldenThread.Relation;
using static QmsPortal.Kernel.GoldenThread.ThreadKind;

namespace QmsPortal.Tests.Kernel.GoldenThread;

/// <summary>Which records may be linked in which way: the table of the domain, written here by hand.</summary>
public class RelationTests
{
    private static readonly Guid Person = new("00000000-0000-0000-0000-000000000001");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);

    private static readonly (ThreadKind From, Relation Relation, ThreadKind To)[] Allowed =
    [
        (Goal, Answers, Need),
        (Goal, Serves, Objective), (Goal, Serves, Goal),
        (Driver, Drives, Goal), (Driver, Drives, Driver),
        (Goal, MeasuredBy, MeasureSeries), (Driver, MeasuredBy, MeasureSeries), (StandardWork, MeasuredBy, MeasureSeries), (Requirement, MeasuredBy, MeasureSeries), (Risk, MeasuredBy, MeasureSeries),
        (Signal, RaisedFrom, MeasureSeries),
        (Issue, RaisedFrom, Signal), (Issue, RaisedFrom, Confirmation), (Issue, RaisedFrom, MeasureSeries),
        (Escalation, RaisedFrom, Issue),
        (Project, RaisedFrom, Issue), (Project, RaisedFrom, Escalation), (Project, RaisedFrom, Finding), (Project, RaisedFrom, Need), (Project, RaisedFrom, Signal), (Project, RaisedFrom, Idea),
        (PdsaCycle, Relation.Tests, ChangeIdea), (PdsaCycle, Relation.Tests, Project), (PdsaCycle, Relation.Tests, StandardWork),
        (PdsaCycle, AdoptedAs, StandardWork),
        (StandardWork, CheckedBy, QuestionSetItem), (StandardWork, CheckedBy, Confirmation),
        (AuditResponse, Found, Finding), (Confirmation, Found, Finding), (ThreadKind.Visit, Found, Finding),
        (Finding, FixedBy, ThreadKind.Action), (Finding, FixedBy, Project), (Issue, FixedBy, ThreadKind.Action), (Issue, FixedBy, Project), (Risk, FixedBy, ThreadKind.Action), (Risk, FixedBy, Project),
        (Evidence, Evidences, RequirementResult), (Evidence, Evidences, Statement), (Evidence, Evidences, BafEntry), (Evidence, Evidences, Gate),
        .. Enum.GetValues<ThreadKind>().Select(any => (Evidence, DrawnFrom, any)),
        (Statement, Assures, Objective), (Statement, Assures, Goal), (Statement, Assures, Risk), (Statement, Assures, Obligation),
        (Statement, Informs, Need), (Finding, Informs, Need), (Lesson, Informs, Need),
        (Issue, DiscussedAt, Huddle), (Signal, DiscussedAt, Huddle),
        (Statement, DecidedAt, Review),
        (Statement, PublishedAs, PublicItem), (Need, PublishedAs, PublicItem),
        (Need, HeardIn, VoiceItem),
    ];

    /// <summary>Every pair of kinds in every relation: those of the table are linked, all others are refused with a way out.</summary>
    [Fact]
    public void The_pairs_of_the_domain_are_linked_and_no_others()
    {
        var wrong = new List<string>();
        foreach (var from in Enum.GetValues<ThreadKind>())
            foreach (var relation in Enum.GetValues<Relation>())
                foreach (var to in Enum.GetValues<ThreadKind>())
                {
                    var refusal = Record.Exception(() => Link(from, relation, to));
                    if (Allowed.Contains((from, relation, to)) ? refusal is not null : refusal is not DomainException { Message: var why } || !why.Contains("Choose one of these: ", StringComparison.Ordinal) && !why.Contains("begin at the other record.", StringComparison.Ordinal))
                        wrong.Add($"{from} {relation} {to}: {refusal?.Message ?? "linked"}");
                }

        Expect.None(wrong);
    }

    [Fact]
    public void A_refusal_says_what_may_be_chosen()
    {
        var refusal = Assert.Throws<DomainException>(() => Link(Issue, Answers, MeasureSeries));
        var nothing = Assert.Throws<DomainException>(() => Link(MeasureSeries, RaisedFrom, Issue));
        var unknown = Assert.Throws<DomainException>(() => Link(Issue, (Relation)99, MeasureSeries));

        Assert.Equal("“answers” does not lead from an issue to a measure. Choose one of these: raised from a signal or a confirmation or a measure; fixed by an action or a project; discussed at a huddle.", refusal.Message);
        Assert.Equal("“raised from” does not lead from a measure to an issue. No link begins at a measure: begin at the other record.", nothing.Message);
        Assert.StartsWith("“This” does not lead from an issue to a measure.", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_is_not_linked_to_itself()
    {
        var goal = new ThreadEnd(Guid.NewGuid(), Goal);

        var refusal = Assert.Throws<DomainException>(() => new ThreadLink(Guid.NewGuid(), goal, Serves, goal, null, Person, Morning));

        Assert.Equal("A record cannot be linked to itself. Choose another one.", refusal.Message);
    }

    [Fact]
    public void A_link_ends_once_and_says_why()
    {
        var link = Link(Issue, RaisedFrom, MeasureSeries);

        link.End("Another measure", Person, Morning.AddHours(1));

        Assert.Equal(("Another measure", Person, Morning.AddHours(1)), (link.EndReason, link.EndedBy, link.EndedAt));
        Assert.Equal("This link has ended already.", Assert.Throws<DomainException>(() => link.End("Again", Person, Morning)).Message);
    }

    /// <summary>The need lies to the left of each of these, and what came of it to the right.</summary>
    [Theory]
    [InlineData(Answers, TowardsNeed.To)]
    [InlineData(Serves, TowardsNeed.To)]
    [InlineData(Drives, TowardsNeed.To)]
    [InlineData(MeasuredBy, TowardsNeed.From)]
    [InlineData(RaisedFrom, TowardsNeed.To)]
    [InlineData(Relation.Tests, TowardsNeed.To)]
    [InlineData(AdoptedAs, TowardsNeed.From)]
    [InlineData(CheckedBy, TowardsNeed.From)]
    [InlineData(Found, TowardsNeed.From)]
    [InlineData(FixedBy, TowardsNeed.From)]
    [InlineData(Evidences, TowardsNeed.From)]
    [InlineData(DrawnFrom, TowardsNeed.To)]
    [InlineData(Assures, TowardsNeed.To)]
    [InlineData(Informs, TowardsNeed.From)]
    [InlineData(DiscussedAt, TowardsNeed.From)]
    [InlineData(DecidedAt, TowardsNeed.From)]
    [InlineData(PublishedAs, TowardsNeed.From)]
    [InlineData(HeardIn, TowardsNeed.To)]
    public void Each_relation_knows_at_which_end_the_need_lies(Relation relation, TowardsNeed end)
    {
        Assert.Equal(end, relation.NeedLiesAt());
        Assert.NotEqual(relation.Words(), relation.Backwards());
    }

    /// <summary>Domain §6.2: unannounced visits, concerns, private projects and coaching leave no trace.</summary>
    [Fact]
    public void Restricted_visits_concerns_projects_and_coaching_leave_no_trace()
    {
        Assert.Equal([Concern, ThreadKind.Visit, Project, Coaching], Enum.GetValues<ThreadKind>().Except(ThreadKinds.Known));
    }

    private static ThreadLink Link(ThreadKind from, Relation relation, ThreadKind to) =>
        new(Guid.NewGuid(), new ThreadEnd(Guid.NewGuid(), from), relation, new ThreadEnd(Guid.NewGuid(), to), null, Person, Morning);
}
