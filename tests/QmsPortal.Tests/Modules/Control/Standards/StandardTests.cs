using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Standards;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>Domain §2.11 and §6.3, StandardWork version: what each act does in each state, by hand.</summary>
public class StandardTests
{
    private const string Frozen = "Version 1 was published and stays as it is. Write a new version instead.";
    private const string Gone = "Version 1 was withdrawn and stays as it is. Write a new version instead.";
    private const string AskForReturn = "so its words stay as they are. Ask for it to be returned first: matron, quality manager.";
    private const string ConsultationOver = "The consultation on this version is over, so nothing can be added. Tell its author what you think.";
    private const string NotInForce = "No version of this standard is in force, so there is nothing to review.";
    private const string AskForApproval = "This version is not approved yet. Ask for its approval: matron, quality manager.";

    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly StandardAct Joy = Person(1, "Joy Okoro", "Ward sister");
    private static readonly StandardAct Bethan = Person(2, "Bethan Rees", "Ward sister");
    private static readonly StandardAct Leila = Person(3, "Leila Haddad", "Matron");
    private static readonly StandardAct Ines = Person(4, "Ines Duarte", "Document controller");

    [Theory]
    [InlineData(VersionState.Draft, "write", VersionState.Draft, null)]
    [InlineData(VersionState.Consulting, "write", null, "This version is in consultation, " + AskForReturn)]
    [InlineData(VersionState.Approved, "write", null, "This version is approved, " + AskForReturn)]
    [InlineData(VersionState.Published, "write", null, Frozen)]
    [InlineData(VersionState.Superseded, "write", null, Frozen)]
    [InlineData(VersionState.Withdrawn, "write", null, Gone)]
    [InlineData(VersionState.Trial, "write", null, "This version is on trial, " + AskForReturn)]
    [InlineData(VersionState.Draft, "consult", VersionState.Consulting, null)]
    [InlineData(VersionState.Consulting, "consult", null, "This version was in consultation already.")]
    [InlineData(VersionState.Approved, "consult", null, "This version was in consultation already.")]
    [InlineData(VersionState.Published, "consult", null, Frozen)]
    [InlineData(VersionState.Superseded, "consult", null, Frozen)]
    [InlineData(VersionState.Withdrawn, "consult", null, Gone)]
    [InlineData(VersionState.Trial, "consult", VersionState.Consulting, null)]
    [InlineData(VersionState.Draft, "comment", null, "This version is still a draft. You can say what you think when its author has sent it to consultation.")]
    [InlineData(VersionState.Consulting, "comment", VersionState.Consulting, null)]
    [InlineData(VersionState.Approved, "comment", null, ConsultationOver)]
    [InlineData(VersionState.Published, "comment", null, ConsultationOver)]
    [InlineData(VersionState.Superseded, "comment", null, ConsultationOver)]
    [InlineData(VersionState.Withdrawn, "comment", null, ConsultationOver)]
    [InlineData(VersionState.Trial, "comment", null, "This version is on trial and not in consultation. Tell its author what you think.")]
    [InlineData(VersionState.Draft, "return", null, "This version is a draft, so its author can change it as it is.")]
    [InlineData(VersionState.Consulting, "return", VersionState.Draft, null)]
    [InlineData(VersionState.Approved, "return", VersionState.Draft, null)]
    [InlineData(VersionState.Published, "return", null, Frozen)]
    [InlineData(VersionState.Superseded, "return", null, Frozen)]
    [InlineData(VersionState.Withdrawn, "return", null, Gone)]
    [InlineData(VersionState.Trial, "return", VersionState.Draft, null)]
    [InlineData(VersionState.Draft, "approve", null, "This version is still a draft. Its author sends it to consultation first.")]
    [InlineData(VersionState.Consulting, "approve", VersionState.Approved, null)]
    [InlineData(VersionState.Approved, "approve", null, "This version is approved already. Ask for it to be published: document controller, quality manager.")]
    [InlineData(VersionState.Published, "approve", null, Frozen)]
    [InlineData(VersionState.Superseded, "approve", null, Frozen)]
    [InlineData(VersionState.Withdrawn, "approve", null, Gone)]
    [InlineData(VersionState.Trial, "approve", null, "This version is on trial. Its author sends it to consultation once the trial has shown that it works.")]
    [InlineData(VersionState.Draft, "publish", null, AskForApproval)]
    [InlineData(VersionState.Consulting, "publish", null, AskForApproval)]
    [InlineData(VersionState.Approved, "publish", VersionState.Published, null)]
    [InlineData(VersionState.Published, "publish", null, Frozen)]
    [InlineData(VersionState.Superseded, "publish", null, Frozen)]
    [InlineData(VersionState.Withdrawn, "publish", null, Gone)]
    [InlineData(VersionState.Trial, "publish", null, AskForApproval)]
    [InlineData(VersionState.Draft, "withdraw", VersionState.Withdrawn, null)]
    [InlineData(VersionState.Consulting, "withdraw", VersionState.Withdrawn, null)]
    [InlineData(VersionState.Approved, "withdraw", VersionState.Withdrawn, null)]
    [InlineData(VersionState.Published, "withdraw", VersionState.Withdrawn, null)]
    [InlineData(VersionState.Superseded, "withdraw", null, "This version is no longer in force, so there is nothing to withdraw.")]
    [InlineData(VersionState.Withdrawn, "withdraw", null, "This version was withdrawn already.")]
    [InlineData(VersionState.Trial, "withdraw", VersionState.Withdrawn, null)]
    [InlineData(VersionState.Draft, "try", null, "This version is still a draft. Its author sends it to consultation first.")]
    [InlineData(VersionState.Consulting, "try", VersionState.Trial, null)]
    [InlineData(VersionState.Approved, "try", VersionState.Trial, null)]
    [InlineData(VersionState.Published, "try", null, Frozen)]
    [InlineData(VersionState.Superseded, "try", null, Frozen)]
    [InlineData(VersionState.Withdrawn, "try", null, Gone)]
    [InlineData(VersionState.Trial, "try", null, "This version is on trial already.")]
    [InlineData(VersionState.Draft, "clock", null, "No version of this standard is on trial.")]
    [InlineData(VersionState.Consulting, "clock", null, "No version of this standard is on trial.")]
    [InlineData(VersionState.Approved, "clock", null, "No version of this standard is on trial.")]
    [InlineData(VersionState.Published, "clock", null, "No version of this standard is on trial.")]
    [InlineData(VersionState.Superseded, "clock", null, "No version of this standard is on trial.")]
    [InlineData(VersionState.Withdrawn, "clock", null, "No version of this standard is on trial.")]
    [InlineData(VersionState.Trial, "clock", VersionState.Draft, null)]
    [InlineData(VersionState.Draft, "review", null, NotInForce)]
    [InlineData(VersionState.Consulting, "review", null, NotInForce)]
    [InlineData(VersionState.Approved, "review", null, NotInForce)]
    [InlineData(VersionState.Published, "review", VersionState.Published, null)]
    [InlineData(VersionState.Withdrawn, "review", null, NotInForce)]
    [InlineData(VersionState.Trial, "review", null, NotInForce)]
    public void Every_act_in_every_state(VersionState from, string act, VersionState? to, string? refusal)
    {
        var standard = In(from);
        var (version, steps) = (standard.Versions[0], standard.Versions[0].History.Count);

        var refused = Record.Exception(() => Do(standard, act));

        Assert.Equal(refusal, (refused as DomainException)?.Message);
        Assert.Equal(to ?? from, version.State);
        Assert.Equal(steps + (to is null || act is "write" or "comment" ? 0 : 1), version.History.Count);
    }

