using System.Diagnostics;
using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Imports;

/// <summary>What is wrong with a file is told by row and reason, and nothing of it is stored.</summary>
public class ImportRefusalTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Measure = "hand-hygiene";
    private const string Header = "period,ward,numerator,denominator";
    private const string PatientNumber = "943 476 5919";

    [Theory]
    [InlineData("2020-13-01,Ward 7,90,100", "period", "“2020-13-01” is not a date. Write 2026-05-01, 1/5/2026 or May 2026")]
    [InlineData("2021-02-29,Ward 7,90,100", "period", "“2021-02-29” is not a date. Write 2026-05-01, 1/5/2026 or May 2026")]
    [InlineData("12/31/2020,Ward 7,90,100", "period", "“12/31/2020” is not a date. Write 2026-05-01, 1/5/2026 or May 2026")]
    [InlineData("soon,Ward 7,90,100", "period", "“soon” is not a date. Write 2026-05-01, 1/5/2026 or May 2026")]
    [InlineData(",Ward 7,90,100", "period", "There is no date")]
    [InlineData("2026-06-01,Ward 7,90,100", "period", "1 June 2026 is in the future")]
    [InlineData("2026-05-06,Ward 7,90,100", "period", "6 May 2026 is in the future")]
    [InlineData("1989-12-31,Ward 7,90,100", "period", "The date must be in 1990 or later")]
    [InlineData("2020-02-01,Ward 7,90,-100", "denominator", "-100 is negative")]
    [InlineData("2020-02-01,Ward 7,-90,100", "numerator", "-90 is negative")]
    [InlineData("2020-02-01,Ward 7,101,100", "denominator", "Numerator 101 is larger than denominator 100. Check both")]
    [InlineData("2020-02-01,Ward 7,ninety,100", "numerator", "“ninety” is not a number")]
    [InlineData("2020-02-01,Ward 7,90%,100", "numerator", "“90%” is not a number")]
    [InlineData("2020-02-01,Ward 7,9e1,100", "numerator", "“9e1” is not a number")]
    [InlineData("2020-02-01,Ward 7,NaN,100", "numerator", "“NaN” is not a number")]
    [InlineData("2020-02-01,Ward 7,\"4,5\",100", "numerator", "“4,5” is not a number")]
    [InlineData("2020-02-01,Ward 7,\"1,00\",100", "numerator", "“1,00” is not a number")]
    [InlineData("2020-02-01,Ward 7,,100", "numerator", "There is no number. Leave the row out if there is no value")]
    [InlineData("2020-02-01,Ward 7,90,", "denominator", "There is no number. Leave the row out if there is no value")]
    [InlineData("2020-02-01,Ward 7,90", "denominator", "There is no number. Leave the row out if there is no value")]
    [InlineData("2020-02-01,Ward 7,1,1000000000000", "denominator", "Numbers must be below 1,000,000,000,000")]
    [InlineData("2020-02-01,Ward 7,0.00001,1", "denominator", "Numbers can have 4 decimals at most")]
    [InlineData("2020-01-31,Ward 7,80,100", "period", "Ward 7 has January 2020 twice: also in row 2")]
    [InlineData("2026-04-01,Ward 7,90,100", "period", "Ward 7 has a value for April 2026 already")]
    [InlineData("2020-02-01,Ward 77,90,100", "ward", "There is no place called “Ward 77” that you may change below Riverside Hospitals")]
    [InlineData("2020-02-01,,90,100", "ward", "There is no place")]
    public async Task One_wrong_row_refuses_the_whole_file_with_row_and_reason(string row, string column, string reason)
    {
        var number = await world.Prepare(world.Imogen, Measure, world.Riverside, $"{Header}\n2020-01-01,Ward 7,90,100\n{row}\n2020-03-01,Ward 7,90,100\n");
        var before = await world.Rows();

        var preview = await world.Preview(world.Imogen, number);
        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Run(world.Imogen, number));

        Assert.Equal((3, column, reason), preview.Faults.Select(fault => (fault.Number, fault.Column, fault.Reason)).Single());
        Assert.Equal("1 row is wrong, so nothing was imported. Mend the file and upload it again.", refusal.Message);
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task Every_wrong_row_is_counted_and_told_in_the_order_of_the_file()
    {
        var csv = Header + "\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"2020-01-01,Nowhere {i},x,100\n"));
        var number = await world.Prepare(world.Imogen, Measure, world.Riverside, csv);

        var preview = await world.Preview(world.Imogen, number);

        Assert.Equal((120, 50), (preview.FaultCount, preview.Faults.Count));
        Assert.Equal(Enumerable.Range(2, 25).SelectMany(row => new[] { row, row }), preview.Faults.Select(fault => fault.Number));
        await Assert.ThrowsAsync<DomainException>(() => world.Run(world.Imogen, number));
    }

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "nothing", [], "The file is empty" },
        { "only a byte order mark", [0xEF, 0xBB, 0xBF], "The file is empty." },
        { "only blanks", Utf8(" \n\n"), "The file is empty." },
        { "only a header", Utf8(Header + "\n"), "The file has a header but no rows." },
        { "a header and blank rows", Utf8(Header + "\n,,,\n\n"), "The file has a header but no rows." },
        { "a quotation mark left open", Utf8(Header + "\n2020-01-01,Ward 7,90,100\n2020-02-01,\"Ward 7,90,100\n"), "Row 3: this row cannot be read as CSV. Check its quotation marks." },
        { "a quotation mark within", Utf8(Header + "\n2020-01-01,Ward \"7\",90,100\n"), "Row 2: this row cannot be read as CSV. Check its quotation marks." },
        { "UTF-16 little endian", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Header + "\n2020-01-01,Ward 7,90,100\n")], "The file is in UTF-16. Save it as CSV UTF-8 and upload it again." },
        { "UTF-16 big endian", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Header + "\n")], "The file is in UTF-16. Save it as CSV UTF-8 and upload it again." },
        { "UTF-16 that does not say so", Encoding.Unicode.GetBytes(Header + "\n2020-01-01,Ward 7,90,100\n"), "Row 1: the file holds characters that are not text. Save it as CSV UTF-8." },
        { "Latin-1", Encoding.Latin1.GetBytes(Header + "\n2020-01-01,Ward 7,90,100\n2020-02-01,Café,90,100\n"), "Row 3: the text is not in UTF-8. Save the file as CSV UTF-8 and upload it again." },
        { "a NUL", Utf8(Header + "\n2020-01-01,Ward\0 7,90,100\n"), "Row 2: the file holds characters that are not text. Save it as CSV UTF-8." },
        { "a beginning of a workbook", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "This workbook cannot be read. Open it, save it as .xlsx or as CSV UTF-8, and upload that." },
        { "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "This workbook is in the old .xls form, or has a password. Save it as .xlsx without a password and upload it again." },
        { "101 columns", Utf8(string.Join(',', Enumerable.Range(1, 101).Select(i => $"c{i}")) + "\n1\n"), "Row 1: the file has 101 columns. 100 is the most that can be read." },
        { "a column without a name", Utf8("period,,numerator,denominator\n2020-01-01,Ward 7,90,100\n"), "Row 1: every column needs a name." },
        { "a column twice", Utf8("period,numerator,Numerator\n2020-01-01,90,100\n"), "Row 1: the column “numerator” is there twice." },
        { "more cells than columns", Utf8(Header + "\n2020-01-01,Ward 7,90,100\n2020-02-01,Ward 7,1,234,2,000\n"), "Row 3: this row has 6 cells, but the header names 4 columns. In a CSV file, put a number or a text that holds a comma in quotation marks." },
        { "a row that does not end", Utf8(Header + "\n2020-01-01," + new string('x', 70_000) + "\n"), "Row 2: this row cannot be read as CSV. Check its quotation marks." },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_file_that_cannot_be_read_is_refused_beside_its_field(string what, byte[] content, string reason)
    {
        var before = await world.Rows();

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Upload(world.Imogen, Measure, world.Riverside, content));

        Assert.Equal(("File", reason), (refusal.Errors.Single().PropertyName, refusal.Errors.Single().ErrorMessage));
        Assert.True(before == await world.Rows(), what);
    }

    [Fact]
    public async Task A_file_of_another_kind_or_with_a_patients_number_in_its_name_is_refused()
    {
        var content = Utf8(Header + "\n2020-01-01,Ward 7,90,100\n");
        var before = await world.Rows();

        var workbook = await Assert.ThrowsAsync<ValidationException>(() => world.Upload(world.Imogen, Measure, world.Riverside, content, "values.xlsm"));
        var patient = await Assert.ThrowsAsync<ValidationException>(() => world.Upload(world.Imogen, Measure, world.Riverside, content, $"{PatientNumber}.csv"));

        Assert.Equal("Choose a file whose name ends in .csv, .xlsx or .json", workbook.Errors.Single().ErrorMessage);
        Assert.Equal("The file's name looks like it holds a patient's number. Rename the file", patient.Errors.Single().ErrorMessage);
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task More_rows_than_can_be_taken_are_refused_and_as_many_as_can_are_read()
    {
        static byte[] Rows(int count) => Utf8("period,numerator,denominator\n" + string.Concat(Enumerable.Repeat("2020-01-01,1,2\n", count)));
        var before = await world.Rows();

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Upload(world.Imogen, Measure, world.Ward7, Rows(100_001)));

        Assert.Equal("The file has more than 100,000 rows. Split it and import the parts.", refusal.Errors.Single().ErrorMessage);
        Assert.Equal(before, await world.Rows());
        Assert.True(await world.Upload(world.Imogen, Measure, world.Ward7, Rows(100_000)) > 1000);
    }

    [Fact]
    public async Task Fifty_megabytes_through_the_page_are_told_beside_the_field()
    {
        var imogen = await world.As(world.Imogen);
        var form = await imogen.Get("/imports/new");
        var before = await world.Rows();
        var large = new byte[50 * 1024 * 1024];
        Utf8(Header + "\n2020-01-01,Ward 7,90,100\n").CopyTo(large, 0);
        var watch = Stopwatch.StartNew();

        var page = await form.Submit("Upload file",
            ("What does the file measure?", "Hand hygiene"), ("Where do the values belong?", "Riverside Hospitals"), ("File with the values", new SentFile("large.csv", large)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.Equal("The file must be 5 MB or smaller", page.Is(400).ErrorsBeside("File with the values"));
        Assert.Equal(("Hand hygiene", "Riverside Hospitals"), (page.Value("What does the file measure?"), page.Value("Where do the values belong?")));
        Assert.Equal(before, await world.Rows());
    }

    [Theory]
    [InlineData("commas", "period,ward,numerator,denominator\n2020-01-01,Ward 7,90,100\n")]
    [InlineData("semicolons", "period;ward;numerator;denominator\n2020-01-01;Ward 7;90;100\n")]
    [InlineData("tabs", "period\tward\tnumerator\tdenominator\n2020-01-01\tWard 7\t90\t100\n")]
    [InlineData("a byte order mark and CRLF", "\uFEFFperiod,ward,numerator,denominator\r\n2020-01-01,Ward 7,90,100\r\n")]
    [InlineData("quotation marks", "\"period\",\"ward\",\"numerator\",\"denominator\"\n\"2020-01-01\",\"Ward 7\",\"90\",\"100\"\n")]
    [InlineData("blanks around", " period , ward , numerator , denominator \n 2020-01-01 , Ward 7 , 90 , 100 \n")]
    [InlineData("empty cells at the end", "period,ward,numerator,denominator\n2020-01-01,Ward 7,90,100,,\n")]
    [InlineData("no line end", "period,ward,numerator,denominator\n2020-01-01,Ward 7,90,100")]
    [InlineData("a British date", "period,ward,numerator,denominator\n31/1/2020,Ward 7,90,100\n")]
    [InlineData("a month in words", "period,ward,numerator,denominator\nJanuary 2020,ward-7,90,100\n")]
    [InlineData("a month as spreadsheets write it", "period,ward,numerator,denominator\nJan-20,WARD 7,90,100\n")]
    public async Task A_file_in_any_of_these_forms_is_read(string what, string csv)
    {
        var number = await world.Prepare(world.Imogen, Measure, world.Riverside, csv);

        var preview = await world.Preview(world.Imogen, number);

        Assert.True(preview.FaultCount == 0, $"{what}: {string.Join("; ", preview.Faults)}");
        Assert.Equal((1, 1, "January 2020 to January 2020", "Ward 7"), (preview.Values, preview.Series, preview.Periods, preview.Found.Single().Name));
    }

    [Fact]
    public async Task Commas_in_quotation_marks_part_thousands_or_belong_to_the_text()
    {
        var code = await world.Send(world.Imogen, new QmsPortal.Modules.Control.Measures.DefineMeasure.Command
        {
            Title = "Beds with a comma",
            ShortName = "Beds",
            Numerator = "Beds",
            Multiplier = 1,
            Unit = "beds",
            Direction = Spc.ImprovementDirection.Neutral,
            Chart = QmsPortal.Modules.Control.Measures.ChartKind.Xmr,
            Every = QmsPortal.Modules.Control.Measures.Period.Month,
        });
        var number = await world.Prepare(world.Imogen, code, world.England, "month,beds,name\n2020-01-01,\"1,234\",\"Leeds, north\"\n2020-01-01,\"12,345.5\",\"Leeds, south\"\n", new() { Period = "month", Numerator = "beds", Series = "name" });

        await world.Run(world.Imogen, number);

        Assert.Equal(1234, (await world.Series(world.England, "beds-with-a-comma-leeds-north")).Current.Single().Numerator);
        Assert.Equal(12345.5m, (await world.Series(world.England, "beds-with-a-comma-leeds-south")).Current.Single().Numerator);
    }

    [Fact]
    public async Task Rows_are_numbered_as_in_the_file_whatever_blank_lines_and_quoted_line_ends_it_has()
    {
        var number = await world.Prepare(world.Imogen, Measure, world.Riverside, Header + ",note\n\n2020-01-01,Ward 7,90,100,\"two\nlines\"\n\n2020-02-01,Ward 7,x,100,\n");

        Assert.Equal(6, (await world.Preview(world.Imogen, number)).Faults.Single().Number);
    }

    [Theory]
    [InlineData(PatientNumber)]
    [InlineData("9434765919")]
    [InlineData("Mrs Jones " + PatientNumber)]
    public async Task A_file_with_a_patients_number_in_any_column_is_not_even_kept(string cell)
    {
        var before = await world.Rows();

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            world.Prepare(world.Imogen, Importing.Emergency, world.England, $"month,seen,all,note\n2020-01-01,1,2,fine\n2020-02-01,1,2,{cell}\n", new ImportColumns { Period = "month", Numerator = "seen", Denominator = "all" }));

        Assert.Equal("Row 3, column note: this looks like a patient's number. Take the column out: files are never a place for patients.", refused.Errors.Single().ErrorMessage);
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task A_series_needs_a_name_of_a_fit_length()
    {
        var columns = new ImportColumns { Period = "month", Numerator = "seen", Denominator = "all", Series = "name" };
        var number = await world.Prepare(world.Imogen, Importing.Emergency, world.England, $"month,seen,all,name\n2020-01-01,1,2,\n2020-01-01,1,2,!!\n2020-01-01,1,2,{new string('x', 81)}\n", columns);

        Assert.Equal(
            [(2, "There is no name for the series"), (3, "There is no name for the series"), (4, "The name of the series must be 80 characters or fewer")],
            (await world.Preview(world.Imogen, number)).Faults.Select(fault => (fault.Number, fault.Reason)));
    }

    [Theory]
    [InlineData("month", "numerator", "denominator", null, "Period", "The file has no such column. Choose one of its columns")]
    [InlineData("period", "period", "denominator", null, "Numerator", "The column “period” is chosen twice")]
    [InlineData("period", "numerator", "numerator", null, "Denominator", "The column “numerator” is chosen twice")]
    [InlineData("period", "numerator", null, null, "Denominator", "Choose the column that holds the denominator")]
    [InlineData(null, "numerator", "denominator", null, "Period", "Choose the column that holds the date")]
    [InlineData("period", null, "denominator", null, "Numerator", "Choose the column that holds the numerator")]
    [InlineData("period", "numerator", "denominator", "ward", "AlsoSeries", "Choose the first column that names the series before the second")]
    public async Task Columns_must_be_there_and_each_is_one_thing(string? period, string? numerator, string? denominator, string? also, string field, string reason)
    {
        var number = await world.Upload(world.Imogen, Measure, world.Riverside, Header + "\n2020-01-01,Ward 7,90,100\n");
        var before = await world.Rows();

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Choose(world.Imogen, number, new() { Period = period, Numerator = numerator, Denominator = denominator, AlsoSeries = also }));

        Assert.Equal((field, reason), (refusal.Errors.Single().PropertyName, refusal.Errors.Single().ErrorMessage));
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task A_file_whose_columns_nobody_has_chosen_is_not_run()
    {
        var number = await world.Upload(world.Imogen, Measure, world.Riverside, "month,seen\n2020-01-01,90\n");

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Run(world.Imogen, number));

        Assert.Equal("Choose the columns first.", refusal.Message);
    }

    [Fact]
    public async Task Without_a_denominator_column_a_percentage_takes_in_nothing()
    {
        var number = await world.Upload(world.Imogen, Measure, world.Ward7, "period,numerator,out of\n2020-01-01,90,100\n");
        var before = await world.Rows();

        Assert.Null((await world.Send(world.Imogen, new ShowImport.Query(number))).Preview);
        await Assert.ThrowsAsync<DomainException>(() => world.Run(world.Imogen, number));
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task A_steward_of_a_division_imports_for_its_wards_and_no_others()
    {
        var gareth = await world.Ask(db => db.People.Where(person => person.Name == "Gareth Lloyd").Select(person => person.Id).SingleAsync());
        await world.Send(world.Rowan, new GiveRole.Command { Person = gareth, Place = world.Medicine, Role = Role.DataSteward, From = DateInput.From(new DateOnly(2026, 5, 1)) });
        var others = await world.Upload(world.Imogen, Measure, world.Riverside, Header + "\n2020-01-01,Ward 7,90,100\n");
        var number = await world.Prepare(world.Gareth, Measure, world.Medicine, Header + "\n2020-01-01,Ward 9,90,100\n2020-01-01,Ward 14,90,100\n");
        var before = await world.Rows();

        var fault = (await world.Preview(world.Gareth, number)).Faults.Single();

        Assert.Equal((3, "There is no place called “Ward 14” that you may change below Medicine"), (fault.Number, fault.Reason));
        await Assert.ThrowsAsync<DomainException>(() => world.Run(world.Gareth, number));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Upload(world.Gareth, Measure, "surgery", Header + "\n2020-01-01,Ward 14,90,100\n"));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Upload(world.Gareth, Measure, world.Riverside, Header + "\n2020-01-01,Ward 9,90,100\n"));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Gareth, new ShowImport.Query(others)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Run(world.Gareth, others));
        Assert.Equal(before, await world.Rows());
    }

    [Fact]
    public async Task A_ward_name_that_two_places_bear_is_not_guessed()
    {
        await world.Send(world.Rowan, new AddPlace.Command { Above = "general-surgery", Name = "Ward 12", Kind = NodeKind.Ward, From = DateInput.From(new DateOnly(2026, 5, 1)) });
        var byName = await world.Prepare(world.Imogen, Measure, world.Riverside, Header + "\n2020-01-01,Ward 12,90,100\n");
        var byCode = await world.Prepare(world.Imogen, Measure, world.Riverside, Header + "\n2020-01-01,ward-12-2,90,100\n");

        Assert.Equal(
            "There are several places called “Ward 12” below Riverside Hospitals. Write the code of the one that is meant, as in its address",
            (await world.Preview(world.Imogen, byName)).Faults.Single().Reason);
        Assert.Equal(0, (await world.Preview(world.Imogen, byCode)).FaultCount);
    }

    [Fact]
    public async Task Only_those_who_import_may_upload()
    {
        var content = Header + "\n2020-01-01,Ward 7,90,100\n";
        foreach (var person in new[] { world.Joy, world.Amara, world.Tomasz, world.Petra, world.Rowan, world.Marcus })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Upload(person, Measure, world.Ward7, content));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Upload(world.Imogen, "no-such-measure", world.Ward7, content));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Upload(world.Imogen, Measure, "no-such-place", content));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Run(world.Imogen, 999_999));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
