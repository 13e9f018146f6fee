using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace QmsPortal.Tests.Ui.TagHelpers;

/// <summary>What the style sheets promise: no outside host, one list of dark colours, and colours that can be read.</summary>
public partial class LookTests
{
    private static readonly string Folder = Path.Combine(Repository(), "src", "QmsPortal.Web", "wwwroot");

    [Fact]
    public void No_style_sheet_asks_for_a_font_or_an_outside_host()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.css", SearchOption.AllDirectories))
        {
            var css = File.ReadAllText(file);
            Assert.DoesNotContain("@font-face", css, StringComparison.Ordinal);
            Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"url\(\s*[""']?(https?:)?//", css);
        }
    }

    /// <summary>A block that is left open swallows all that follows, and nothing else tells.</summary>
    [Theory]
    [InlineData("site.css")]
    [InlineData("charts.css")]
    public void Every_block_is_closed_before_the_next_begins(string file)
    {
        var (depth, faults) = (0, new List<string>());
        foreach (var (line, i) in Comment().Replace(File.ReadAllText(Path.Combine(Folder, file)), "").Split('\n').Select((line, i) => (line, i)))
        {
            if (depth > 0 && line.Length > 0 && line[0] is not (' ' or '}'))
                faults.Add($"Within a block: {line}");
            depth += line.Count(c => c == '{') - line.Count(c => c == '}');
        }

        Assert.Empty(faults);
        Assert.Equal(0, depth);
    }

    [Fact]
    public void Dark_by_choice_is_dark_by_device()
    {
        var (light, device, chosen) = Tokens();

        Assert.Equal(device, chosen);
        Assert.Equal(light.Keys.Order(), device.Keys.Order());
    }

    [Theory]
    [InlineData("text", "page")]
    [InlineData("text", "panel")]
    [InlineData("quiet", "page")]
    [InlineData("quiet", "panel")]
    [InlineData("link", "page")]
    [InlineData("link", "panel")]
    [InlineData("link-hover", "panel")]
    [InlineData("header-text", "header")]
    [InlineData("go-text", "go")]
    [InlineData("go-text", "go-hover")]
    [InlineData("raise-text", "raise")]
    [InlineData("solid-text", "solid")]
    [InlineData("focus-text", "focus")]
    [InlineData("error-text", "page")]
    [InlineData("error-text", "panel")]
    [InlineData("text", "notice")]
    [InlineData("improvement-text", "panel")]
    [InlineData("concern-text", "panel")]
    [InlineData("text", "concern-pale")]
    [InlineData("text", "improvement-pale")]
    [InlineData("tag-grey-text", "tag-grey")]
    [InlineData("tag-blue-text", "tag-blue")]
    [InlineData("tag-green-text", "tag-green")]
    [InlineData("tag-purple-text", "tag-purple")]
    [InlineData("tag-red-text", "tag-red")]
    [InlineData("tag-orange-text", "tag-orange")]
    public void Words_can_be_read(string colour, string ground) => AssertContrast(colour, ground, 4.5);

    [Theory]
    [InlineData("control", "field")]
    [InlineData("control", "page")]
    [InlineData("edge", "panel")]
    [InlineData("header-line", "header")]
    [InlineData("improvement", "panel")]
    [InlineData("concern", "panel")]
    [InlineData("concern", "concern-pale")]
    [InlineData("common", "panel")]
    [InlineData("common-quiet", "panel")]
    [InlineData("neither", "panel")]
    [InlineData("target", "band")]
    [InlineData("mean", "band")]
    [InlineData("limit", "band")]
    public void Marks_and_edges_can_be_seen(string colour, string ground) => AssertContrast(colour, ground, 3);

    private static void AssertContrast(string colour, string ground, double least)
    {
        var (light, dark, _) = Tokens();
        Assert.True(Contrast(light[colour], light[ground]) >= least, $"light: {colour} on {ground}");
        Assert.True(Contrast(dark[colour], dark[ground]) >= least, $"dark: {colour} on {ground}");
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2.2, relative luminance.
    private static double Luminance(string hex)
    {
        var parts = new[] { 1, 3, 5 }
            .Select(at => Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static (Dictionary<string, string> Light, Dictionary<string, string> Device, Dictionary<string, string> Chosen) Tokens()
    {
        var css = File.ReadAllText(Path.Combine(Folder, "site.css"));
        var lists = TokenList().Matches(css)
            .Select(list => Token().Matches(list.Value).ToDictionary(token => token.Groups[1].Value, token => token.Groups[2].Value))
            .Where(list => list.ContainsKey("page"))
            .ToList();
        Assert.Equal(3, lists.Count);
        return (lists[0], lists[1], lists[2]);
    }

    private static string Repository([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "QmsPortal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found");
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@":root[^{]*\{[^}]*\}")]
    private static partial Regex TokenList();

    [GeneratedRegex(@"--qms-([a-z-]+): (#[0-9a-f]{6})")]
    private static partial Regex Token();
}