    [Fact]
    public void It_is_sent_to_consultation_with_those_who_are_asked_and_each_time_anew()
    {
        var standard = In(VersionState.Draft);
        var nobody = Assert.Throws<DomainException>(() => standard.Consult(1, new Consultation(Joy.Today, []), Guid.NewGuid, Joy));
        Assert.Equal(("Choose who is asked what they think.", "Asked"), (nobody.Message, nobody.Field));

        standard.Consult(1, new Consultation(Joy.Today, [Role.TeamMember, Role.TeamMember, Role.PatientPartner]), Guid.NewGuid, Joy);
        var comment = standard.Versions[0].Comment(Guid.NewGuid(), "Who tests the lamps?", Bethan);
        standard.Return(1, Guid.NewGuid(), "Say who tests the lamps", Leila);
        standard.Consult(1, new Consultation(Joy.Today, [Role.TeamLead]), Guid.NewGuid, Joy);

        Assert.Equal((standard.Versions[0].Id, standard.NodeId, "Who tests the lamps?", Bethan.By, "Ward sister", Morning), (comment.VersionId, comment.NodeId, comment.Words, comment.ById, comment.Post, comment.At));
        var asked = standard.Versions[0].History.SelectMany(step => step.Asked, (step, one) => new AskedRole(step.Position, one.Role)).ToList();
        Assert.Equal([new(2, Role.TeamMember), new(2, Role.PatientPartner), new(4, Role.TeamLead)], asked);
        Assert.Equal([Role.TeamLead], Consultation.Latest(asked));
    }

