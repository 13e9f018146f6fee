using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Organisation;

public class PersonTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_new_person_gets_an_account_then_a_role_and_begins()
    {
        var rowan = await world.As(world.Rowan);

        var person = await (await rowan.Get("/settings/people/add")).Submit("Add person",
            ("Name", "Chidi Eze"), ("Post", "Staff nurse"), ("E-mail address", "chidi.eze@riverside.example"), ("First password", "three-calm-herons"));
        var given = await person.Submit("Give role", ("Place", "Ward 9"), ("Role", "Team member: Raises issues and enters values for the team"), ("First day", "5 5 2026"));
        var board = await (await world.As("chidi.eze@riverside.example", "three-calm-herons")).Get("/");

        Assert.Equal("Person added. Give them a role", person.Is(200).Banner);
        Assert.Equal("Chidi Eze", person.Heading);
        Assert.Equal("Role given", given.Is(200).Banner);
        Assert.Equal("/at/ward-9", board.Address);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_refused_whatever_its_letters()
    {
        var form = await (await world.As(world.Rowan)).Get("/settings/people/add");

        var page = await form.Submit("Add person", ("Name", "Another Amara"), ("Post", "Staff nurse"), ("E-mail address", " AMARA.NWOSU@riverside.example"), ("First password", "three-calm-herons"));

        Assert.Equal("There is a person with this e-mail address already", page.Is(400).ErrorsBeside("E-mail address"));
        Assert.Equal("Another Amara", page.Value("Name"));
        Assert.Equal("", page.Value("First password"));
    }

    [Fact]
    public async Task Two_administrators_adding_the_same_person_at_once_make_one()
    {
        var command = new AddPerson.Command { Name = "Twice Added", Post = "Staff nurse", Email = "twice.added@riverside.example", Password = "three-calm-herons" };

        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => await Record.ExceptionAsync(() => world.Send(world.Rowan, command))));

        Assert.Equal(1, await world.Ask(db => db.Users.CountAsync(account => account.NormalizedEmail == "TWICE.ADDED@RIVERSIDE.EXAMPLE")));
    }

    [Fact]
    public async Task What_is_left_out_stands_beside_its_field()
    {
        var page = await (await (await world.As(world.Rowan)).Get("/settings/people/add")).Submit("Add person", ("E-mail address", "not an address"), ("First password", "hospital"));

        Assert.Equal("Enter the person's name", page.Is(400).ErrorsBeside("Name"));
        Assert.Equal("Enter the person's post, like Ward sister", page.ErrorsBeside("Post"));
        Assert.Equal("Enter an e-mail address in the correct format, like name@example.com", page.ErrorsBeside("E-mail address"));
        Assert.Equal("Choose a password that is harder to guess, like three random words", page.ErrorsBeside("First password"));
        Assert.Equal("not an address", page.Value("E-mail address"));
    }

    [Fact]
    public async Task A_role_asks_for_place_role_and_a_real_day()
    {
        var page = await (await Of(world.Kofi)).Submit("Give role", ("First day", "31 4 2026"), ("Last day", "tomorrow 5 2026"));

        Assert.Equal("Choose a place", page.Is(400).ErrorsBeside("Place"));
        Assert.Equal("Choose a role", page.ErrorsBeside("Role"));
        Assert.Equal("Enter a real date, like 27 3 2026", page.ErrorsBeside("First day"));
        Assert.Equal("Enter a real date, like 27 3 2026, or leave it empty", page.ErrorsBeside("Last day"));
        Assert.Equal("tomorrow 5 2026", page.Value("Last day"));
    }

    [Fact]
    public async Task Nobody_holds_the_same_role_twice_at_a_place()
    {
        var page = await Give(world.Dan, "Ward 7", Role.TeamMember);

        Assert.Equal(["Dan Pritchard holds this role there already."], page.Is(422).Summary);
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_themselves()
    {
        var page = await Give(world.Rowan, "Ward 7", Role.TeamLead);

        Assert.Equal(["You cannot give a role to yourself. Ask another administrator."], page.Is(422).Summary);
        Assert.Equal(1, await world.Ask(db => db.Set<RoleAssignment>().CountAsync(role => db.Users.Any(account => account.Id == role.PersonId && account.Email == world.Rowan))));
    }

    [Fact]
    public async Task A_role_for_some_days_is_held_on_those_days_and_no_other()
    {
        var email = await NewPerson("Bank Nurse");
        var person = await IdOf(email);
        await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = world.Ward9, Role = Role.TeamMember, From = DateInput.From(new DateOnly(2026, 5, 6)), Until = DateInput.From(new DateOnly(2026, 5, 7)) });

        var held = await world.Ask(db => db.Set<RoleAssignment>().SingleAsync(role => role.PersonId == person));

        Assert.Equal([false, true, true, false], Enumerable.Range(5, 4).Select(day => held.IsHeldOn(new DateOnly(2026, 5, day))));
    }

    [Fact]
    public async Task A_role_may_begin_again_after_it_ended()
    {
        var email = await NewPerson("Comes Back");
        await Give(email, "Ward 9", Role.TeamMember);

        var ended = await (await Of(email)).Submit("End role Team member");
        var again = await Give(email, "Ward 9", Role.TeamMember);

        Assert.Equal("Role ended today", ended.Is(200).Banner);
        Assert.Equal("Role given", again.Is(200).Banner);
    }

    [Fact]
    public async Task A_role_that_has_ended_keeps_its_last_day()
    {
        var email = await NewPerson("Ends Once");
        await Give(email, "Ward 9", Role.TeamMember);
        var (first, second) = (await Of(email), await Of(email));
        await first.Submit("End role Team member");

        var page = await second.Submit("End role Team member");

        Assert.Equal(["This role has ended already."], page.Is(422).Summary);
    }

    [Fact]
    public async Task A_role_of_somebody_else_is_not_found_under_this_person()
    {
        var (dan, joy) = (await IdOf(world.Dan), await IdOf(world.Joy));
        var role = await world.Ask(db => db.Set<RoleAssignment>().Where(held => held.PersonId == joy).Select(held => held.Id).FirstAsync());

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Rowan, new EndRole.Command { Person = dan, Role = role }));
    }

    [Fact]
    public async Task A_closed_account_has_no_role_and_keeps_what_it_did()
    {
        var email = await NewPerson("Leaves Soon");
        await Give(email, "Ward 9", Role.TeamMember);

        var refused = await (await Of(email)).Submit("Close account");
        var page = await refused.Submit("Close account", ("Why?", "Moved to another trust"));

        Assert.Equal("Enter why the account is closed", refused.Is(400).ErrorsBeside("Why?"));
        Assert.Equal(("/settings/people", "Account closed"), (page.Is(200).Address, page.Banner));
        var id = await IdOf(email);
        Assert.Equal("Moved to another trust", await world.Ask(db => db.Set<AuditEntry>().Where(entry => entry.RecordId == id && entry.Command == "CloseAccount").Select(entry => entry.Payload.Reason).FirstAsync()));
        Assert.Contains("Account closed", (await Of(email)).Text, StringComparison.Ordinal);
        Assert.False((await Of(email)).HasButton("Give role"));
    }

    [Fact]
    public async Task Who_has_left_is_given_no_role()
    {
        var email = await NewPerson("Has Left");
        var person = await IdOf(email);
        await world.Send(world.Rowan, new CloseAccount.Command { Person = person, Reason = "Left" });

        await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = world.Ward9, Role = Role.TeamMember, From = DateInput.From(new DateOnly(2026, 5, 5)) }));
    }

    [Fact]
    public async Task Nobody_closes_their_own_account()
    {
        var page = await (await Of(world.Rowan)).Submit("Close account", ("Why?", "Enough"));

        Assert.Equal(["You cannot close your own account. Ask another administrator."], page.Is(422).Summary);
    }

    [Fact]
    public async Task People_are_found_by_a_part_of_their_name()
    {
        var page = await (await (await world.As(world.Rowan)).Get("/settings/people")).Submit("Find", ("Part of a name", "okoro"));

        Assert.True(page.Is(200).HasLink("Joy Okoro"));
        Assert.False(page.HasLink("Amara Nwosu"));
        Assert.Equal("okoro", page.Value("Part of a name"));
    }

    private async Task<Page> Give(string email, string place, Role role) =>
        await (await Of(email)).Submit("Give role", ("Place", place), ("Role", role.ToString()), ("First day", "5 5 2026"));

    private async Task<Page> Of(string email) => await (await world.As(world.Rowan)).Get($"/settings/people/{await IdOf(email)}");

    private Task<Guid> IdOf(string email) => world.Ask(db => db.Users.Where(account => account.Email == email).Select(account => account.Id).SingleAsync());

    private async Task<string> NewPerson(string name)
    {
        var email = $"{name.ToLowerInvariant().Replace(' ', '.')}@riverside.example";
        await world.Send(world.Rowan, new AddPerson.Command { Name = name, Post = "Staff nurse", Email = email, Password = world.Password });
        return email;
    }
}
