using System.Diagnostics;
using FluentValidation;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Tests.Support;
using Xunit;
using static QmsPortal.Tests.Modules.Control.Imports.HandMadeWorkbook;

namespace QmsPortal.Tests.Modules.Control.Imports;

/// <summary>A workbook comes in as its first visible sheet shows it.</summary>
public class WorkbookTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly string Header = $"""<row r="1">{Text("A1", "period")}{Text("B1", "numerator")}{Text("C1", "denominator")}</row>""";

    [Fact]
    public void Texts_numbers_dates_and_results_are_read_as_the_sheet_shows_them()
    {
        // 43831 is 1 January 2020 and 43862 is 1 February 2020, counted in days since the end of 1899.
        var table = Read(new()
        {
            SharedStrings = "<si><t>ward</t></si><si><r><t>War</t></r><r><t>d 7</t></r></si>",
            Rows = $"""
                <row r="2"><c r="A2" t="s"><v>0</v></c>{Text("B2", " period ")}{Text("C2", "note")}{Text("D2", "value")}</row>
                <row r="3"><c r="A3" t="s"><v>1</v></c>{Number("B3", "43831", 1)}{Number("D3", "0.30000000000000004")}</row>
                <row r="5"><c r="A5" t="str"><f>A3</f><v>Ward 7</v></c>{Number("B5", "43862.75", 2)}{Number("C5", "2.5", 3)}<c r="D5"><f>1+1</f><v>2</v></c><c r="E5" s="1"/></row>
                <row r="6"><c r="A6" s="1"/></row>
                <row r="7">{Text("A7", "Ward 7")}<c r="B7" t="d"><v>2020-03-01T00:00:00</v></c><c r="C7" t="b"><v>1</v></c><c r="D7" t="e"><v>#DIV/0!</v></c></row>
                <row r="8">{Number("A8", "0.25", 4)}{Number("B8", "12345678901")}{Number("C8", "1E-3")}{Number("D8", "-4")}</row>
                """,
        });

        Assert.Equal(["ward", "period", "note", "value"], table.Header);
        Assert.Equal([3, 5, 7, 8], table.Rows.Select(row => row.Number));
        Assert.Equal(["Ward 7", "2020-01-01", "", "0.3"], table.Rows[0].Cells);
        Assert.Equal(["Ward 7", "2020-02-01", "2.5", "2"], table.Rows[1].Cells);
        Assert.Equal(["Ward 7", "2020-03-01", "1", "#DIV/0!"], table.Rows[2].Cells);
        Assert.Equal(["0.25", "12345678901", "0.001", "-4"], table.Rows[3].Cells);
    }

    [Fact]
    public void A_hidden_sheet_is_passed_over_and_days_may_be_counted_from_1904()
    {
        // 1 January 2020 is 42369 days after 1 January 1904.
        var table = Read(new() { Rows = $"""{Header}<row r="2">{Number("A2", "42369", 1)}{Number("B2", "1")}{Number("C2", "2")}</row>""", FirstSheetIsHidden = true, Properties = "<workbookPr date1904=\"1\"/>" });

        Assert.Equal(["2020-01-01", "1", "2"], table.Rows.Single().Cells);
    }

    public static TheoryData<string, string, string> Unreadable => new()
    {
        { "a cell before the first column", """<row r="1"><c r="5"><v>1</v></c></row>""", "This workbook cannot be read. Open it, save it as .xlsx or as CSV UTF-8, and upload that." },
        { "a text that is not there", """<row r="1"><c r="A1" t="s"><v>7</v></c></row>""", "This workbook cannot be read. Open it, save it as .xlsx or as CSV UTF-8, and upload that." },
        { "broken XML", "<row r=\"1\"><c", "This workbook cannot be read. Open it, save it as .xlsx or as CSV UTF-8, and upload that." },
        { "no rows", "", "The file is empty." },
        { "only a header", Header, "The file has a header but no rows." },
        { "far too many columns", $"""<row r="1">{Text("XFD1", "period")}</row>""", "Row 1: the file has 16384 columns. 100 is the most that can be read." },
        { "more cells than columns", $"""{Header}<row r="2">{Number("A2", "1")}{Number("E2", "1")}</row>""", "Row 2: this row has 5 cells, but the header names 3 columns. In a CSV file, put a number or a text that holds a comma in quotation marks." },
        { "a patient", $"""{Header}<row r="2">{Number("A2", "43831", 1)}{Number("B2", "9434765919")}</row>""", "Row 2, column numerator: this looks like a patient's number. Take the column out: files are never a place for patients." },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_refused_with_its_reason(string what, string rows, string reason)
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Upload(world.Imogen, "hand-hygiene", world.Ward7, new HandMadeWorkbook { Rows = rows }.Bytes(), "values.xlsx"));

        Assert.True(refusal.Errors.Single().ErrorMessage == reason, $"{what}: {refusal.Errors.Single().ErrorMessage}");
    }

    /// <summary>A small file that unfolds to a huge one, and one that names what lies outside it.</summary>
    [Fact]
    public void A_workbook_that_attacks_is_refused_at_once()
    {
        var began = Stopwatch.GetTimestamp();
        var bomb = new HandMadeWorkbook { Rows = $"""{Header}<row r="2">{Text("A2", new string('x', 200_000_000))}</row>""" }.Bytes();
        Assert.InRange(bomb.Length, 1, Import.LargestFile);
        var unpacked = Stopwatch.GetElapsedTime(began);

        Assert.Throws<DomainException>(() => ImportTable.Read(bomb));
        Assert.True(Stopwatch.GetElapsedTime(began) - unpacked < TimeSpan.FromSeconds(10));
        Assert.Throws<DomainException>(() => Read(new() { Prolog = """<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>""", Rows = $"""<row r="1">{Text("A1", "&e;")}</row>""" }));
    }

    [Fact]
    public async Task It_is_looked_at_and_taken_in_like_any_other_file()
    {
        var file = new HandMadeWorkbook { Rows = $"""{Header}<row r="2">{Number("A2", "43831", 1)}{Number("B2", "90")}{Number("C2", "100")}</row><row r="3">{Number("A3", "43862", 1)}{Text("B3", "ninety")}{Number("C3", "100")}</row>""" };
        var wrong = await world.Upload(world.Imogen, "hand-hygiene", world.Ward9, file.Bytes(), "hands.xlsx");
        Assert.Equal((3, "numerator", "“ninety” is not a number"), (await world.Preview(world.Imogen, wrong)).Faults.Select(fault => (fault.Number, fault.Column, fault.Reason)).Single());

        var right = await world.Upload(world.Imogen, "hand-hygiene", world.Ward9, (file with { Rows = file.Rows.Replace("ninety", "91", StringComparison.Ordinal) }).Bytes(), "hands.xlsx");
        await world.Run(world.Imogen, right);

        var shown = await (await world.As(world.Imogen)).Get("/at/ward-9/measures/hand-hygiene");
        Assert.Contains("January 2020", shown.Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("91 of 100", shown.Text, StringComparison.Ordinal);
    }

    private static ImportTable Read(HandMadeWorkbook workbook) => ImportTable.Read(workbook.Bytes());
}
