using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Which chart a measure is drawn with. The letters are Shewhart's.</summary>
public enum ChartKind
{
    /// <summary>Individual values with limits from their moving range.</summary>
    Xmr,

    /// <summary>A line with its median and no limits.</summary>
    Run,

    /// <summary>Proportion of cases: limits follow the number of cases.</summary>
    P,

    /// <summary>Proportion, where values vary by more than chance (Laney).</summary>
    PPrime,

    /// <summary>Rate of events: limits follow the area of opportunity.</summary>
    U,

    /// <summary>Rate, where values vary by more than chance (Laney).</summary>
    UPrime,

    /// <summary>Count of events with an opportunity that is always the same.</summary>
    C,

    /// <summary>Individual values that rest on denominators of unequal size.</summary>
    IPrime,

    /// <summary>Cases between rare events: one value an event.</summary>
    G,

    /// <summary>Time between rare events: one value an event.</summary>
    T,
}

/// <summary>What follows from the kind of a chart.</summary>
public static class ChartKinds
{
    extension(ChartKind chart)
    {
        /// <summary>Its values are events, not periods: there is no axis of days to fill.</summary>
        public bool IsOfEvents => chart is ChartKind.G or ChartKind.T;

        /// <summary>"mean" or "median", whichever line stands in the middle.</summary>
        public string Centre => chart is ChartKind.Run or ChartKind.G ? "median" : "mean";

        public bool NeedsDenominator => chart is ChartKind.P or ChartKind.PPrime or ChartKind.U or ChartKind.UPrime or ChartKind.IPrime;

        public bool NeedsPlainCount => chart is ChartKind.C or ChartKind.G or ChartKind.T;

        public bool NeedsPercentage => chart is ChartKind.P or ChartKind.PPrime;

        internal ControlChartKind Shewhart => chart switch
        {
            ChartKind.P => ControlChartKind.P,
            ChartKind.PPrime => ControlChartKind.PPrime,
            ChartKind.U => ControlChartKind.U,
            ChartKind.UPrime => ControlChartKind.UPrime,
            ChartKind.C => ControlChartKind.C,
            ChartKind.IPrime => ControlChartKind.IPrime,
            ChartKind.G => ControlChartKind.G,
            ChartKind.T => ControlChartKind.T,
            _ => throw new ArgumentOutOfRangeException(nameof(chart), chart, "Not a Shewhart chart"),
        };
    }

    /// <summary>Why a measure cannot be drawn with this chart, or null.</summary>
    public static string? Fault(ChartKind chart, bool hasDenominator, bool isPercentage, Period every) => chart switch
    {
        _ when chart.NeedsPercentage && !isPercentage => "A p chart is for percentages. Choose a u chart for a rate",
        _ when chart.NeedsDenominator && !hasDenominator => "This chart needs a denominator. For a plain count choose a c chart",
        _ when chart.NeedsPlainCount && hasDenominator => "This chart is for plain counts and takes no denominator",
        _ when chart.IsOfEvents && every is not Period.Day => "A chart of rare events is measured by day: one value for each event",
        _ => null,
    };
}
