using Xunit;

namespace QmsPortal.Tests.Support;

/// <summary>That the means of the tests do what they say.</summary>
public class TestWorldTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_person_signs_in_by_the_form_and_sees_their_ward()
    {
        var amara = await world.As(world.Amara);

        var page = await amara.Get("/");

        Assert.Equal("/at/ward-7", page.Is(200).Address);
        Assert.Equal("Ward 7 today", page.Heading);
        Assert.True(page.QueryCount > 0);
    }

    [Fact]
    public async Task Two_people_have_two_browsers()
    {
        var amara = await world.As(world.Amara);
        var rowan = await world.As(world.Rowan);

        Assert.Equal("/at/ward-7", (await amara.Get("/")).Address);
        Assert.Equal("/settings", (await rowan.Get("/")).Address);
        Assert.StartsWith("/sign-in", (await world.Anybody().Get("/")).Address, StringComparison.Ordinal);
    }
}
