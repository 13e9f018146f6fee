using System.Text;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Imports;

/// <summary>Upload, columns, look, import, undo: over HTTP, without JavaScript, by the labels people read.</summary>
public class ImportPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string What = "What does the file measure?";
    private const string Where = "Where do the values belong?";
    private const string File = "File with the values";

    [Fact]
    public async Task A_file_goes_through_its_four_steps_and_back()
    {
        var imogen = await world.As(world.Imogen);
        var upload = await (await imogen.Get("/imports")).Follow("Import values");

        var columns = (await Upload(upload, "Hand hygiene", "Ward 7", "when,kept,watched\n2020-01-01,90,100\n2020-02-01,95,100\n")).Is(200);
        Assert.Contains("Hand hygiene, Ward 7. 2 rows.", columns.Text, StringComparison.Ordinal);
        Assert.Contains("2020-01-01", columns.Text, StringComparison.Ordinal);

        var look = (await columns.Submit("Look at what would come in", ("Date", "when"), ("Numerator", "kept"), ("Denominator", "watched"))).Is(200);
        Assert.Contains("2 values in 1 series, January 2020 to February 2020. Every row can be read.", look.Text, StringComparison.Ordinal);
        Assert.Equal(["Ward 7 | 2 | January 2020 | February 2020"], look.Rows("Series in the file"));
        Assert.Equal(0, await Values());

        var done = (await look.Submit("Import 2 values")).Is(200);
        Assert.Equal("Imported. The charts show it now", done.Banner);
        Assert.Equal(2, await Values());
        Assert.Contains("2 values in 1 series came in on Tue 5 May 07:52.", done.Text, StringComparison.Ordinal);

        var undo = await done.Follow("Undo this import");
        Assert.Contains("2 values of Hand hygiene in 1 series are taken back.", undo.Text, StringComparison.Ordinal);
        var empty = (await undo.Submit("Undo import")).Is(400);
        Assert.Equal("Enter why the import is undone", empty.ErrorsBeside("Why is it undone?"));
        Assert.Equal("Reason must be 300 characters or fewer", (await undo.Submit("Undo import", ("Why is it undone?", new string('x', 301)))).Is(400).ErrorsBeside("Why is it undone?"));
        var undone = (await empty.Submit("Undo import", ("Why is it undone?", "Wrong year"))).Is(200);
        Assert.Equal("Import undone", undone.Banner);
        Assert.Contains("Undo import Imogen Hartley, data steward, Tue 5 May 07:52. Wrong year", undone.Text, StringComparison.Ordinal);
        Assert.Contains("They were taken back on Tue 5 May 07:52.", undone.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Values());
        var late = (await undo.Submit("form", ("Why is it undone?", "Wrong year"))).Is(409);
        Assert.Contains("Undo import", late.Text, StringComparison.Ordinal);
        Assert.Equal("This import is undone already.", Assert.Single((await late.Submit("form", ("Why is it undone?", "Wrong year"))).Is(422).Summary));

        Task<long> Values() => world.Number("select count(*) from observations o join measure_series s on s.id = o.series_id join org_nodes n on n.id = s.node_id where n.code = 'ward-7' and o.period < '2021-01-01' and o.ended_at is null");
    }

    [Fact]
    public async Task Wrong_rows_are_listed_with_number_column_and_reason_and_nothing_can_be_imported()
    {
        var imogen = await world.As(world.Imogen);
        var before = await world.Number("select count(*) from observations");

        var look = (await Upload(await imogen.Get("/imports/new"), "Hand hygiene", "Riverside Hospitals", """
            period,ward,numerator,denominator
            2020-01-01,Ward 7,90,100
            2020-02-30,Ward 7,90,100
            2020-03-01,Ward 7,90,-100
            2020-04-01,Ward 70,90,100
            2020-01-01,Ward 7,91,100
            """)).Is(200);

        Assert.Equal(
            [
                "3 | period | “2020-02-30” is not a date. Write 2026-05-01, 1/5/2026 or May 2026",
                "4 | denominator | -100 is negative",
                "5 | ward | There is no place called “Ward 70” that you may change below Riverside Hospitals",
                "6 | period | Ward 7 has January 2020 twice: also in row 2",
            ],
            look.Rows("Rows that are wrong"));
        Assert.Contains("4 rows are wrong, so nothing can be imported.", look.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(look.Document.QuerySelectorAll("button"), button => button.TextContent.StartsWith("Import", StringComparison.Ordinal));

        var forced = (await imogen.Post($"{look.Address}?handler=Run", ("__RequestVerificationToken", look.Hidden("__RequestVerificationToken")), ("Command.Version", look.Hidden("Command.Version")))).Is(422);
        Assert.Equal(["4 rows are wrong, so nothing was imported. Mend the file and upload it again."], forced.Summary);
        Assert.Equal(before, await world.Number("select count(*) from observations"));
    }

    [Fact]
    public async Task What_is_missing_or_cannot_be_read_is_told_beside_each_field()
    {
        var form = await (await world.As(world.Imogen)).Get("/imports/new");

        var empty = (await form.Submit("Upload file")).Is(400);
        Assert.Equal(["Choose what the file measures", "Choose where the values belong", "Choose a file"], empty.Summary);
        Assert.Equal("Choose a file", empty.ErrorsBeside(File));

        foreach (var (file, error) in new (SentFile, string)[]
        {
            (new SentFile("empty.csv", []), "The file is empty"),
            (SentFile.Text("header.csv", "period,numerator\n"), "The file has a header but no rows."),
            (SentFile.Text("values.ods", "PK"), "Choose a file whose name ends in .csv, .xlsx or .json"),
            (new SentFile("latin.csv", Encoding.Latin1.GetBytes("period,naïve\n2020-01-01,1\n")), "Row 1: the text is not in UTF-8. Save the file as CSV UTF-8 and upload it again."),
            (SentFile.Text("943 476 5919.csv", "period,numerator\n2020-01-01,1\n"), "The file's name looks like it holds a patient's number. Rename the file"),
        })
        {
            var page = (await form.Submit("Upload file", (What, "Hand hygiene"), (Where, "Ward 9"), (File, file))).Is(400);
            Assert.Equal((error, "Hand hygiene", "Ward 9"), (page.ErrorsBeside(File), page.Value(What), page.Value(Where)));
        }
    }

    [Fact]
    public async Task Columns_that_are_wrong_are_told_beside_each_and_the_choice_stays()
    {
        var imogen = await world.As(world.Imogen);
        var columns = await Upload(await imogen.Get("/imports/new"), "Hand hygiene", "Ward 9", "when,kept,watched\n2020-01-01,90,100\n");

        var empty = (await columns.Submit("Look at what would come in")).Is(400);
        var twice = (await columns.Submit("Look at what would come in", ("Date", "when"), ("Numerator", "kept"), ("Denominator", "kept"))).Is(400);

        Assert.Equal(("Choose the column that holds the date", "Choose the column that holds the numerator"), (empty.ErrorsBeside("Date"), empty.ErrorsBeside("Numerator")));
        Assert.Equal("The column “kept” is chosen twice", twice.ErrorsBeside("Denominator"));
        Assert.Equal(("when", "kept", "kept"), (twice.Value("Date"), twice.Value("Numerator"), twice.Value("Denominator")));
        var forced = (await imogen.Post($"{columns.Address}?handler=Run", ("__RequestVerificationToken", columns.Hidden("__RequestVerificationToken")), ("Command.Version", columns.Hidden("Command.Version")))).Is(422);
        Assert.Equal(["Choose the columns first."], forced.Summary);
    }

    [Fact]
    public async Task Unknown_measures_and_places_are_pages_that_are_not_there()
    {
        var imogen = await world.As(world.Imogen);
        var form = await imogen.Get("/imports/new");
        foreach (var (measure, place) in new[] { ("no-such-measure", "ward-7"), ("hand-hygiene", "no-such-place") })
        {
            form.Document.QuerySelector("select[name='Command.Measure']")!.InnerHtml = $"<option value='{measure}' selected>Tampered</option>";
            form.Document.QuerySelector("select[name='Command.Place']")!.InnerHtml = $"<option value='{place}' selected>Tampered</option>";

            var page = (await form.Submit("Upload file", (File, SentFile.Text("values.csv", "period,numerator,denominator\n2020-01-01,1,2\n")))).Is(404);

            Assert.Equal("Page not found", page.Heading);
        }
    }

    [Fact]
    public async Task Imports_are_for_stewards()
    {
        foreach (var person in new[] { world.Joy, world.Petra, world.Tomasz, world.Rowan })
        {
            var visitor = await world.As(person);
            foreach (var path in new[] { "/imports", "/imports/new", "/imports/1001", "/imports/1001/undo" })
                Assert.Equal("You do not have permission", (await visitor.Get(path)).Is(403).Heading);
        }
    }

    private static Task<Page> Upload(Page form, string measure, string place, string csv) =>
        form.Submit("Upload file", (What, measure), (Where, place), (File, SentFile.Text("values.csv", csv)));
}
