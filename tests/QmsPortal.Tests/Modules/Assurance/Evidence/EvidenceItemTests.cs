using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Modules.Assurance.Evidence;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Evidence;

public class EvidenceItemTests
{
    private const string Waits = "This waits to be accepted already.";
    private const string SentBefore = "This was sent before. Freeze a newer copy to send that one.";
    private const string NotSent = "This has not been sent yet. Ask its owner to send it, then accept it.";
    private const string AcceptedAlready = "This is accepted already.";
    private const string NotReliable = "This cannot be relied on any more. Ask its owner for a newer copy.";
    private const string ExpiredAlready = "This has expired, so nothing rests on it any more.";
    private const string WithdrawnAlready = "This is withdrawn already.";
    private const string DoesNotAge = "Only evidence that was accepted ages.";
    private const string DoesNotExpire = "Only evidence that was accepted expires.";

    private static readonly Guid Owner = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Colleague = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Manager = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Last = new(2026, 10, 31);

    [Theory]
    [InlineData(EvidenceState.Draft, "submit", EvidenceState.Submitted)]
    [InlineData(EvidenceState.Draft, "withdraw", EvidenceState.Withdrawn)]
    [InlineData(EvidenceState.Submitted, "accept", EvidenceState.Accepted)]
    [InlineData(EvidenceState.Submitted, "withdraw", EvidenceState.Withdrawn)]
    [InlineData(EvidenceState.Accepted, "withdraw", EvidenceState.Withdrawn)]
    [InlineData(EvidenceState.Accepted, "age", EvidenceState.Expiring)]
    [InlineData(EvidenceState.Accepted, "expire", EvidenceState.Expired)]
    [InlineData(EvidenceState.Expiring, "withdraw", EvidenceState.Withdrawn)]
    [InlineData(EvidenceState.Expiring, "expire", EvidenceState.Expired)]
    public void An_item_goes_on(EvidenceState from, string act, EvidenceState to)
    {
        var item = ItemIn(from);
        var before = item.Steps.Count;

        Do(item, act);

        Assert.Equal((to, before + 1, to), (item.State, item.Steps.Count, item.Steps[^1].State));
        Assert.Equal(Enumerable.Range(1, before + 1), item.Steps.Select(step => step.Position));
    }

    [Theory]
    [InlineData(EvidenceState.Draft, "accept", NotSent)]
    [InlineData(EvidenceState.Draft, "age", DoesNotAge)]
    [InlineData(EvidenceState.Draft, "expire", DoesNotExpire)]
    [InlineData(EvidenceState.Submitted, "submit", Waits)]
    [InlineData(EvidenceState.Submitted, "age", DoesNotAge)]
    [InlineData(EvidenceState.Submitted, "expire", DoesNotExpire)]
    [InlineData(EvidenceState.Accepted, "submit", SentBefore)]
    [InlineData(EvidenceState.Accepted, "accept", AcceptedAlready)]
    [InlineData(EvidenceState.Expiring, "submit", SentBefore)]
    [InlineData(EvidenceState.Expiring, "accept", AcceptedAlready)]
    [InlineData(EvidenceState.Expiring, "age", DoesNotAge)]
    [InlineData(EvidenceState.Expired, "submit", SentBefore)]
    [InlineData(EvidenceState.Expired, "accept", NotReliable)]
    [InlineData(EvidenceState.Expired, "withdraw", ExpiredAlready)]
    [InlineData(EvidenceState.Expired, "age", DoesNotAge)]
    [InlineData(EvidenceState.Expired, "expire", DoesNotExpire)]
    [InlineData(EvidenceState.Withdrawn, "submit", SentBefore)]
    [InlineData(EvidenceState.Withdrawn, "accept", NotReliable)]
    [InlineData(EvidenceState.Withdrawn, "withdraw", WithdrawnAlready)]
    [InlineData(EvidenceState.Withdrawn, "age", DoesNotAge)]
    [InlineData(EvidenceState.Withdrawn, "expire", DoesNotExpire)]
    public void An_item_does_not_go_there(EvidenceState from, string act, string reason)
    {
        var item = ItemIn(from);
        var before = item.Steps.Count;

        var refusal = Assert.Throws<DomainException>(() => Do(item, act));

        Assert.Equal((reason, from, before), (refusal.Message, item.State, item.Steps.Count));
    }

    [Fact]
    public void Neither_its_owner_nor_who_sent_it_accepts_it()
    {
        var item = ItemIn(EvidenceState.Draft);
        item.Submit(Guid.NewGuid(), By(Colleague));

        foreach (var own in new[] { Owner, Colleague })
            Assert.Equal("You made or sent this evidence, so another person has to accept it. Ask: another quality manager.",
                Assert.Throws<DomainException>(() => item.Accept(Guid.NewGuid(), By(own))).Message);
        item.Accept(Guid.NewGuid(), By(Manager));

        Assert.Equal((EvidenceState.Accepted, Manager), (item.State, item.Steps[^1].ById));
    }

