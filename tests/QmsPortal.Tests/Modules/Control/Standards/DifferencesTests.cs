using QmsPortal.Modules.Control.Standards;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

public class DifferencesTests
{
    [Theory]
    [InlineData("a b c", "a b c", "")]
    [InlineData("a b c", "a b c d", "Step 4 added: d")]
    [InlineData("a b c", "x a b c", "Step 1 added: x")]
    [InlineData("a b c", "a c", "Step removed: b")]
    [InlineData("a b c", "a x c", "Step 2 changed: “x”, was “b”")]
    [InlineData("a b c", "a x y c", "Step 2 changed: “x”, was “b”; Step 3 added: y")]
    [InlineData("a b c d", "a x d", "Step 2 changed: “x”, was “b”; Step removed: c")]
    [InlineData("a b", "b a", "Step removed: a; Step 2 added: a")]
    [InlineData("", "a", "Step 1 added: a")]
    [InlineData("a", "", "Step removed: a")]
    public void Steps_added_removed_and_changed(string old, string now, string expected) =>
        Assert.Equal(expected, string.Join("; ", Differences.Between(Sheet(old), Sheet(now))));

    [Fact]
    public void Parts_of_a_step_and_of_the_sheet()
    {
        var old = Sheet("a") with { Owner = "Matron" };
        var now = new StandardContent { Title = "Lamps", Purpose = "Light", Owner = "Ward sister", Steps = [new("a", "Softly", "", 2.5m)] };

        Assert.Equal(
            ["Title: “Lamps”, was “Night lamps”", "Purpose: “Light” is new", "Owner: “Ward sister”, was “Matron”", "Step 1 changed, key point: “Softly”, was nothing", "Step 1 changed, time: “2.5 min”, was nothing"],
            Differences.Between(old, now));
    }

    private static StandardContent Sheet(string steps) => new() { Title = "Night lamps", Steps = [.. steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(step => new WorkStepWords(step))] };
}
