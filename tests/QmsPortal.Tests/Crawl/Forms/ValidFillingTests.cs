using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>That forms succeed as the other tests fill them in: so what is refused there is refused for the reason they look for.</summary>
public class ValidFillingTests(FormsWorld world) : IClassFixture<FormsWorld>
{
    /// <summary>Forms that cannot be accepted on their controls alone, each with the reason.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["/screen"] = "It asks for a code that a team lead has just had made",
        ["/at/{place}/pulse/ask"] = "Of two places, one within the other, one is asked at a time: where one is asked already, no other can be",
        ["/speak-up Read"] = "It asks for a code that only whoever said something without a name holds",
    };

    [Fact]
    public void Every_form_is_accepted_when_it_is_filled_in_plausibly()
    {
        Expect.None(world.Forms.Where(form => !form.IsAccepted && !Refused.ContainsKey(form.Kind.Named)).Select(form => $"{form}: {form.Refusal}"));
    }

    [Fact]
    public void Forms_are_found_for_everybody()
    {
        Assert.Empty(world.Everybody.Except(world.Forms.Select(form => form.Person)));
        Assert.True(world.Kinds.Count >= 20, $"{world.Kinds.Count} kinds of forms");
    }
}