    [Fact]
    public void Its_author_never_approves_and_never_publishes()
    {
        var standard = In(VersionState.Consulting);

        Assert.Equal("You wrote this version, so another person has to approve it. Ask: matron, quality manager.", Assert.Throws<DomainException>(() => standard.Approve(1, Guid.NewGuid(), Joy)).Message);
        standard.Approve(1, Guid.NewGuid(), Leila);
        Assert.Equal("You wrote this version, so another person has to publish it. Ask: document controller, quality manager.", Assert.Throws<DomainException>(() => standard.Publish(1, Out, Guid.NewGuid, Joy)).Message);
        Assert.Equal(VersionState.Approved, standard.Versions[0].State);
    }

    [Fact]
    public void Whoever_approved_it_does_not_publish_it()
    {
        var standard = In(VersionState.Approved);

        Assert.Equal("You approved this version, so another person has to publish it. Ask: document controller, quality manager.", Assert.Throws<DomainException>(() => standard.Publish(1, Out, Guid.NewGuid, Leila)).Message);
    }

    [Fact]
    public void Whoever_wrote_a_word_of_it_is_an_author()
    {
        var standard = In(VersionState.Draft);
        standard.Write(1, Sheet() with { Purpose = "Nobody falls in the dark" }, Guid.NewGuid, Leila);
        standard.Write(1, Sheet() with { Purpose = "Nobody is afraid in the dark" }, Guid.NewGuid, Leila);
        standard.Consult(1, Heard(Joy.Today), Guid.NewGuid, Joy);

        Assert.Throws<DomainException>(() => standard.Approve(1, Guid.NewGuid(), Leila));
        Assert.Equal([Joy.By, Leila.By], standard.Versions[0].History.Where(step => step.Act is VersionAct.Wrote).Select(step => step.ById));
    }

    [Fact]
    public void Its_author_does_not_put_it_on_trial_and_a_trial_has_a_last_day()
    {
        var standard = In(VersionState.Consulting);

        Assert.Equal("You wrote this version, so another person has to let a ward try it. Ask: matron, quality manager.", Assert.Throws<DomainException>(() => standard.Try(1, Ward, Guid.NewGuid(), Joy)).Message);
        foreach (var day in new[] { new DateOnly(2026, 5, 4), new DateOnly(2026, 8, 6) })
            Assert.Equal("Choose a last day from today on, within 92 days.", Assert.Throws<DomainException>(() => standard.Try(1, Ward with { Until = day }, Guid.NewGuid(), Leila)).Message);
        standard.Try(1, Ward with { Until = new DateOnly(2026, 8, 5) }, Guid.NewGuid(), Leila);
        Assert.Equal((VersionState.Trial, Ward.Node, Ward.Cycle), (standard.Writing, standard.Versions[0].TrialNodeId, standard.Versions[0].TrialCycleId));
    }

