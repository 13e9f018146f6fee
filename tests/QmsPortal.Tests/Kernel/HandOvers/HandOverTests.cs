using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using Xunit;

namespace QmsPortal.Tests.Kernel.HandOvers;

public class HandOverTests
{
    private static readonly Guid Ward = new("00000000-0000-0000-0000-000000000007");
    private static readonly DateTimeOffset Morning = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);
    private static readonly HandOverAct Sister = new(new("00000000-0000-0000-0000-000000000001"), "Joy Okoro", "Ward sister", Morning);
    private static readonly HandOverAct Lead = new(new("00000000-0000-0000-0000-000000000002"), "Priya Raman", "Improvement lead", Morning.AddHours(2));

    [Fact]
    public void What_is_offered_keeps_who_why_and_when()
    {
        var offer = Offered();

        var step = Assert.Single(offer.Steps);
        Assert.Equal((HandOverState.Offered, Role.ImprovementLead, Ward), (offer.State, offer.ToRole, offer.NodeId));
        Assert.Equal((HandOverState.Offered, "Short every night", "Joy Okoro", "Ward sister", Morning), (step.State, step.Words, step.Name, step.Post, step.At));
    }

    [Fact]
    public void It_is_accepted_by_somebody_else()
    {
        var offer = Offered();

        offer.Accept(Guid.NewGuid(), "Thursday at 10:00", Lead);

        Assert.Equal(HandOverState.Accepted, offer.State);
        Assert.Equal((2, HandOverState.Accepted, "Thursday at 10:00", "Priya Raman"), (offer.Steps[1].Position, offer.Steps[1].State, offer.Steps[1].Words, offer.Steps[1].Name));
    }

    [Fact]
    public void It_is_declined_with_a_reason()
    {
        var offer = Offered();

        Assert.Throws<DomainException>(() => offer.Decline(Guid.NewGuid(), " ", Lead));
        offer.Decline(Guid.NewGuid(), "Housekeeping is on it", Lead);

        Assert.Equal((HandOverState.Declined, "Housekeeping is on it"), (offer.State, offer.Steps[1].Words));
    }

    [Theory]
    [InlineData(true, true, "This was accepted already, and is decided once. Offer it anew if something has changed.")]
    [InlineData(true, false, "This was accepted already, and is decided once. Offer it anew if something has changed.")]
    [InlineData(false, true, "This was declined already, and is decided once. Offer it anew if something has changed.")]
    [InlineData(false, false, "This was declined already, and is decided once. Offer it anew if something has changed.")]
    public void It_is_decided_once(bool first, bool second, string reason)
    {
        var offer = Offered();
        Decide(offer, first, Lead);

        var refusal = Assert.Throws<DomainException>(() => Decide(offer, second, Lead));

        Assert.Equal(reason, refusal.Message);
        Assert.Equal(2, offer.Steps.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nobody_decides_what_they_offered(bool accept)
    {
        var offer = Offered();

        var refusal = Assert.Throws<DomainException>(() => Decide(offer, accept, Sister));

        Assert.Equal("You offered this, so another person has to accept or decline it. Ask another improvement lead.", refusal.Message);
        Assert.Equal(HandOverState.Offered, offer.State);
    }

    /// <summary>Domain §2.1, by hand: a record is offered from the part it belongs to.</summary>
    [Theory]
    [InlineData(HandOverKind.PlanToControl, ThreadKind.Goal, ThreadKind.Issue, Role.TeamLead, Role.ServiceLead)]
    [InlineData(HandOverKind.ControlToImprove, ThreadKind.Issue, ThreadKind.Project, Role.ImprovementLead, null)]
    [InlineData(HandOverKind.ImproveToControl, ThreadKind.PdsaCycle, ThreadKind.Issue, Role.TeamLead, Role.ServiceLead)]
    [InlineData(HandOverKind.AssureToPlan, ThreadKind.Finding, ThreadKind.Need, Role.QualityManager, Role.Executive)]
    [InlineData(HandOverKind.AssureToImprove, ThreadKind.Finding, ThreadKind.Issue, Role.ImprovementLead, null)]
    [InlineData(HandOverKind.AssureToControl, ThreadKind.Finding, ThreadKind.Action, Role.TeamLead, Role.ServiceLead)]
    [InlineData(HandOverKind.ControlToAssure, ThreadKind.StandardWork, ThreadKind.Project, Role.QualityManager, null)]
    public void Each_way_has_its_records_and_its_takers(HandOverKind kind, ThreadKind record, ThreadKind stranger, Role first, Role? second)
    {
        Assert.Equal(first, Offer(kind, record).ToRole);
        Assert.Equal(new Role?[] { first, second }.OfType<Role>(), kind.Takers());
        Assert.All(kind.Takers(), role => Assert.True(role.Allows(Permission.TakeHandOvers)));
        Assert.Contains("is not part of", Assert.Throws<DomainException>(() => Offer(kind, stranger)).Message, StringComparison.Ordinal);
    }

    private static HandOver Offered() => Offer(HandOverKind.ControlToImprove, ThreadKind.Issue);

    private static HandOver Offer(HandOverKind kind, ThreadKind record) => new(Guid.NewGuid(), Guid.NewGuid(), kind, new ThreadEnd(Guid.NewGuid(), record), Ward, Ward, "Short every night", Sister);

    private static void Decide(HandOver offer, bool accept, HandOverAct act)
    {
        if (accept)
            offer.Accept(Guid.NewGuid(), null, act);
        else
            offer.Decline(Guid.NewGuid(), "Not now", act);
    }
}
