namespace QmsPortal.Spc;

/// <summary>The control limits at one point, in the unit that is drawn. Many points share one.</summary>
internal sealed record Limits(double? Lower, double? Upper, double? LowerTwoSigma, double? UpperTwoSigma, NoLimits? Missing = null)
{
    public static Limits None(NoLimits why) => new(null, null, null, null, why);

    public Limits Times(double factor) => factor == 1 || Missing is not null ? this
        : new(Scaled(Lower, factor), Scaled(Upper, factor), Scaled(LowerTwoSigma, factor), Scaled(UpperTwoSigma, factor));

    private static double? Scaled(double? line, double factor) => line is { } drawn ? Numbers.Finite(drawn * factor) : null;
}