    /// <summary>The last day is Tue 19 May; at midnight in London, 23:00 in UTC, it is over.</summary>
    [Fact]
    public void A_trial_ends_with_its_last_day_and_leaves_the_version_in_force_alone()
    {
        var standard = In(VersionState.Published);
        standard.Begin(Sheet(), Guid.NewGuid, Bethan);
        standard.Consult(2, Heard(Joy.Today), Guid.NewGuid, Bethan);
        standard.Try(2, Ward, Guid.NewGuid(), Leila);

        var due = standard.Ahead().Single(due => due.Kind == Standard.TrialEnds);
        Assert.Equal(new DateTimeOffset(2026, 5, 19, 23, 0, 0, TimeSpan.Zero), due.At);
        Assert.Equal((VersionState.Published, 1, VersionState.Trial), (standard.State, standard.InForce, standard.Writing));
        standard.EndTrial(Guid.NewGuid(), due.At);

        Assert.Equal((VersionState.Published, 1, VersionState.Draft), (standard.State, standard.InForce, standard.Writing));
        var last = standard.Versions[1].History[^1];
        Assert.Equal((VersionAct.Ended, null, "The portal", due.At), (last.Act, last.ById, last.Name, last.At));
        Assert.DoesNotContain(standard.Ahead(), ahead => ahead.Kind == Standard.TrialEnds);
    }

    [Fact]
    public void What_was_adopted_from_a_trial_is_heard_and_approved_like_everything_else()
    {
        var standard = In(VersionState.Approved);
        standard.Try(1, Ward, Guid.NewGuid(), Leila);

        standard.Consult(1, Heard(Joy.Today), Guid.NewGuid, Joy);

        Assert.Equal([VersionAct.Wrote, VersionAct.Consulted, VersionAct.Approved, VersionAct.Tried, VersionAct.Adopted], standard.Versions[0].History.Select(step => step.Act));
        Assert.Throws<DomainException>(() => standard.Publish(1, Out, Guid.NewGuid, Ines));
    }

    /// <summary>Published on 5 May 2026 to be looked at again by 5 May 2027: late on the 6th at eight in London.</summary>
    [Fact]
    public void A_review_has_a_clock_and_every_day_it_had_is_a_dated_row()
    {
        var standard = In(VersionState.Published);
        var due = Assert.Single(standard.Ahead());
        Assert.Equal((Standard.ReviewDue, new DateTimeOffset(2027, 5, 5, 23, 0, 0, TimeSpan.Zero)), (due.Kind, due.At));
        standard.PassReview(due.At);
        Assert.Empty(standard.Ahead());

        standard.Review(Guid.NewGuid(), new DateOnly(2028, 5, 8), "Walked two nights", Joy with { At = due.At.AddDays(2) });

        Assert.Equal((new DateOnly(2028, 5, 8), null), (standard.ReviewBy, standard.ReviewOverdueSince));
        Assert.Equal([(VersionAct.Published, new DateOnly(2027, 5, 5)), (VersionAct.Reviewed, new DateOnly(2028, 5, 8))],
            standard.Versions[0].History.Where(step => step.Act is VersionAct.Published or VersionAct.Reviewed).Select(step => (step.Act, step.Until!.Value)));
        Assert.Equal(standard.Versions[0].Content().Sha256(1031, 1), standard.Versions[0].Sum);
        Assert.Equal(new DateTimeOffset(2028, 5, 8, 23, 0, 0, TimeSpan.Zero), Assert.Single(standard.Ahead()).At);
        foreach (var day in new[] { new DateOnly(2026, 5, 5), new DateOnly(2029, 5, 6) })
            Assert.Equal("Choose a review day after today, within 3 years.", Assert.Throws<DomainException>(() => standard.Review(Guid.NewGuid(), day, "Again", Joy)).Message);
    }

    [Fact]
    public void Nothing_is_published_without_readers()
    {
        Assert.Equal("Choose who has to read it.", Assert.Throws<DomainException>(() => In(VersionState.Approved).Publish(1, Out with { Readers = [] }, Guid.NewGuid, Ines)).Message);
    }

    [Theory]
    [InlineData(4, 9, "4 of 9 team members")]
    [InlineData(0, 3, "0 of 3 team members")]
    [InlineData(1, 2, "Fewer than 3 team members, so they are not counted")]
    [InlineData(0, 0, "Nobody is a team member here")]
    public void Readers_are_counted_where_no_count_speaks_of_one_person(int read, int all, string words) => Assert.Equal(words, Readers.Words(Role.TeamMember, read, all));

