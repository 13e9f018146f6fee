using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>A number that can be read in two ways is asked about, never guessed.</summary>
public class NumberTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Theory]
    [InlineData("4,5")]
    [InlineData("1e1")]
    [InlineData("1,00")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("(5)")]
    [InlineData("12 000")]
    [InlineData("a few")]
    public async Task What_is_not_plainly_a_number_is_refused_and_kept(string typed)
    {
        var joy = await world.As(world.Joy);
        var form = await joy.Get($"/at/{world.Ward7}/measures/night-call-bells-answered-in-5-minutes/add");

        var answer = await form.Submit("Add value", ("Night call bells answered within 5 minutes", typed), ("Night call bells", "300"));

        answer.Is(400);
        Assert.Equal("Enter a number, like 12 or 12.5", answer.ErrorsBeside("Night call bells answered within 5 minutes"));
        Assert.Equal(typed, answer.Value("Night call bells answered within 5 minutes"));
    }
}
