namespace QmsPortal.Spc;

/// <summary>The Anhøj rules: a run that is too long, or crossings that are too few, for chance around a median (Anhøj and Olesen 2014, doi 10.1371/journal.pone.0113825).</summary>
internal static class Anhoej
{
    public static RunAnalysis Analyse(ReadOnlySpan<Reading> useful, int observations)
    {
        if (useful.IsEmpty) return new RunAnalysis(observations, 0, null, null, null, null, false);

        var (longest, run, crossings) = (1, 1, 0);
        for (var i = 1; i < useful.Length; i++)
        {
            var crosses = useful[i].Side != useful[i - 1].Side;
            if (crosses) crossings++;
            run = crosses ? 1 : run + 1;
            longest = Math.Max(longest, run);
        }

        var longestMax = LongestRunMax(useful.Length);
        var crossingsMin = CrossingsMin(useful.Length);
        return new RunAnalysis(observations, useful.Length, longest, longestMax, crossings, crossingsMin, longest > longestMax || crossings < crossingsMin);
    }

    /// <summary>log2 n + 3, rounded (Schilling 2012, doi 10.4169/math.mag.85.2.141, as used by Anhøj and Olesen 2014).</summary>
    public static int LongestRunMax(int useful) => (int)Math.Round(Math.Log2(useful)) + 3;

    /// <summary>The smallest c with P(Bin(n - 1, 1/2) &lt;= c) at least 0.05 (Chen 2010; Anhøj and Olesen 2014).</summary>
    public static int CrossingsMin(int useful)
    {
        var steps = useful - 1;
        var logProbability = -steps * Math.Log(2);
        var cumulative = Math.Exp(logProbability);
        var crossings = 0;

        while (cumulative < 0.05)
        {
            // In logarithms, for 2 to the power -steps is 0 as a double from about a thousand points.
            logProbability += Math.Log((double)(steps - crossings) / (crossings + 1));
            cumulative += Math.Exp(logProbability);
            crossings++;
        }

        return crossings;
    }
}