    [Fact]
    public void What_covers_what_until_when_and_since_when_are_three_dates()
    {
        var item = ItemIn(EvidenceState.Draft);

        Assert.Equal((new DateOnly(2024, 5, 1), new DateOnly(2026, 4, 30), Last, Morning), (item.CoversFrom, item.CoversTo, item.ValidUntil, item.ReceivedAt));
        // The SHA-256 of "abc", as FIPS 180-2 gives it.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", item.Sha256);
        Assert.Equal(("evidence-503.html", 3), (item.FileName, item.Length));
    }

    [Theory]
    [InlineData("2026-09-30", EvidenceState.Accepted)]
    [InlineData("2026-10-01", EvidenceState.Expiring)]
    [InlineData("2026-10-31", EvidenceState.Expiring)]
    public void Accepted_in_its_last_thirty_days_it_ages_at_once(string day, EvidenceState state)
    {
        var item = ItemIn(EvidenceState.Submitted);

        item.Accept(Guid.NewGuid(), new EvidenceAct(Manager, At(day)));

        Assert.Equal(state, item.State);
    }

    [Fact]
    public void It_is_neither_sent_nor_accepted_after_its_last_day()
    {
        var late = new EvidenceAct(Manager, At("2026-11-01"));

        Assert.Equal("The day until which this could be relied on has passed. Freeze a newer copy.", Assert.Throws<DomainException>(() => ItemIn(EvidenceState.Draft).Submit(Guid.NewGuid(), late)).Message);
        Assert.Equal("The day until which this could be relied on has passed. Freeze a newer copy.", Assert.Throws<DomainException>(() => ItemIn(EvidenceState.Submitted).Accept(Guid.NewGuid(), late)).Message);
    }

    [Theory]
    [InlineData("2026-05-04", false)]
    [InlineData("2026-05-05", false)]
    [InlineData("2026-05-06", true)]
    public void It_is_to_be_relied_on_beyond_the_day_it_came_in(string until, bool allowed) =>
        Assert.Equal(allowed, Record.Exception(() => Item(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture))) is null);

    /// <summary>30 days before the last day, and the day after it: at midnight in London, which is 23:00 UTC in summer.</summary>
    [Fact]
    public void What_is_ahead_of_it()
    {
        var item = ItemIn(EvidenceState.Accepted);
        Due ages = new("evidence-ages", item.Id, new DateTimeOffset(2026, 9, 30, 23, 0, 0, TimeSpan.Zero));
        Due expires = new("evidence-expires", item.Id, new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal([ages, expires], item.Ahead());
        Assert.Equal([expires], ItemIn(EvidenceState.Expiring).Ahead().Select(due => due with { Record = item.Id }));
        foreach (var state in new[] { EvidenceState.Draft, EvidenceState.Submitted, EvidenceState.Expired, EvidenceState.Withdrawn })
            Assert.Empty(ItemIn(state).Ahead());
    }

    [Theory]
    [InlineData(EvidenceState.Draft, "2026-05-06", Shown.Missing)]
    [InlineData(EvidenceState.Submitted, "2026-05-06", Shown.ToAccept)]
    [InlineData(EvidenceState.Accepted, "2026-05-06", Shown.Fresh)]
    [InlineData(EvidenceState.Expiring, "2026-10-31", Shown.Ageing)]
    [InlineData(EvidenceState.Accepted, "2026-11-01", Shown.Expired)]
    [InlineData(EvidenceState.Expiring, "2026-11-01", Shown.Expired)]
    [InlineData(EvidenceState.Expired, "2026-11-01", Shown.Expired)]
    [InlineData(EvidenceState.Withdrawn, "2026-05-06", Shown.Missing)]
    public void What_it_does_for_what_rests_on_it(EvidenceState state, string day, Shown shown) =>
        Assert.Equal(shown, ItemIn(state).ShowsOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    internal static EvidenceItem ItemIn(EvidenceState state, int number = 503)
    {
        var item = Item(Last, number);
        string[] acts = state switch
        {
            EvidenceState.Submitted => ["submit"],
            EvidenceState.Accepted => ["submit", "accept"],
            EvidenceState.Expiring => ["submit", "accept", "age"],
            EvidenceState.Expired => ["submit", "accept", "age", "expire"],
            EvidenceState.Withdrawn => ["withdraw"],
            _ => [],
        };
        foreach (var act in acts)
            Do(item, act);
        return item;
    }

    private static EvidenceItem Item(DateOnly until, int number = 503) => new(Guid.NewGuid(), number, Guid.NewGuid(), "Night audit",
        Frozen.Page(EvidenceKind.FrozenChart, "abc"u8.ToArray(), new DateOnly(2024, 5, 1), new DateOnly(2026, 4, 30)), until, Owner, Morning);

    private static void Do(EvidenceItem item, string act)
    {
        switch (act)
        {
            case "submit":
                item.Submit(Guid.NewGuid(), By(Owner));
                break;
            case "accept":
                item.Accept(Guid.NewGuid(), By(Manager));
                break;
            case "withdraw":
                item.Withdraw(Guid.NewGuid(), "The wrong chart", By(Owner));
                break;
            case "age":
                item.Age(Guid.NewGuid(), Morning.AddDays(148));
                break;
            default:
                item.Expire(Guid.NewGuid(), Morning.AddDays(180));
                break;
        }
    }

    private static EvidenceAct By(Guid person) => new(person, Morning.AddHours(1));

    private static DateTimeOffset At(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).StartInLondon(new TimeOnly(9, 0));
}
