namespace QmsPortal.Spc;

/// <summary>What the values of a measure are, which decides how they vary by chance.</summary>
public enum MeasureNature
{
    /// <summary>Something measured, such as minutes waited or a length of stay; with denominators, totals over so many.</summary>
    Measurement,

    /// <summary>Events counted where the opportunity for them is always the same.</summary>
    Count,

    /// <summary>Cases that have some property, out of all cases.</summary>
    Proportion,

    /// <summary>Events among an area of opportunity, such as falls to bed days.</summary>
    Rate,

    /// <summary>The time from one rare event to the next.</summary>
    TimeBetweenEvents,

    /// <summary>Cases or opportunities from one rare event to the next.</summary>
    CasesBetweenEvents,
}

/// <summary>Why a chart is advised; with most go the figure that decided and what it was held against.</summary>
public enum AdviceReason
{
    /// <summary>Too few values for limits: the figure is how many there are.</summary>
    TooFewValues,

    /// <summary>Values are measured one at a time.</summary>
    SingleMeasurements,

    /// <summary>Values are measured several at a time: the figure is how many on average.</summary>
    Subgroups,

    /// <summary>Measurements rest on denominators of unequal size: the figure is the largest over the smallest.</summary>
    UnequalDenominators,

    /// <summary>Counts, proportions or rates that vary no more than chance allows: the figure is sigma Z, null where it cannot be reckoned.</summary>
    ChanceAlone,

    /// <summary>Counts, proportions or rates that vary by more than chance allows from one value to the next: the figure is sigma Z.</summary>
    OverDispersed,

    /// <summary>Events so rare that more than a quarter of the values would be zero: the figure is the mean number of events in a value.</summary>
    RareEvents,

    /// <summary>Values are already times or cases between rare events.</summary>
    BetweenEvents,
}

/// <summary>Help with the choice of a chart. It advises; a person chooses.</summary>
/// <param name="Kind">The chart advised. Where it is <see cref="ControlChartKind.I"/>, an <see cref="XmrChart"/> is the same with other rules.</param>
/// <param name="Reason">Why.</param>
/// <param name="Figure">The figure that decided, or null where the nature of the measure did.</param>
/// <param name="Threshold">What the figure was held against, or null.</param>
/// <param name="CountTheOthers">True when the cases without the property are the rare ones, so that those between them are to be counted.</param>
public sealed record ChartAdvice(ControlChartKind Kind, AdviceReason Reason, double? Figure = null, double? Threshold = null, bool CountTheOthers = false)
{
    /// <summary>The fewest values from which limits are worth drawing (Provost and Murray, The Health Care Data Guide, 2011).</summary>
    public const int FewestValues = 12;

    /// <summary>Fewer events than this in a value, on average, leave more than a quarter of the values zero: e to the power -1.4 (Provost and Murray 2011, on the size of subgroups).</summary>
    public const double FewestEvents = 1.4;

    /// <summary>Looks at the values of a measure.</summary>
    /// <param name="nature">What they are.</param>
    /// <param name="samples">The values, as for <see cref="ControlChart"/>. Ghosts and gaps are left out.</param>
    /// <exception cref="SpcInputException">The values are none of that nature.</exception>
    public static ChartAdvice For(MeasureNature nature, IEnumerable<Sample> samples)
    {
        if (!Enum.IsDefined(nature)) throw new SpcInputException("Say what the values are: measurements, counts, proportions, rates, or what lies between events.");
        Sample[] rows = [.. samples ?? throw new ArgumentNullException(nameof(samples))];
        var usual = Usual(nature, rows);
        var values = Array.FindAll(Subgroups.Of(rows, usual, Aggregate.Mean), subgroup => !subgroup.Ghost && subgroup.Size > 0 && subgroup.Denominator > 0);
        if (values.Length < FewestValues) return new ChartAdvice(ControlChartKind.Run, AdviceReason.TooFewValues, values.Length, FewestValues);

        return usual switch
        {
            ControlChartKind.T or ControlChartKind.G => new ChartAdvice(usual, AdviceReason.BetweenEvents),
            ControlChartKind.XBar => new ChartAdvice(usual, AdviceReason.Subgroups, values.Average(value => value.Size), 2),
            ControlChartKind.IPrime => OfRatios(values),
            ControlChartKind.I => new ChartAdvice(usual, AdviceReason.SingleMeasurements),
            _ => Rare(usual, values) ?? Dispersed(usual, values),
        };
    }

    private static ControlChartKind Usual(MeasureNature nature, Sample[] rows) => nature switch
    {
        MeasureNature.Count => ControlChartKind.C,
        MeasureNature.Proportion => ControlChartKind.P,
        MeasureNature.Rate => ControlChartKind.U,
        MeasureNature.TimeBetweenEvents => ControlChartKind.T,
        MeasureNature.CasesBetweenEvents => ControlChartKind.G,
        _ when Array.Exists(rows, row => row.Denominator is not null) => ControlChartKind.IPrime,
        _ => rows.Length > new HashSet<double>(Array.ConvertAll(rows, row => row.At)).Count ? ControlChartKind.XBar : ControlChartKind.I,
    };

    private static ChartAdvice OfRatios(Subgroup[] values)
    {
        var unequal = values.Max(value => value.Denominator) / values.Min(value => value.Denominator);
        return unequal > 1 ? new ChartAdvice(ControlChartKind.IPrime, AdviceReason.UnequalDenominators, unequal, 1) : new ChartAdvice(ControlChartKind.I, AdviceReason.SingleMeasurements);
    }

    private static ChartAdvice? Rare(ControlChartKind usual, Subgroup[] values)
    {
        var events = values.Average(value => value.Sum);
        var others = usual is ControlChartKind.P ? values.Average(value => value.Denominator - value.Sum) : double.PositiveInfinity;
        return Math.Min(events, others) >= FewestEvents ? null : new ChartAdvice(
            usual is ControlChartKind.P ? ControlChartKind.G : ControlChartKind.T, AdviceReason.RareEvents, Math.Min(events, others), FewestEvents, others < events);
    }

    private static ChartAdvice Dispersed(ControlChartKind usual, Subgroup[] values)
    {
        var (sigmaZ, threshold) = Dispersion.Of(usual, values);
        if (sigmaZ is null || !(sigmaZ > threshold)) return new ChartAdvice(usual, AdviceReason.ChanceAlone, sigmaZ, threshold);
        var instead = usual switch { ControlChartKind.P => ControlChartKind.PPrime, ControlChartKind.U => ControlChartKind.UPrime, _ => ControlChartKind.I };
        return new ChartAdvice(instead, AdviceReason.OverDispersed, sigmaZ, threshold);
    }
}
