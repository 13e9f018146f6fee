using System.Text;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Modules.Assurance.Packs;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Packs;

/// <summary>What may be done to a pack in which state, and by whom; and what it says is missing.</summary>
public class PackTests
{
    private static readonly Guid Tomasz = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Helen = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Ruth = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 11, 0, 0, TimeSpan.Zero);

    private static readonly PackedFile[] Files = [new("index.html", Encoding.UTF8.GetBytes("Index")), new("evidence/evidence-1001.html", Encoding.UTF8.GetBytes("Chart"))];

    public static TheoryData<PackState, string, string> Transitions => new()
    {
        { PackState.Building, "freeze", "Frozen" },
        { PackState.Building, "release", "This pack is still being built. It is frozen first, then released." },
        { PackState.Frozen, "freeze", "This pack is frozen already and stays as it is. Build a new one to show what has changed since." },
        { PackState.Frozen, "release", "Released" },
        { PackState.Released, "freeze", "This pack is frozen already and stays as it is. Build a new one to show what has changed since." },
        { PackState.Released, "release", "This pack is released already." },
    };

    [Theory]
    [MemberData(nameof(Transitions))]
    public void Each_act_in_each_state_is_done_or_refused_with_the_way_out(PackState state, string act, string outcome)
    {
        var pack = In(state);

        var refusal = Record.Exception(() => Do(pack, act, Helen));

        Assert.Equal(outcome, refusal is DomainException ? refusal.Message : pack.State.ToString());
        if (refusal is not null)
            Assert.Equal(state, pack.State);
    }

    [Fact]
    public void Neither_who_built_it_nor_who_froze_it_releases_it()
    {
        const string Refusal = "You built or froze this pack, so another person has to release it. Ask: an executive, or the company secretary.";
        var pack = Begun();
        Do(pack, "freeze", Ruth);

        Assert.Equal(Refusal, Assert.Throws<DomainException>(() => Do(pack, "release", Tomasz)).Message);
        Assert.Equal(Refusal, Assert.Throws<DomainException>(() => Do(pack, "release", Ruth)).Message);
        Do(pack, "release", Helen);
        Assert.Equal([(PackState.Building, Tomasz), (PackState.Frozen, Ruth), (PackState.Released, Helen)], pack.Steps.Select(step => (step.State, step.ById)));
    }

    [Fact]
    public void A_pack_without_evidence_is_not_frozen()
    {
        var refusal = Assert.Throws<DomainException>(() => Begun().Freeze(Guid.NewGuid(), [(Guid.NewGuid(), Files[0])], 10, 3, new PackAct(Tomasz, Noon)));

        Assert.Equal("Nothing accepted and in date shows any requirement here, so there is nothing to freeze. Accept what waits, or add evidence first.", refusal.Message);
    }

    [Fact]
    public void A_frozen_pack_keeps_path_sum_and_size_of_each_file_and_the_sum_of_its_manifest()
    {
        var pack = In(PackState.Frozen);

        Assert.Equal(Files.Select(file => (file.Path, file.Sha256, file.Content.Length)), pack.Items.Select(item => (item.Path, item.Sha256, item.Length)));
        Assert.Equal((PackArchive.SumOf(Files), 10, 3), (pack.ManifestSum, pack.Length, pack.Gaps));
    }

    public static TheoryData<bool, ResultState?, ResultAnswer?, Shown, GapKind?> Lacks => new()
    {
        { true, null, null, Shown.Missing, GapKind.NotAssessed },
        { true, ResultState.NotAssessed, null, Shown.Fresh, GapKind.NotAssessed },
        { true, ResultState.SelfAssessed, ResultAnswer.Met, Shown.Missing, GapKind.Missing },
        { true, ResultState.SelfAssessed, ResultAnswer.Met, Shown.Fresh, GapKind.NotAgreed },
        { true, ResultState.Challenged, ResultAnswer.Met, Shown.Fresh, GapKind.NotAgreed },
        { true, ResultState.Agreed, ResultAnswer.Met, Shown.Fresh, null },
        { true, ResultState.Agreed, ResultAnswer.Met, Shown.Ageing, GapKind.Ageing },
        { true, ResultState.Agreed, ResultAnswer.Met, Shown.Expired, GapKind.Expired },
        { true, ResultState.Agreed, ResultAnswer.Met, Shown.ToAccept, GapKind.ToAccept },
        { true, ResultState.Agreed, ResultAnswer.Partly, Shown.Missing, GapKind.Missing },
        { true, ResultState.Agreed, ResultAnswer.NotApplicable, Shown.Missing, null },
        { false, ResultState.Agreed, ResultAnswer.Met, Shown.Fresh, GapKind.NotConfirmed },
    };

    [Theory]
    [MemberData(nameof(Lacks))]
    public void What_a_requirement_lacks(bool confirmed, ResultState? state, ResultAnswer? answer, Shown shown, GapKind? gap)
    {
        var asked = new Requirement(Guid.NewGuid(), Guid.NewGuid(), 1, "S1", null, 1, "Safe", "", assessable: true, verified: confirmed);

        Assert.Equal(gap, PackGap.Of(asked, state is { } known ? Result(known, answer, shown) : null, shown)?.Kind);
    }

    [Theory]
    [InlineData(ResultAnswer.Met, Shown.Fresh, GapKind.SaysOtherwise)]
    [InlineData(ResultAnswer.Met, Shown.Ageing, GapKind.SaysOtherwise)]
    [InlineData(ResultAnswer.Met, Shown.Expired, GapKind.Expired)]
    [InlineData(ResultAnswer.Partly, Shown.Fresh, null)]
    public void Met_while_a_live_signal_says_otherwise_is_a_gap_of_its_own(ResultAnswer answer, Shown shown, GapKind? gap)
    {
        var asked = new Requirement(Guid.NewGuid(), Guid.NewGuid(), 1, "S1", null, 1, "Safe", "", assessable: true, verified: true);

        Assert.Equal(gap, PackGap.Of(asked, Result(ResultState.Agreed, answer, shown), shown, saysOtherwise: true)?.Kind);
    }

    /// <summary>Brought to the state by its own methods: by the place, by a second and by a third person.</summary>
    private static RequirementResult Result(ResultState state, ResultAnswer? answer, Shown shown)
    {
        var result = new RequirementResult(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "S1 Safe", "/frameworks/f/S1?at=ward-7");
        if (state is ResultState.NotAssessed)
            return result;
        result.SelfAssess(Guid.NewGuid(), answer!.Value, "Because", new ResultAct(Ruth, Noon));
        if (state is ResultState.SelfAssessed)
            return result;
        result.Challenge(Guid.NewGuid(), null, "Is it so?", new ResultAct(Helen, Noon));
        if (state is ResultState.Agreed)
            result.Agree(Guid.NewGuid(), answer.Value, "", [InDate()], new ResultAct(Tomasz, Noon));
        return result;
    }

    private static EvidenceItem InDate()
    {
        var item = new EvidenceItem(Guid.NewGuid(), 1001, Guid.NewGuid(), "Chart", Frozen.Page(EvidenceKind.FrozenChart, [1], new(2026, 1, 1), new(2026, 4, 30)), new(2027, 1, 1), Ruth, Noon);
        item.Submit(Guid.NewGuid(), new EvidenceAct(Ruth, Noon));
        item.Accept(Guid.NewGuid(), new EvidenceAct(Tomasz, Noon));
        return item;
    }

    private static Pack In(PackState state)
    {
        var pack = Begun();
        if (state is not PackState.Building)
            Do(pack, "freeze", Tomasz);
        if (state is PackState.Released)
            Do(pack, "release", Ruth);
        return pack;
    }

    private static Pack Begun() => new(Guid.NewGuid(), Guid.NewGuid(), 1001, Guid.NewGuid(), Guid.NewGuid(), "Visit in May", new PackAct(Tomasz, Noon));

    private static void Do(Pack pack, string act, Guid by)
    {
        if (act == "freeze")
            pack.Freeze(Guid.NewGuid(), [.. Files.Select(file => (Guid.NewGuid(), file))], 10, 3, new PackAct(by, Noon));
        else
            pack.Release(Guid.NewGuid(), new PackAct(by, Noon));
    }
}
