using System.Globalization;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using QmsPortal.Modules.Control.Imports;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A series as HL7 FHIR R4: a bundle with one summary MeasureReport for each period that has a value. A gap has none.</summary>
internal static class FhirReports
{
    public const string MediaType = "application/fhir+json";
    private const string Populations = "http://terminology.hl7.org/CodeSystem/measure-population";
    private const string Improvement = "http://terminology.hl7.org/CodeSystem/measure-improvement-notation";

    /// <param name="of">The values.</param>
    /// <param name="site">The address of this site without a slash at its end; names of measures and places are made from it.</param>
    /// <param name="at">When it was asked for.</param>
    public static string Of(ReportValues.View of, string site, DateTimeOffset at) => new FhirJsonSerializer().SerializeToString(new Bundle
    {
        Type = Bundle.BundleType.Collection,
        Timestamp = at,
        Entry = [.. of.Values.Select(value => new Bundle.EntryComponent { FullUrl = $"urn:uuid:{value.Id}", Resource = Report(of, value, site) })],
    });

    private static MeasureReport Report(ReportValues.View of, ReportValues.Value value, string site) => new()
    {
        Id = value.Id.ToString(),
        Status = value.Provisional ? MeasureReport.MeasureReportStatus.Pending : MeasureReport.MeasureReportStatus.Complete,
        Type = MeasureReport.MeasureReportType.Summary,
        Measure = $"{site}/definitions/{of.Measure}|{value.Version}",
        DateElement = new FhirDateTime(value.EnteredAt),
        Reporter = new ResourceReference { Display = of.PlaceName, Identifier = new Identifier($"{site}/at", of.PlaceCode) },
        Period = new Hl7.Fhir.Model.Period { Start = Day(value.From), End = Day(value.Until) },
        ImprovementNotation = of.Direction switch
        {
            ImprovementDirection.Increase => new CodeableConcept(Improvement, "increase"),
            ImprovementDirection.Decrease => new CodeableConcept(Improvement, "decrease"),
            _ => null,
        },
        Group = [Group(of, value)],
    };

    private static MeasureReport.GroupComponent Group(ReportValues.View of, ReportValues.Value value) => new()
    {
        Population =
        [
            Population("numerator", of.Numerator, value.Numerator),
            .. of.Denominator is { } words && value.Denominator is { } denominator ? [Population("denominator", words, denominator)] : Array.Empty<MeasureReport.PopulationComponent>(),
        ],
        MeasureScore = value.Score is { } score ? new Quantity { Value = (decimal)score, Unit = of.Unit.Length > 0 ? of.Unit : null } : null,
    };

    private static MeasureReport.PopulationComponent Population(string code, string words, decimal count)
    {
        var population = new MeasureReport.PopulationComponent { Code = new CodeableConcept(Populations, code) { Text = words } };
        if (count == decimal.Truncate(count) && count <= int.MaxValue)
            population.Count = (int)count;
        else
            population.AddExtension(FhirRows.CountQuantity, new Quantity { Value = count });
        return population;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
