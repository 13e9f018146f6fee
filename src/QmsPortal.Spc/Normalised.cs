namespace QmsPortal.Spc;

/// <summary>The I′ chart: steps between neighbours, each measured by how far denominators of that size let values differ (Taylor, Normalized individuals control chart, variation.com, 2017).</summary>
internal static class Normalised
{
    // The upper limit of ranges of two over their mean, with more digits than the table has.
    private const double LimitFactor = 3.2665;

    /// <summary>The standard deviation of a value with a denominator of 1. Over all points of the phase, as the method has it: a baseline or excluded points do not narrow it.</summary>
    public static MovingRanges Sigma(ReadOnlySpan<Subgroup> rows, bool screen)
    {
        var steps = new double[Math.Max(0, rows.Length - 1)];
        var count = 0;
        for (var i = 1; i < rows.Length; i++)
        {
            var step = Math.Sqrt(Math.PI / 2) * Math.Abs(rows[i].Value - rows[i - 1].Value) / Math.Sqrt(1 / rows[i - 1].Denominator + 1 / rows[i].Denominator);
            if (!double.IsNaN(step)) steps[count++] = step;
        }

        return MovingRanges.Screened(steps.AsSpan(..count), LimitFactor, screen);
    }
}
