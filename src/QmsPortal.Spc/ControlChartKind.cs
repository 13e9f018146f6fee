namespace QmsPortal.Spc;

/// <summary>The charts of <see cref="ControlChart"/>. The letters are Shewhart's and Montgomery's (Introduction to Statistical Quality Control, chapters 6 and 7).</summary>
public enum ControlChartKind
{
    /// <summary>Values around their median, without limits (Anhøj and Olesen 2014).</summary>
    Run,

    /// <summary>Individual values.</summary>
    I,

    /// <summary>Moving ranges: the size of each step from one individual value to the next.</summary>
    MR,

    /// <summary>Individual values that rest on denominators of unequal size (Taylor, normalised individuals chart).</summary>
    IPrime,

    /// <summary>Proportion of cases that have some property.</summary>
    P,

    /// <summary>Proportion, with the variation between subgroups measured rather than assumed (Laney 2002).</summary>
    PPrime,

    /// <summary>Rate: events among an area of opportunity, such as falls in 1,000 bed days.</summary>
    U,

    /// <summary>Rate, with the variation between subgroups measured rather than assumed (Laney 2002).</summary>
    UPrime,

    /// <summary>Count of events where the area of opportunity is always the same.</summary>
    C,

    /// <summary>Opportunities between rare events, such as operations between infections (Benneyan 2001).</summary>
    G,

    /// <summary>Time between rare events (Nelson 1994).</summary>
    T,

    /// <summary>Means of subgroups.</summary>
    XBar,

    /// <summary>Standard deviations of subgroups.</summary>
    S,
}

/// <summary>How the values at one place become one: of run, individual and moving range charts without denominators.</summary>
public enum Aggregate
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their median.</summary>
    Median,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their standard deviation, with one less than their number as divisor; missing for a single value.</summary>
    StandardDeviation,
}
