using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Account;

/// <summary>A site that nobody has used yet: create-administrator at the command line.</summary>
public class BeginningTests(EmptyWorld world) : IClassFixture<EmptyWorld>
{
    private const string Password = "three-calm-herons";

    [Fact]
    public async Task The_first_administrator_founds_the_organisation_and_others_join_it()
    {
        var nameless = await Assert.ThrowsAsync<DomainException>(() => Create("first@trust.example", organisation: null));
        var empty = await world.Ask(db => db.Users.CountAsync());
        await Create("first@trust.example", "St Elsewhere’s");
        await Create("second@trust.example", "Another name");
        var twice = await Assert.ThrowsAsync<DomainException>(() => Create("SECOND@trust.example", null));

        var first = await world.As("first@trust.example", Password);
        var settings = await first.Get("/");

        Assert.Contains("--organisation", nameless.Message, StringComparison.Ordinal);
        Assert.Equal(0, empty);
        Assert.Equal("There is a person with this e-mail address already.", twice.Message);
        Assert.Equal("/settings", settings.Is(200).Address);
        Assert.EndsWith("St Elsewhere’s", settings.Title, StringComparison.Ordinal);
        Assert.Equal(1, await world.Ask(db => db.Set<OrgNode>().CountAsync()));
        Assert.Equal("st-elsewheres", await world.Ask(db => db.Set<OrgNode>().Select(node => node.Code).SingleAsync()));
    }

    [Theory]
    [InlineData("not-an-address", "Rowan Ellis", Password, "Enter an e-mail address in the correct format, like name@example.com")]
    [InlineData("third@trust.example", "", Password, "Enter the administrator's name")]
    [InlineData("third@trust.example", "Rowan Ellis", "short", "Password must be 8 characters or more; 15 or more is better")]
    [InlineData("third@trust.example", "Rowan Ellis", null, "Enter a password")]
    public async Task What_is_wrong_is_said_in_one_sentence(string email, string name, string? password, string words)
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.SendAsTheSite(new FoundOrganisation.Command { Email = email, Name = name, Password = password, Organisation = "St Elsewhere’s" }));

        Assert.Contains(words, refusal.Errors.Select(error => error.ErrorMessage));
    }

    [Fact]
    public async Task An_organisation_needs_a_name_that_an_address_can_be_made_of()
    {
        await Assert.ThrowsAsync<ValidationException>(() => Create("fourth@trust.example", "!!!"));
    }

    [Fact]
    public async Task Nobody_founds_an_organisation_or_sets_one_up_from_a_browser()
    {
        await Assert.ThrowsAsync<NotFoundException>(() => world.SendAsTheSite(new SetUp.Command
        {
            Organisation = "Mine",
            Ward = "Ward 1",
            Name = "Some Body",
            Post = "Nobody",
            Email = "some.body@trust.example",
            Password = Password,
        }));
        Assert.Equal(404, (await world.Anybody().Get("/set-up")).Status);
        Assert.Equal(200, (await world.Anybody().Get("/sign-in")).Status);
    }

    private Task<Guid> Create(string email, string? organisation) =>
        world.SendAsTheSite(new FoundOrganisation.Command { Email = email, Name = "Rowan Ellis", Password = Password, Organisation = organisation });
}

/// <summary>An empty demonstration begins with one page.</summary>
public class SetUpTests(EmptyDemonstration world) : IClassFixture<EmptyDemonstration>
{
    [Fact]
    public async Task One_ward_begins_in_ten_minutes_and_only_once()
    {
        var visitor = world.Anybody();
        var refused = await (await visitor.Get("/set-up")).Submit("Begin");
        var board = await refused.Submit("Begin",
            ("What is the organisation called?", "St Elsewhere’s"), ("Which ward or team begins?", "Ward 7"), ("What is your name?", "Joy Okoro"),
            ("What is your post?", "Ward sister"), ("E-mail address", "joy@elsewhere.example"), ("Password", "three-calm-herons"));

        Assert.Equal("Enter the name of one ward or team", refused.Is(400).ErrorsBeside("Which ward or team begins?"));
        Assert.Equal(("/at/ward-7", "Ward 7 today"), (board.Is(200).Address, board.Heading));
        Assert.Equal(200, (await visitor.Get("/settings")).Status);
        Assert.Equal(404, (await world.Anybody().Get("/set-up")).Status);
        await world.As("joy@elsewhere.example", "three-calm-herons");
    }
}
