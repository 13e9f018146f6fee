using System.Text;
using System.Text.RegularExpressions;
using QmsPortal.BrowserTests.Support;
using Xunit;

namespace QmsPortal.BrowserTests;

/// <summary>Paper is what a ward has when the network is gone: what hangs on a wall is one sheet of A4.</summary>
public sealed partial class PrintTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    [Theory(Timeout = Longest)]
    [InlineData("/at/ward-7")]
    [InlineData("/standards/1001")]
    public async Task What_hangs_on_the_wall_is_one_sheet(string address)
    {
        var visit = await VisitAsync(signedInAs: "joy.okoro@riverside.example");
        await visit.Page.GotoAsync(address);

        var paper = await visit.Page.PdfAsync(new() { Format = "A4" });

        Assert.Single(Sheets().Matches(Encoding.Latin1.GetString(paper)));
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheets();
}
