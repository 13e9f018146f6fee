using QmsPortal.Kernel;
using Xunit;

namespace QmsPortal.Tests.Kernel;

public class StorableTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bay C\ncall bell")]
    [InlineData("Łukasz’s “café” 😀")]
    [InlineData("Ward\u200D7")]
    public void Text_that_can_be_shown_can_be_stored(string? text)
    {
        Assert.True(StorableText.Is(text));
    }

    [Fact]
    public void A_nul_or_half_a_character_cannot()
    {
        string[] broken = ["\0", "bay\0C", "half \ud83d", "half \ude00", "\ude00\ud83d"];

        Assert.All(broken, text => Assert.False(StorableText.Is(text)));
    }
}
