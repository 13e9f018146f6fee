namespace QmsPortal.Spc;

/// <summary>How many of its own standard deviations a proportion or rate lies from the centre (Laney, Improved control charts for attributes, Quality Engineering 2002, 14:531-537).</summary>
internal static class Laney
{
    /// <summary>Z, or NaN where there is no value or no variation to compare with.</summary>
    public static double Z(ControlChartKind kind, Subgroup row, double centre)
    {
        var sigma = Sigma(kind, row.Denominator, centre);
        return sigma > 0 ? (row.Value - centre) / sigma : double.NaN;
    }

    /// <summary>The standard deviation of a proportion (binomial) or rate (Poisson) among so many.</summary>
    public static double Sigma(ControlChartKind kind, double denominator, double centre)
    {
        var variance = kind is ControlChartKind.P or ControlChartKind.PPrime ? centre * (1 - centre) : centre;
        return Math.Sqrt(Math.Max(0, variance) / denominator);
    }
}
