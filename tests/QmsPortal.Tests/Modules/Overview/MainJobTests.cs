using System.Globalization;
using System.Text;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.Control.Imports;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Overview;

/// <summary>The whole job, over HTTP and without JavaScript: a number becomes a picture, a worry becomes an issue, and the chair finds both.</summary>
public class MainJobTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_steward_imports_a_nurse_raises_and_the_chair_finds_both()
    {
        await TheStewardImportsThePublishedFigures();
        await TheStewardImportsTheWardsOwn();
        await TheNurseRaisesAnIssue();
        await TheChairFindsBoth();
    }

    private async Task TheStewardImportsThePublishedFigures()
    {
        var imogen = await world.As(world.Imogen);
        var form = await (await (await imogen.Get("/")).Follow("Dictionary of measures")).Follow("Define a measure");
        var defined = (await form.Submit("Define measure",
            ("Title", "A&E attendances seen in time"), ("Short name", "A&E in time"), ("Numerator: what is counted?", "Attendances within 4 hours"), ("Denominator: out of what?", "All attendances"),
            ("Multiplier", "100"), ("Unit", "%"), ("Which direction is better?", "Higher is better"), ("Which chart?", "XmR chart"), ("How often is it measured?", "Month"))).Is(200);
        Assert.Equal("Measure defined", defined.Banner);

        var upload = await defined.Follow("Import values");
        Assert.Equal("A&E attendances seen in time", upload.Value("What does the file measure?"));
        var columns = (await upload.Submit("Upload file", ("Where do the values belong?", "England, published data"), ("File with the values", new SentFile("nhs-england-ae-2016-2019.csv", Importing.Published)))).Is(200);
        var look = (await columns.Submit("Look at what would come in",
            ("Date", "period"), ("Numerator", "within_4_hours"), ("Denominator", "attendances"), ("Name of the series", "provider"), ("Second part of that name", "department_type"))).Is(200);
        Assert.Contains("1,224 values in 34 series, April 2016 to March 2019. Every row can be read.", look.Text, StringComparison.Ordinal);
        Assert.Equal(34, look.Rows("Series in the file").Count);
        var done = (await look.Submit("Import 1,224 values")).Is(200);
        Assert.Equal("Imported. The charts show it now", done.Banner);

        var charts = await done.Follow("See the charts");
        Assert.Equal("Measures in England, published data", charts.Heading);
        Assert.Equal(34, charts.Rows("Measures with what their charts say").Count);
        var chart = await charts.Follow("RJZ, type 1");

        // Each of the last 24 months to March 2019 but three lies where it may: the mean of 36 is 73.3, and the file's last six lie below it.
        Assert.Contains("About 73 in every 100. Concern: ", chart.Text, StringComparison.Ordinal);
        Assert.Contains(" months in a row below the mean.", chart.Text, StringComparison.Ordinal);
        Assert.True(chart.Has("svg[role=img]") || chart.Has("figure svg"));
        var rows = chart.Rows("All values, newest first");
        Assert.Equal(36, rows.Count);
        Assert.StartsWith("March 2019 | 65.6% | 11,285 | 17,193 | Concern | ", rows[0], StringComparison.Ordinal);
        Assert.Contains("in a row below the mean 73.3%", rows[0], StringComparison.Ordinal);
        Assert.Equal("73.3%", chart.Beside("Mean"));
    }

    /// <summary>Twenty-eight weeks at ward 7: twenty-two of 94 and 96, then six of 80 and 82; the mean is 91.8 and all six lie below it.</summary>
    private async Task TheStewardImportsTheWardsOwn()
    {
        var csv = new StringBuilder("week,seen,asked\n");
        for (var week = 0; week < 28; week++)
            csv.Append(CultureInfo.InvariantCulture, $"{new DateOnly(2026, 4, 27).AddDays(7 * (week - 27)):yyyy-MM-dd},{(week < 22 ? 94 : 80) + week % 2 * 2},100\n");
        var imogen = await world.As(world.Imogen);
        var form = await (await imogen.Get("/definitions")).Follow("Define a measure");
        var defined = (await form.Submit("Define measure",
            ("Title", "Pain asked about on each round"), ("Short name", "Pain asked about"), ("Numerator: what is counted?", "Patients asked"), ("Denominator: out of what?", "Patients seen"),
            ("Multiplier", "100"), ("Unit", "%"), ("Which direction is better?", "Higher is better"), ("Which chart?", "XmR chart"), ("How often is it measured?", "Week"))).Is(200);

        var columns = (await (await defined.Follow("Import values")).Submit("Upload file", ("Where do the values belong?", "Ward 7"), ("File with the values", SentFile.Text("pain.csv", csv.ToString())))).Is(200);
        Assert.Equal("week", columns.Value("Date"));
        var look = (await columns.Submit("Look at what would come in", ("Numerator", "seen"), ("Denominator", "asked"))).Is(200);
        (await look.Submit("Import 28 values")).Is(200);
    }

    private async Task TheNurseRaisesAnIssue()
    {
        var amara = await world.As(world.Amara);
        var board = await amara.Get("/");
        Assert.Contains("Pain asked about on each round", board.Text, StringComparison.Ordinal);

        var form = await board.Follow("Raise an issue");
        var wrong = (await form.Submit("Raise issue", ("What is the issue?", "Nobody has time to ask about pain at night"))).Is(400);
        Assert.Equal("Choose what kind of issue it is", wrong.ErrorsBeside("What kind?"));
        Assert.Equal("Nobody has time to ask about pain at night", wrong.Value("What is the issue?"));
        var raised = (await wrong.Submit("Raise issue", ("What kind?", "Staffing"))).Is(200);

        Assert.Equal("Nobody has time to ask about pain at night", raised.Heading);
        Assert.True((await raised.Follow("Back to Ward 7 today")).HasLink("Nobody has time to ask about pain at night"));
    }

    private async Task TheChairFindsBoth()
    {
        var petra = await world.As(world.Petra);
        var overview = await petra.Get("/");
        Assert.Equal("Are we safe, improving, and how do we know?", overview.Heading);

        var row = overview.Rows("What the charts of each measure say").Single(found => found.StartsWith("Pain asked about on each round", StringComparison.Ordinal));
        Assert.Contains("Ward 7 82% Concern, low", row, StringComparison.Ordinal);
        var measure = await overview.Follow("Pain asked about on each round");
        var ward = measure.Document.QuerySelectorAll("main a[href$='/at/ward-7/measures/pain-asked-about-on-each-round']");
        var chart = await petra.Get(Assert.Single(ward).GetAttribute("href")!);
        Assert.Equal("About 92 in every 100. Concern: 6 weeks in a row below the mean.", chart.Document.QuerySelector("p.qms-sentence")!.TextContent);

        var issue = await (await overview.Follow("All issues")).Follow("Nobody has time to ask about pain at night");
        Assert.Contains("by staff nurse", issue.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amara", issue.Document.QuerySelector(".qms-timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ward 7 today", (await issue.Follow("Ward 7")).Heading);

        var places = await overview.Follow("Change place");
        var published = await places.Follow("England, published data");
        Assert.True(published.HasLink("RJZ, type 1"));
    }
}
