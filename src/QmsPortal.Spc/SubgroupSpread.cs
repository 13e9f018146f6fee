namespace QmsPortal.Spc;

/// <summary>Standard deviations of subgroups, and the constants that lead from them to limits (Montgomery, Introduction to Statistical Quality Control, section 6.3 and appendix table VI).</summary>
internal static class SubgroupSpread
{
    /// <summary>The mean standard deviation where all subgroups of the phase have one size, else the pooled one; null without a subgroup of two.</summary>
    public static double? Of(ReadOnlySpan<Subgroup> rows)
    {
        var (deviations, squares) = (new CompensatedSum(), new CompensatedSum());
        var (count, freedom, sameSize) = (0, 0, true);

        foreach (ref readonly var row in rows)
        {
            sameSize &= row.Size == rows[0].Size;
            if (!row.Included || !row.InBaseline || double.IsNaN(row.Deviation)) continue;
            deviations.Add(row.Deviation);
            squares.Add((row.Size - 1) * row.Deviation * row.Deviation);
            freedom += row.Size - 1;
            count++;
        }

        return Numbers.Finite(sameSize ? deviations.Total / count : Math.Sqrt(squares.Total / freedom));
    }

    /// <summary>c4: the mean of standard deviations over the true one, for subgroups of n values.</summary>
    public static double C4(int n) => Math.Sqrt(2.0 / (n - 1)) * Math.Exp(LogGamma.Of(n / 2.0) - LogGamma.Of((n - 1) / 2.0));

    /// <summary>c5: the standard deviation of standard deviations over the true one.</summary>
    public static double C5(int n)
    {
        var c4 = C4(n);
        return Math.Sqrt(1 - c4 * c4);
    }
}
