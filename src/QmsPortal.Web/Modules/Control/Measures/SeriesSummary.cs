using QmsPortal.Contracts.Control;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>What boards and lists show of a series, kept in the save that changes it. Made from the values, so not in the history.</summary>
public sealed class SeriesSummary
{
    public const int SparkPoints = 24;
    public const int SentenceLength = 600;

    private SeriesSummary()
    {
    }

    public SeriesSummary(Guid seriesId) => SeriesId = seriesId;

    public Guid SeriesId { get; private init; }
    public uint Version { get; private set; }
    public int Count { get; private set; }
    public DateOnly? LatestPeriod { get; private set; }
    public decimal? LatestNumerator { get; private set; }
    public decimal? LatestDenominator { get; private set; }
    public double? LatestValue { get; private set; }
    public bool LatestIsProvisional { get; private set; }
    public double? Target { get; private set; }
    public Variation Variation { get; private set; }
    public Spc.Assurance? Assurance { get; private set; }

    /// <summary>The full sentence of the chart page.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>The few words of a tile.</summary>
    public string Words { get; private set; } = "";
    public SparkLine Spark { get; private set; } = SparkLine.Empty;

    /// <summary>A value was due and has not come. Rare events are due at no time.</summary>
    public bool IsStale(MeasureDefinition definition, DateOnly today) =>
        LatestPeriod is { } latest && !definition.Chart.IsOfEvents && Periods.DueAfter(definition.Every, latest) < today;

    internal void Keep(MeasureSeries series, Chart chart)
    {
        var latest = series.Current.Where(value => series.Definition.Value(value.Numerator, value.Denominator) is not null).MaxBy(value => value.Period);
        Count = chart.Counted;
        LatestPeriod = latest?.Period;
        LatestIsProvisional = latest is { IsProvisional: true };
        LatestNumerator = latest?.Numerator;
        LatestDenominator = latest?.Denominator;
        LatestValue = latest is null ? null : series.Definition.Value(latest.Numerator, latest.Denominator);
        Target = latest is null ? null : (double?)series.TargetOn(latest.Period);
        Variation = chart.Variation;
        Assurance = chart.Assurance;
        Sentence = ChartSentence.Full(series.Definition, chart);
        Words = ChartSentence.Short(series.Definition, chart);
        Spark = SparkLine.Of(chart, SparkPoints);
    }
}