    [Fact]
    public void It_is_approved_once_people_could_say_what_they_think()
    {
        var standard = In(VersionState.Draft);
        Assert.Equal("Choose today or a later day, so that people can still be heard.", Assert.Throws<DomainException>(() => standard.Consult(1, Heard(Joy.Today.AddDays(-1)), Guid.NewGuid, Joy)).Message);
        standard.Consult(1, Heard(Joy.Today.AddDays(3)), Guid.NewGuid, Joy);

        Assert.Equal("It is in consultation until Fri 8 May. Approve it on that day or later, or return it with what has to change.", Assert.Throws<DomainException>(() => standard.Approve(1, Guid.NewGuid(), Leila)).Message);
        standard.Approve(1, Guid.NewGuid(), Leila with { At = Morning.AddDays(3) });

        Assert.Equal(VersionState.Approved, standard.Versions[0].State);
    }

    [Fact]
    public void What_is_not_complete_is_shown_to_nobody_yet()
    {
        var standard = new Standard(Guid.NewGuid(), 1031, Guid.NewGuid());
        standard.Begin(new StandardContent { Title = "Night lamps", Owner = "Ward sister" }, Guid.NewGuid, Joy);

        var refusal = Assert.Throws<DomainException>(() => standard.Consult(1, Heard(Joy.Today), Guid.NewGuid, Joy));

        Assert.Equal("This version is not complete yet. Add the process, the purpose, who does it, the review day, the first step.", refusal.Message);
    }

    [Fact]
    public void Publishing_the_next_version_supersedes_the_one_before_and_one_is_written_at_a_time()
    {
        var standard = In(VersionState.Published);
        var second = standard.Begin(standard.Versions[0].Content(), Guid.NewGuid, Bethan);
        Assert.Equal("Version 2 is being written already. Change that one, or ask for it to be withdrawn first.", Assert.Throws<DomainException>(() => standard.Begin(Sheet(), Guid.NewGuid, Joy)).Message);
        Assert.Equal((VersionState.Published, 1, VersionState.Draft), (standard.State, standard.InForce, standard.Writing));

        standard.Consult(2, Heard(Joy.Today), Guid.NewGuid, Bethan);
        standard.Approve(2, Guid.NewGuid(), Leila);
        standard.Publish(2, Out, Guid.NewGuid, Ines);

        Assert.Equal((VersionState.Superseded, VersionState.Published), (standard.Versions[0].State, second.State));
        Assert.Equal((VersionState.Published, 2, (VersionState?)null), (standard.State, standard.InForce, standard.Writing));
    }

    [Fact]
    public void On_the_thread_the_standard_stands_with_the_words_in_force()
    {
        var standard = In(VersionState.Published);
        standard.Begin(Sheet() with { Title = "Lamps and bells" }, Guid.NewGuid, Joy);
        IThreadNode node = standard;

        Assert.Equal((ThreadKind.StandardWork, "Night lamps", "/standards/1031", "In force"), (node.Kind, node.Title, node.Address, node.State));
        standard.Withdraw(1, Guid.NewGuid(), "The lamps turn themselves", Ines);
        Assert.Equal(("Lamps and bells", "Draft"), (node.Title, node.State));
    }

    [Fact]
    public void A_sum_is_taken_over_every_word_when_it_is_published()
    {
        var version = In(VersionState.Published).Versions[0];
        Assert.Null(In(VersionState.Approved).Versions[0].Sum);
        Assert.Equal(version.Content().Sha256(1031, 1), version.Sum);

        var content = version.Content();
        StandardContent[] others =
        [
            content with { Title = "Night lamp" }, content with { Process = "Night" }, content with { Purpose = "None" }, content with { DoneBy = "Anybody" }, content with { Owner = "Nobody" },
            content with { ReviewBy = content.ReviewBy!.Value.AddDays(1) }, content with { Steps = [.. content.Steps.Reverse()] }, content with { Steps = [content.Steps[0]] },
            content with { Steps = [content.Steps[0] with { KeyPoint = "" }, content.Steps[1]] }, content with { Steps = [content.Steps[0] with { Minutes = 3 }, content.Steps[1]] },
            content with { Steps = [content.Steps[0] with { What = content.Steps[0].What + content.Steps[0].KeyPoint, KeyPoint = "" }, content.Steps[1]] },
        ];
        string[] sums = [content.Sha256(1031, 1), content.Sha256(1032, 1), content.Sha256(1031, 2), .. others.Select(other => other.Sha256(1031, 1))];
        Assert.Equal(sums.Length, sums.Distinct().Count());
    }

