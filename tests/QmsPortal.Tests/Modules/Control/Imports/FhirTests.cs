using System.Text;
using System.Text.Json;
using FluentValidation;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Tests.Modules.Control.Measures;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Imports;

/// <summary>MeasureReports of HL7 FHIR R4 come in, and go out as other systems read them.</summary>
public class FhirTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string January = """
        {"resourceType":"MeasureReport","id":"a","status":"complete","type":"summary","measure":"http://example.org/Measure/hands","reporter":{"display":"Ward 7"},
         "period":{"start":"2020-01-01","end":"2020-01-31"},
         "group":[{"population":[
           {"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/measure-population","code":"initial-population"}]},"count":120},
           {"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/measure-population","code":"numerator"}]},"count":90},
           {"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/measure-population","code":"numerator-exclusion"}]},"count":2},
           {"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/measure-population","code":"denominator"}]},"count":110},
           {"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/measure-population","code":"denominator-exclusion"}]},"count":6},
           {"code":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/measure-population","code":"denominator-exception"}]},"count":4}]}]}
        """;

    [Fact]
    public void A_report_is_a_row_and_what_it_leaves_out_is_subtracted()
    {
        var table = Read($"\uFEFF\n {January}");

        Assert.Equal(["period", "numerator", "denominator", "place"], table.Header);
        Assert.Equal(["2020-01-01", "88", "100", "Ward 7"], table.Rows.Single().Cells);
        Assert.Equal((1, false, new DateOnly(2020, 1, 31)), (table.Rows[0].Number, table.Rows[0].IsProvisional, table.Rows[0].Until!.Value));
    }

    [Fact]
    public void A_bundle_is_rows_in_its_order_and_what_is_pending_is_provisional()
    {
        var table = Read(Bundle(January, Changed("\"complete\"", "\"pending\"").Replace("2020-01-01", "2020-02-01T00:00:00+00:00", StringComparison.Ordinal).Replace("2020-01-31", "2020-02-29", StringComparison.Ordinal)));

        Assert.Equal([("2020-01-01", false), ("2020-02-01", true)], table.Rows.Select(row => (row.Cells[0], row.IsProvisional)));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { Changed("\"summary\"", "\"individual\""), "Report 1: only summary reports can be read, never those of one patient or a list of patients." },
        { Changed("\"reporter\"", "\"subject\":{\"reference\":\"Patient/1\"},\"reporter\""), "Report 1: only summary reports can be read, never those of one patient or a list of patients." },
        { Changed("\"complete\"", "\"error\""), "Report 1: its status says that it has an error." },
        { Changed("\"group\":[{", "\"group\":[{},{"), "Report 1: it has 2 groups. One can be read." },
        { Bundle(January, """{"resourceType":"Patient","id":"p"}"""), "Report 2: this is not a MeasureReport but Patient." },
        { """{"resourceType":"Bundle","type":"collection"}""", "The file has a header but no rows." },
        { """{"a":1}""", "The file is not a FHIR R4 MeasureReport, nor a bundle of them, in JSON." },
        { "{", "The file is not a FHIR R4 MeasureReport, nor a bundle of them, in JSON." },
        { string.Concat(Enumerable.Repeat("{\"contained\":[", 5000)), "The file is not a FHIR R4 MeasureReport, nor a bundle of them, in JSON." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_summary_report_is_refused_with_its_reason(string json, string reason)
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Upload(world.Imogen, "hand-hygiene", world.Ward7, Encoding.UTF8.GetBytes(json), "reports.json"));

        Assert.Equal(reason, refusal.Errors.Single().ErrorMessage);
    }

    [Fact]
    public async Task A_report_of_another_length_than_the_measures_period_is_a_wrong_row()
    {
        var number = await world.Upload(world.Imogen, "hand-hygiene", world.Ward7, Encoding.UTF8.GetBytes(Changed("2020-01-31", "2020-03-31")), "reports.json");

        Assert.Equal((1, "period", "It counts up to 31 March 2020, which is not one month"), (await world.Preview(world.Imogen, number)).Faults.Select(fault => (fault.Number, fault.Column, fault.Reason)).Single());
    }

    [Fact]
    public async Task What_goes_out_is_as_the_standard_has_it_and_comes_in_again_as_it_was()
    {
        var code = await world.Measure(Measuring.Percentage("Bed days"), world.Ward7, world.Ward9);
        await world.Value(world.Ward7, code, new DateOnly(2026, 2, 1), 2.5m, 50);
        await world.Value(world.Ward7, code, new DateOnly(2026, 4, 1), 4, 80, provisional: true);

        var file = (await (await (await world.As(world.Amara)).Get($"/at/ward-7/measures/{code}")).Follow("All values for another system (FHIR R4 MeasureReport)")).Is(200);

        Assert.StartsWith("application/fhir+json", file.Headers["Content-Type"], StringComparison.Ordinal);
        using var bundle = JsonDocument.Parse(file.Body);
        var reports = bundle.RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource")).ToList();
        Assert.Equal(["2026-02-01 2026-02-28 complete", "2026-04-01 2026-04-30 pending"], reports.Select(report => $"{report.GetProperty("period").GetProperty("start")} {report.GetProperty("period").GetProperty("end")} {report.GetProperty("status")}"));
        Assert.Equal("decrease", reports[0].GetProperty("improvementNotation").GetProperty("coding")[0].GetProperty("code").GetString());
        Assert.EndsWith($"/definitions/{code}|1", reports[0].GetProperty("measure").GetString(), StringComparison.Ordinal);
        var group = reports[0].GetProperty("group")[0];
        Assert.Equal(5, group.GetProperty("measureScore").GetProperty("value").GetDecimal());
        Assert.False(group.GetProperty("population")[0].TryGetProperty("count", out _));
        Assert.Equal(2.5m, group.GetProperty("population")[0].GetProperty("extension")[0].GetProperty("valueQuantity").GetProperty("value").GetDecimal());
        Assert.Equal(50, group.GetProperty("population")[1].GetProperty("count").GetInt32());

        var moved = Encoding.UTF8.GetString(file.Body).Replace("\"Ward 7\"", "\"Ward 9\"", StringComparison.Ordinal);
        await world.Run(world.Imogen, await world.Upload(world.Imogen, code, world.Riverside, Encoding.UTF8.GetBytes(moved), "reports.json"));
        var there = (await world.Send(world.Imogen, new ShowMeasure.Query(world.Ward9, code))).Points.Where(point => point.Numerator is not null);
        Assert.Equal([(4m, 80m, true), (2.5m, 50m, false)], there.OrderByDescending(point => point.Period).Select(point => (point.Numerator!.Value, point.Denominator!.Value, point.Provisional)));
    }

    private static ImportTable Read(string json) => ImportTable.Read(Encoding.UTF8.GetBytes(json));

    private static string Changed(string from, string to) => January.Replace(from, to, StringComparison.Ordinal);

    private static string Bundle(params string[] reports) => $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', reports.Select(report => $$"""{"resource":{{report}}}"""))}}]}""";
}
