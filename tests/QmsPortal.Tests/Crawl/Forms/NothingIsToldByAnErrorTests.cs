using System.Text;
using System.Text.RegularExpressions;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>Where something of ours fails, the person is told that, and a reference by which it is found in the log.</summary>
public partial class NothingIsToldByAnErrorTests(FaultyWorld world) : IClassFixture<FaultyWorld>
{
    private const string Secret = "hushvelvetottersecret";

    [Fact]
    public async Task A_page_that_fails_tells_nothing_but_a_reference()
    {
        var failed = 0;
        var faults = new List<string>();
        foreach (var (person, address) in world.Pages)
        {
            var visitor = await world.Browser(person);
            var page = await Failing(() => visitor.GetOnly(address));
            if (page.Status != 500 && page.QueryCount == 0)
                continue;
            failed++;
            faults.AddRange(Told(page).Select(what => $"{address}: {what}"));
        }

        Expect.None(faults);
        Assert.True(failed > 20, $"{failed} pages failed");
    }

    [Fact]
    public async Task A_form_that_fails_tells_nothing_but_a_reference()
    {
        var failed = 0;
        var faults = new List<string>();
        foreach (var form in world.Kinds)
        {
            var post = await world.OpenAnew(form);
            var page = await Failing(() => world.Send(form, post));
            if (page.Status != 500 && page.QueryCount == 0)
                continue;
            failed++;
            faults.AddRange(Told(page).Select(what => $"{form}: {what}"));
        }

        Expect.None(faults);
        Assert.True(failed > 20, $"{failed} forms failed");
    }

    private async Task<Page> Failing(Func<Task<Page>> ask)
    {
        world.Fault.Words = Secret;
        try
        {
            return await ask();
        }
        finally
        {
            world.Fault.Words = null;
        }
    }

    private IEnumerable<string> Told(Page page)
    {
        var body = Encoding.UTF8.GetString(page.Body);
        if (page.Status != 500 || page.Heading != "Something went wrong on our side")
            yield return page.ToString();
        foreach (var inner in new[] { Secret, "Exception", "   at ", "QmsPortal.", "Npgsql", "Microsoft." })
            if (body.Contains(inner, StringComparison.Ordinal))
                yield return $"the page says {inner}";
        var reference = Reference().Match(page.Text).Groups[1].Value;
        if (!world.Lines.All.Any(line => reference.Length == 8 && line.Contains($"\"Reference\":\"{reference}\"", StringComparison.Ordinal) && line.Contains("InvalidOperationException", StringComparison.Ordinal)))
            yield return $"the log knows no reference “{reference}”";
    }

    [GeneratedRegex("reference: ([0-9A-F]{8})")]
    private static partial Regex Reference();
}