    /// <summary>Worked out by hand with sha256sum: a version published years ago must still be found unaltered.</summary>
    [Fact]
    public void The_form_the_sum_is_taken_over_does_not_change()
    {
        var content = new StandardContent { Title = "A", Process = "B", Purpose = "C", DoneBy = "D", Owner = "E", ReviewBy = new DateOnly(2027, 5, 5), Steps = [new("F", "G", "H", 2.5m)] };

        // printf '["standard work 1","7","2","A","B","C","D","E","2027-05-05","1","F","G","H","2.5"]' | sha256sum
        Assert.Equal("9c2c3c2d461ee27600ddef78a22258d30197710494a304859bb5b53fe6c250e1", content.Sha256(7, 2));
    }

    [Fact]
    public void A_first_draft_becomes_the_next_version_of_a_standard_and_its_authors_stay_authors()
    {
        var (standard, other) = (In(VersionState.Published), new Standard(Guid.NewGuid(), 1040, Guid.NewGuid()));
        other.Begin(new StandardContent { Title = "Cycle 2", Steps = [new("Sit down first")] }, Guid.NewGuid, Leila);

        var joined = standard.Join(other, Guid.NewGuid, Joy);

        Assert.Equal((2, VersionState.Draft, VersionState.Withdrawn), (joined.Number, joined.State, other.State));
        Assert.Equal(["Turn each lamp to the floor", "Test the bell", "Sit down first"], joined.Content().Steps.Select(step => step.What));
        Assert.Equal("It became version 2 of standard 1031", other.Versions[0].History[^1].Words);
        standard.Write(2, joined.Content() with { ReviewBy = new DateOnly(2027, 5, 5) }, Guid.NewGuid, Joy);
        standard.Consult(2, Heard(Joy.Today), Guid.NewGuid, Joy);
        Assert.StartsWith("You wrote this version", Assert.Throws<DomainException>(() => standard.Approve(2, Guid.NewGuid(), Leila)).Message, StringComparison.Ordinal);
    }

