using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Security;

/// <summary>Reading is organisation-wide; changing holds at one's own place and below. What is out of reach is not found.</summary>
public class ScopeTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_sister_answers_on_her_own_ward_and_finds_no_issue_to_answer_elsewhere()
    {
        var (here, there) = (await Raised(world.Ward7), await Raised(world.Ward9));

        await world.Send(world.Joy, new SolveIssue.Command { Number = here.Number, Version = here.Version, Answer = "A spare is fitted" });

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, new SolveIssue.Command { Number = there.Number, Version = there.Version, Answer = "A spare is fitted" }));
        Assert.Equal(IssueState.Open, (await Issue(there.Number)).State);
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_not_ones_own_are_answered_alike()
    {
        var there = await Raised(world.Ward9);
        var joy = await world.As(world.Joy);
        var form = await joy.Get($"/issues/{(await Raised(world.Ward7)).Number}");
        (string, string)[] fields = [("__RequestVerificationToken", form.Hidden("__RequestVerificationToken")), ("Command.Answer", "A spare is fitted"), ("Command.Version", "1")];

        var notHers = await joy.Post($"/issues/{there.Number}?handler=Solve", fields);
        var notThere = await joy.Post("/issues/999999?handler=Solve", fields);

        Assert.Equal((404, notThere.Heading), (notHers.Is(404).Status, notHers.Heading));
        Assert.Equal(404, notThere.Status);
    }

    [Fact]
    public async Task Who_may_do_it_nowhere_is_refused_and_told_whom_to_ask()
    {
        var amara = await world.As(world.Amara);

        var page = (await amara.Get("/settings")).Is(403);

        Assert.Equal("You do not have permission", page.Heading);
        Assert.Contains("ask your administrator", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_comes_before_any_look_at_what_was_asked_for()
    {
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, new SolveIssue.Command { Number = 999_999, Answer = "" }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Moira, new RaiseIssue.Command()));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Rowan, new ShowIssue.Query(1001)));
    }

    [Fact]
    public async Task A_service_lead_changes_values_on_the_wards_below_and_on_no_other()
    {
        // A first of the month that is a Monday too, long before the trust begins to measure.
        var period = DateInput.From(new DateOnly(1995, 5, 1));
        var (below, elsewhere) = (await MeasureAt(world.Ward7), await MeasureAt("ward-14"));

        await world.Send(world.Leila, new RecordValue.Command { Place = world.Ward7, Measure = below, Numerator = 1, Denominator = 10, Period = period });

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Leila, new RecordValue.Command { Place = "ward-14", Measure = elsewhere, Numerator = 1, Denominator = 10, Period = period }));
    }

    [Fact]
    public async Task An_administrator_of_one_division_keeps_its_places_and_no_others()
    {
        var keeper = await NewAdministrator("medicine");

        await world.Send(keeper, new AddPlace.Command { Above = "older-peoples-care", Name = "Ward 77", Kind = NodeKind.Ward, From = DateInput.From(new DateOnly(2026, 5, 5)) });

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(keeper, new AddPlace.Command { Above = "surgery", Name = "Ward 78", Kind = NodeKind.Ward, From = DateInput.From(new DateOnly(2026, 5, 5)) }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(keeper, new RenamePlace.Command { Place = world.Riverside, Name = "Mine now" }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(keeper, new ShowPlaceSettings.Query("surgery")));
    }

    [Fact]
    public async Task An_administrator_of_one_division_ends_no_role_elsewhere()
    {
        var keeper = await NewAdministrator("surgery");
        var held = await world.Ask(db => db.Set<RoleAssignment>()
            .Where(held => db.Set<OrgNode>().Any(node => node.Id == held.NodeId && node.Code == "ward-9"))
            .FirstAsync());

        await Assert.ThrowsAsync<DomainException>(() => world.Send(keeper, new EndRole.Command { Person = held.PersonId, Role = held.Id }));
    }

    [Fact]
    public async Task An_administrator_of_one_division_closes_no_account_of_another()
    {
        var keeper = await NewAdministrator("surgery");
        var chair = await world.Ask(db => db.Users.Where(account => account.Email == world.Petra).Select(account => account.Id).SingleAsync());

        await Assert.ThrowsAsync<DomainException>(() => world.Send(keeper, new CloseAccount.Command { Person = chair, Reason = "Not mine to close" }));
    }

    private async Task<string> NewAdministrator(string place)
    {
        var email = Fresh.Email("keeper");
        var person = await world.Send(world.Rowan, new AddPerson.Command { Name = "Keeper of places", Post = "Administrator", Email = email, Password = world.Password });
        await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = place, Role = Role.Administrator, From = DateInput.From(new DateOnly(2026, 5, 1)) });
        return email;
    }

    private async Task<(int Number, uint Version)> Raised(string ward)
    {
        var number = await world.Send(world.Amara, new RaiseIssue.Command { Place = ward, Words = "The tap in the sluice drips", Kind = IssueKind.Environment });
        return (number, (await Issue(number)).Version);
    }

    private Task<Issue> Issue(int number) => world.Ask(db => db.Issues.SingleAsync(issue => issue.Number == number));

    private Task<string> MeasureAt(string ward) => world.Ask(db => db.Series
        .Where(series => series.Definition.Denominator != null && db.Set<OrgNode>().Any(node => node.Id == series.NodeId && node.Code == ward))
        .Select(series => series.Code).FirstAsync());
}
