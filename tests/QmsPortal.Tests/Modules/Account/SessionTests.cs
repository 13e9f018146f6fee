using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Account;

/// <summary>Thirty minutes idle, twelve hours at most, and out within a minute of being closed.</summary>
public class SessionTests(ProductionWorld world) : IClassFixture<ProductionWorld>
{
    [Fact]
    public async Task A_session_ends_after_thirty_idle_minutes()
    {
        var amara = await world.As(world.Amara);
        world.Clock.Advance(TimeSpan.FromMinutes(29));
        var still = await amara.Get("/me");
        world.Clock.Advance(TimeSpan.FromMinutes(29));
        var stillStill = await amara.Get("/me");
        world.Clock.Advance(TimeSpan.FromMinutes(31));
        var over = await amara.Get("/me");

        Assert.Equal("/me", still.Is(200).Address);
        Assert.Equal("/me", stillStill.Is(200).Address);
        Assert.Equal("/sign-in?from=%2Fme", over.Address);
    }

    [Fact]
    public async Task However_busy_a_session_ends_after_twelve_hours()
    {
        var amara = await world.As(world.Amara);
        for (var twentyMinutes = 0; twentyMinutes < 35; twentyMinutes++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(20));
            await amara.Get("/help");
        }

        world.Clock.Advance(TimeSpan.FromMinutes(19));
        var still = await amara.Get("/help");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var over = await amara.Get("/help");

        Assert.Equal("/help", still.Address);
        Assert.StartsWith("/sign-in", over.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_is_looked_at_once_a_minute_and_not_with_every_page()
    {
        var amara = await world.As(world.Amara);
        var soon = await amara.Get("/help");

        world.Clock.Advance(TimeSpan.FromSeconds(61));
        var looked = await amara.Get("/help");
        var after = await amara.Get("/help");

        Assert.True(looked.QueryCount > soon.QueryCount);
        Assert.Equal(soon.QueryCount, after.QueryCount);
    }

    [Fact]
    public async Task A_closed_account_is_out_within_a_minute_and_stays_out()
    {
        var (email, person) = await NewPerson();
        var visitor = await world.As(email);

        await world.Send(world.Rowan, new CloseAccount.Command { Person = person, Reason = "Left the trust" });
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        var out_ = await visitor.Get("/me");
        var again = await world.Anybody().SignIn(email, world.Password);

        Assert.StartsWith("/sign-in", out_.Address, StringComparison.Ordinal);
        Assert.Equal(["That e-mail or password is not right. Try again."], again.Is(422).Summary);
    }

    [Fact]
    public async Task A_role_given_or_ended_counts_within_a_minute()
    {
        var (email, person) = await NewPerson();
        var visitor = await world.As(email);

        var role = await world.Send(world.Rowan, new GiveRole.Command { Person = person, Place = world.Ward7, Role = Role.TeamMember, From = DateInput.From(new DateOnly(2026, 5, 1)) });
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        var given = await visitor.Get("/");
        await world.Send(world.Rowan, new EndRole.Command { Person = person, Role = role });
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        var ended = await visitor.Get("/at/ward-7");

        Assert.Equal("/at/ward-7", given.Is(200).Address);
        Assert.NotEqual("/at/ward-7", ended.Address);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_this_browser_and_in_no_other()
    {
        var (here, there) = (await world.As(world.Kofi), await world.As(world.Kofi));

        var page = await (await here.Get("/sign-out")).Submit("Sign out");

        Assert.Equal("/sign-in", page.Is(200).Address);
        Assert.StartsWith("/sign-in", (await here.Get("/me")).Address, StringComparison.Ordinal);
        Assert.Equal("/me", (await there.Get("/me")).Address);
    }

    [Fact]
    public async Task The_cookie_goes_over_https_only_and_no_script_reads_it()
    {
        var signIn = await world.Anybody().Get("/sign-in");

        var answer = await signIn.SubmitOnly("Sign in", ("E-mail address", world.Dan), ("Password", world.Password));

        var cookie = answer.Headers["Set-Cookie"].Split("__Host-").Single(set => set.StartsWith("qms=", StringComparison.Ordinal));
        Assert.All(new[] { "secure", "httponly", "samesite=lax", "path=/" }, part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<(string Email, Guid Person)> NewPerson()
    {
        var email = Fresh.Email("newcomer");
        return (email, await world.Send(world.Rowan, new AddPerson.Command { Name = "New Comer", Post = "Staff nurse", Email = email, Password = world.Password }));
    }
}