    /// <summary>Joy's words were withdrawn before anybody had published them.</summary>
    [Fact]
    public void Whoever_wrote_words_that_were_never_published_is_an_author_of_the_version_to_which_a_draft_joins()
    {
        var (standard, other) = (In(VersionState.Withdrawn), new Standard(Guid.NewGuid(), 1040, Guid.NewGuid()));
        other.Begin(new StandardContent { Title = "Cycle 2", Steps = [new("Sit down first")] }, Guid.NewGuid, Leila);

        var joined = standard.Join(other, Guid.NewGuid, Bethan);

        Assert.Equal(["Bethan Rees", "Joy Okoro", "Leila Haddad"], joined.History.Where(step => step.Act is VersionAct.Wrote).Select(step => step.Name));
        standard.Write(2, joined.Content() with { ReviewBy = new DateOnly(2027, 5, 5) }, Guid.NewGuid, Bethan);
        standard.Consult(2, Heard(Joy.Today), Guid.NewGuid, Bethan);
        Assert.StartsWith("You wrote this version", Assert.Throws<DomainException>(() => standard.Approve(2, Guid.NewGuid(), Joy)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_first_draft_joins_and_only_another_standard()
    {
        var standard = In(VersionState.Published);
        var draft = In(VersionState.Draft);

        Assert.Equal("It is the draft of that standard already. Choose another one.", Assert.Throws<DomainException>(() => draft.Join(draft, Guid.NewGuid, Joy)).Message);
        foreach (var state in new[] { VersionState.Consulting, VersionState.Approved, VersionState.Published, VersionState.Superseded, VersionState.Withdrawn, VersionState.Trial })
            Assert.Equal("Only a standard that is no more than its first draft can become a version of another one.", Assert.Throws<DomainException>(() => standard.Join(In(state), Guid.NewGuid, Joy)).Message);
        Assert.Single(standard.Versions);
    }

    [Fact]
    public void A_step_that_is_emptied_is_no_step_and_its_row_stays()
    {
        var standard = In(VersionState.Draft);

        standard.Write(1, Sheet() with { Steps = [new("Test the bell")] }, Guid.NewGuid, Joy);

        Assert.Equal(["Test the bell"], standard.Versions[0].Content().Steps.Select(step => step.What));
        Assert.Equal(["Test the bell", ""], standard.Versions[0].Rows.Select(row => row.What));
    }

    private static Standard In(VersionState state)
    {
        var standard = new Standard(Guid.NewGuid(), 1031, Guid.NewGuid());
        standard.Begin(Sheet(), Guid.NewGuid, Joy);
        if (state is not VersionState.Draft)
            standard.Consult(1, Heard(Joy.Today), Guid.NewGuid, Joy);
        if (state is VersionState.Approved or VersionState.Published or VersionState.Superseded)
            standard.Approve(1, Guid.NewGuid(), Leila);
        if (state is VersionState.Published or VersionState.Superseded)
            standard.Publish(1, Out, Guid.NewGuid, Ines);
        if (state is VersionState.Trial)
            standard.Try(1, Ward, Guid.NewGuid(), Leila);
        if (state is VersionState.Withdrawn)
            standard.Withdraw(1, Guid.NewGuid(), "Not needed", Ines);
        if (state is VersionState.Superseded)
        {
            standard.Begin(Sheet(), Guid.NewGuid, Joy);
            standard.Consult(2, Heard(Joy.Today), Guid.NewGuid, Joy);
            standard.Approve(2, Guid.NewGuid(), Leila);
            standard.Publish(2, Out, Guid.NewGuid, Ines);
        }

        Assert.Equal(state, standard.Versions[0].State);
        return standard;
    }

    private static void Do(Standard standard, string act)
    {
        switch (act)
        {
            case "write": standard.Write(1, Sheet() with { Title = "Lamps" }, Guid.NewGuid, Joy); break;
            case "consult": standard.Consult(1, Heard(Joy.Today), Guid.NewGuid, Joy); break;
            case "comment": standard.Versions[0].Comment(Guid.NewGuid(), "Who tests the lamps?", Bethan); break;
            case "return": standard.Return(1, Guid.NewGuid(), "Say who tests the lamps", Leila); break;
            case "approve": standard.Approve(1, Guid.NewGuid(), Leila); break;
            case "publish": standard.Publish(1, Out, Guid.NewGuid, Ines); break;
            case "try": standard.Try(1, Ward, Guid.NewGuid(), Leila); break;
            case "clock": standard.EndTrial(Guid.NewGuid(), Morning); break;
            case "review": standard.Review(Guid.NewGuid(), new DateOnly(2027, 5, 5), "Walked two nights", Joy); break;
            default: standard.Withdraw(1, Guid.NewGuid(), "The lamps turn themselves", Ines); break;
        }
    }

    private static readonly VersionTrial Ward = new(Guid.NewGuid(), Guid.NewGuid(), new DateOnly(2026, 5, 19), "Ward 7");
    private static Consultation Heard(DateOnly until) => new(until, [Role.TeamMember, Role.PatientPartner]);

    private static readonly Publication Out = new(new DateOnly(2027, 5, 5), [Role.TeamMember, Role.TeamLead]);

    private static StandardContent Sheet() => new()
    {
        Title = "Night lamps",
        Process = "Night care",
        Purpose = "Nobody walks in the dark",
        DoneBy = "Support worker on nights",
        Owner = "Ward sister",
        ReviewBy = new DateOnly(2027, 5, 5),
        Steps = [new("Turn each lamp to the floor", "Before the big light goes out", "Eyes need ten minutes", 2.5m), new("Test the bell")],
    };

    private static StandardAct Person(int id, string name, string post) => new(new Guid($"00000000-0000-0000-0000-00000000000{id}"), name, post, Morning);
}
