using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Account;

public class PasswordTests(ProductionWorld world) : IClassFixture<ProductionWorld>
{
    [Fact]
    public async Task A_new_password_counts_at_once_and_ends_the_sessions_elsewhere()
    {
        var email = await NewPerson("Tamsin Vale");
        var (here, there) = (await world.As(email), await world.As(email));

        var page = await (await here.Get("/me/password")).Submit("Change password", ("Password now", world.Password), ("New password", "four-slow-badgers"), ("New password again", "four-slow-badgers"));
        world.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(("/me", "Password changed"), (page.Is(200).Address, page.Banner));
        Assert.Equal("/me", (await here.Get("/me")).Address);
        Assert.StartsWith("/sign-in", (await there.Get("/me")).Address, StringComparison.Ordinal);
        Assert.Equal(422, (await world.Anybody().SignIn(email, world.Password)).Status);
        Assert.Equal(200, (await world.Anybody().SignIn(email, "four-slow-badgers")).Status);
    }

    [Theory]
    [InlineData("", "four-slow-badgers", "four-slow-badgers", "Password now", "Enter the password you have now")]
    [InlineData("three-loud-otters", "four-slow-badgers", "four-slow-badgers", "Password now", "That is not the password you have now")]
    [InlineData("three-quiet-otters", "", "", "New password", "Enter a password")]
    [InlineData("three-quiet-otters", "badger1", "badger1", "New password", "Password must be 8 characters or more; 15 or more is better")]
    [InlineData("three-quiet-otters", "Password1!", "Password1!", "New password", "Choose a password that is harder to guess, like three random words")]
    [InlineData("three-quiet-otters", "aaaabbbbcccc", "aaaabbbbcccc", "New password", "Choose a password that is harder to guess, like three random words")]
    [InlineData("three-quiet-otters", "bethan123", "bethan123", "New password", "Choose a password that is harder to guess, like three random words")]
    [InlineData("three-quiet-otters", "four-slow-badgers", "four-fast-badgers", "New password again", "The two new passwords are not the same")]
    public async Task What_is_wrong_stands_beside_the_field(string now, string password, string again, string field, string words)
    {
        var bethan = await world.As(world.Bethan);

        var page = await (await bethan.Get("/me/password")).Submit("Change password", ("Password now", now), ("New password", password), ("New password again", again));

        Assert.Equal(words, page.Is(400).ErrorsBeside(field));
        Assert.DoesNotContain(page.Document.QuerySelectorAll("input[type=password]"), box => box.HasAttribute("value"));
        await world.As(world.Bethan);
    }

    [Fact]
    public async Task A_password_may_look_like_anything_even_like_a_number()
    {
        var email = await NewPerson("Rhian Price");

        var page = await (await (await world.As(email)).Get("/me/password")).Submit("Change password", ("Password now", world.Password), ("New password", "943 476 5919"), ("New password again", "943 476 5919"));

        Assert.Equal("Password changed", page.Is(200).Banner);
    }

    [Fact]
    public async Task The_longest_password_is_taken_and_a_longer_one_is_not()
    {
        var email = await NewPerson("Alun Parry");
        var visitor = await world.As(email);
        var longest = string.Concat(Enumerable.Repeat("otter-badger-heron-", 7))[..128];

        var tooLong = await (await visitor.Get("/me/password")).Submit("Change password", ("Password now", world.Password), ("New password", longest + "x"), ("New password again", longest + "x"));
        var page = await tooLong.Submit("Change password", ("Password now", world.Password), ("New password", longest), ("New password again", longest));

        Assert.Equal("Password must be 128 characters or fewer", tooLong.ErrorsBeside("New password"));
        Assert.Equal(200, page.Status);
        await world.As(email, longest);
    }

    private async Task<string> NewPerson(string name)
    {
        var email = $"{name.ToLowerInvariant().Replace(' ', '.')}@riverside.example";
        await world.Send(world.Rowan, new AddPerson.Command { Name = name, Post = "Staff nurse", Email = email, Password = world.Password });
        return email;
    }
}
