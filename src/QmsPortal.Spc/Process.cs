namespace QmsPortal.Spc;

/// <summary>The centre and standard deviation of a process, given or estimated from its values in order of time. Gaps are stepped over: their neighbours are adjacent.</summary>
internal readonly record struct Process(double? Centre, double? Sigma, SigmaState State, double Scale)
{
    // d2 for ranges of two, rounded as the tables have it (Montgomery, Introduction to Statistical Quality Control, appendix VI).
    private const double RangeFactor = 1.128;

    public static Process Of(double?[] values, double? givenCentre, double? givenSigma)
    {
        var counted = Counted(values);
        var scale = Numbers.Scale(counted);
        var centre = givenCentre ?? Numbers.Mean(counted);
        if (givenSigma is { } given)
        {
            var known = centre is not null ? SigmaState.Given : counted.Length == 0 ? SigmaState.NotEnoughData : SigmaState.OutOfRange;
            return new Process(centre, given, known, scale);
        }

        if (counted.Length < 2) return new Process(centre, null, SigmaState.NotEnoughData, scale);
        if (centre is null || MeanRange(counted) is not { } range) return new Process(centre, null, SigmaState.OutOfRange, scale);
        return Numbers.Side(range, 0, scale) == 0
            ? new Process(centre, null, SigmaState.NoVariation, scale)
            : new Process(centre, range / RangeFactor, SigmaState.Estimated, scale);
    }

    public bool IsKnown => State is SigmaState.Given or SigmaState.Estimated;

    /// <summary>Values in the order in which they are charted, from observations by date. Ghosts are left out like gaps.</summary>
    public static double?[] Values(IEnumerable<Observation> observations) =>
        Array.ConvertAll(Series.InDateOrder(observations), observation => observation.Ghost ? null : observation.Value);

    /// <exception cref="SpcInputException">A number is not finite.</exception>
    public static double?[] Checked(IEnumerable<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double?[] all = [.. values];

        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is { } value && !double.IsFinite(value))
                throw new SpcInputException(FormattableString.Invariant($"The value at point {i + 1} is not a number. Leave it empty if it is missing."));
        }

        return all;
    }

    public static void Check(double? centre, double? sigma)
    {
        if (centre is { } given && !double.IsFinite(given)) throw new SpcInputException("The centre is not a number. Leave it empty to have it estimated.");
        if (sigma is { } width && !(width > 0 && double.IsFinite(width))) throw new SpcInputException("The standard deviation is above 0. Leave it empty to have it estimated.");
    }

    private static double[] Counted(double?[] values)
    {
        var counted = new List<double>(values.Length);
        foreach (var value in values) if (value is { } number) counted.Add(number);
        return [.. counted];
    }

    private static double? MeanRange(double[] values)
    {
        var sum = new CompensatedSum();
        for (var i = 1; i < values.Length; i++) sum.Add(Math.Abs(values[i] - values[i - 1]));
        return Numbers.Finite(sum.Total / (values.Length - 1));
    }
}
