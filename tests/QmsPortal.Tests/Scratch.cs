using QmsPortal.Tests.Support;
using Xunit;
namespace QmsPortal.Tests;
public class Scratch(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Nul()
    {
        var page = await (await (await world.As(world.Amara)).Get("/raise?at=ward-7")).Submit("Raise issue", ("What is the issue?", "a\0b"), ("What kind?", "Equipment"));
        Assert.Fail(string.Join("\n", world.Log.Lines.TakeLast(6)) + page.Text);
    }
    [Fact]
    public async Task Because()
    {
        var page = await (await (await world.As(world.Amara)).Get("/raise?at=ward-7")).Submit("Raise issue", ("What is the issue?", "943 476 5919"), ("What kind?", "Equipment"));
        page = await page.Submit("Raise issue", ("What is the issue?", "a"), ("Why is it not a patient’s number?", new string('a', 1100)));
        page.Is(400);
    }
}
