namespace QmsPortal.Spc;

/// <summary>Whose rules an XmR chart follows. They differ in limits, rules, gaps and icons, so a chart should name its profile.</summary>
public enum RuleProfile
{
    /// <summary>
    /// Making Data Count as NHS England's own tools do it since November 2023 (Single Chart Tool v5.0; SQL query v2.6): runs of 6, every rule listed, no screening,
    /// at least 13 points, gaps stepped over, rules cross from one phase into the next.
    /// </summary>
    Mdc,

    /// <summary>
    /// As the R package NHSRplotthedots 0.2.2 does it: runs of 7, one rule a point, screening of moving ranges, limits from 2 points, gaps break runs,
    /// rules stay within a phase, two of three counts only points that are not beyond the limit.
    /// </summary>
    PlotTheDots,

    /// <summary>An I chart with three-sigma limits and the Anhøj rules for runs (Anhøj and Olesen 2014, doi 10.1371/journal.pone.0113825), as the R package qicharts2 0.8.1 draws it.</summary>
    Anhoej,
}

/// <summary>What a tie does to a run: a point on the mean to a shift, or a value equal to the one before to a trend.</summary>
public enum TiePolicy
{
    /// <summary>It ends the run (Making Data Count).</summary>
    Breaks,

    /// <summary>It is passed over: it neither adds to the run nor ends it, and is not marked (Institute for Healthcare Improvement; Perla, Provost and Murray, BMJ Quality and Safety 2011, 20:46-51).</summary>
    Ignored,
}
