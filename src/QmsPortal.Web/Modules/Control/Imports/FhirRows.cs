using System.Globalization;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>
/// The rows of summary MeasureReports (HL7 FHIR R4, JSON): one alone, or those of a bundle. Reports of one patient are refused whole.
/// What is taken away and set aside is subtracted, as the report's own score does it.
/// </summary>
internal static class FhirRows
{
    /// <summary>Where R4 has whole counts only, R5's countQuantity stands as an extension of R4.</summary>
    public const string CountQuantity = "http://hl7.org/fhir/5.0/StructureDefinition/extension-MeasureReport.group.population.countQuantity";

    private static readonly string[] Header = ["period", "numerator", "denominator", "place", "place_code"];

    public static bool Is(byte[] content) => new ReadOnlySpan<byte>(content).TrimStart([(byte)0xEF, (byte)0xBB, (byte)0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']) is [(byte)'{', ..];

    /// <exception cref="DomainException">The file is not FHIR R4 in JSON, or holds anything but summary reports.</exception>
    public static IEnumerable<ImportRow> Read(byte[] content)
    {
        var reports = Parsed(content) switch
        {
            MeasureReport report => [report],
            Bundle bundle => bundle.Entry.Select(entry => entry.Resource).ToList(),
            var other => [other],
        };
        var rows = reports.Select((report, i) => Row(i + 1, report as MeasureReport ?? throw new DomainException($"Report {i + 1}: this is not a MeasureReport but {report?.TypeName ?? "nothing"}."))).ToList();
        // A column that no report fills is none.
        int[] filled = [.. Enumerable.Range(0, Header.Length).Where(column => column < 2 || rows.Any(row => row.Cells[column].Length > 0))];
        return rows.Select(row => row with { Cells = [.. filled.Select(column => row.Cells[column])] }).Prepend(new ImportRow(0, [.. filled.Select(column => Header[column])]));
    }

    private static Resource Parsed(byte[] content)
    {
        try
        {
            var reader = new Utf8JsonReader(content is [0xEF, 0xBB, 0xBF, ..] ? content.AsSpan(3) : content);
            if (FhirJsonDeserializer.RECOVERABLE.TryDeserializeResource(ref reader, out var resource, out _) && resource is not (null or DynamicResource))
                return resource;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            // Said below, without the reader's words.
        }

        throw new DomainException("The file is not a FHIR R4 MeasureReport, nor a bundle of them, in JSON.");
    }

    private static ImportRow Row(int number, MeasureReport report)
    {
        if (report.Type is not MeasureReport.MeasureReportType.Summary || report.Subject?.Reference?.Contains("Patient", StringComparison.Ordinal) is true)
            throw new DomainException($"Report {number}: only summary reports can be read, never those of one patient or a list of patients.");
        if (report.Status is MeasureReport.MeasureReportStatus.Error or null)
            throw new DomainException($"Report {number}: its status says that it has an error.");
        if (report.Group is not [var group])
            throw new DomainException($"Report {number}: it has {report.Group.Count} groups. One can be read.");
        var start = report.Period?.Start is { Length: >= 10 } day ? day[..10] : report.Period?.Start ?? "";
        return new ImportRow(number,
        [
            start,
            Count(group, "numerator", "numerator-exclusion"),
            Count(group, "denominator", "denominator-exclusion", "denominator-exception"),
            report.Reporter?.Display ?? "",
            report.Reporter?.Identifier?.Value ?? "",
        ])
        {
            IsProvisional = report.Status is MeasureReport.MeasureReportStatus.Pending,
            Until = DateOnly.TryParseExact(report.Period?.End is { Length: >= 10 } end ? end[..10] : null, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) ? last : null,
        };
    }

    /// <summary>Empty where the report does not have it: then the row is told to lack a number.</summary>
    private static string Count(MeasureReport.GroupComponent group, string population, params string[] without) =>
        Counted(group, population) is { } count ? (count - without.Sum(name => Counted(group, name) ?? 0)).ToString(CultureInfo.InvariantCulture) : "";

    private static decimal? Counted(MeasureReport.GroupComponent group, string population)
    {
        var found = group.Population.Find(one => one.Code?.Coding.Exists(coding => coding.Code == population) is true);
        return (found?.GetExtensionValue<Quantity>(CountQuantity))?.Value ?? found?.Count;
    }
}
