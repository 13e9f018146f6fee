namespace QmsPortal.Spc.Tests;

/// <summary>The centre and limits of one phase, one formula a chart.</summary>
internal sealed class NaiveLines
{
    private readonly ControlChartKind kind;
    private readonly double? middle;
    private readonly double? sigma;

    public NaiveLines(ControlChartKind kind, List<NaiveControl.Row> all, List<NaiveControl.Row> basis, ControlChartSettings settings)
    {
        this.kind = kind;
        var values = basis.Where(row => row.Y is not null).Select(row => row.Y!.Value).ToList();
        var known = basis.Where(row => row.Y is not null).ToList();
        double? mean = values.Count == 0 ? null : values.Average();
        double? ratio = known.Count == 0 ? null : known.Sum(row => row.Sum) / known.Sum(row => row.N);
        var deviation = Deviation(all, basis);

        middle = kind switch
        {
            ControlChartKind.Run => Median(values),
            ControlChartKind.S => deviation,
            ControlChartKind.T => values.Count == 0 ? null : values.Average(value => Math.Pow(value, 1 / 3.6)),
            ControlChartKind.P or ControlChartKind.PPrime or ControlChartKind.U or ControlChartKind.UPrime or ControlChartKind.IPrime or ControlChartKind.XBar => ratio,
            _ => mean,
        };
        Centre = kind switch
        {
            ControlChartKind.G => Median(values),
            ControlChartKind.T => middle is null ? null : Math.Pow(middle.Value, 3.6),
            _ => middle,
        };

        if (settings.Centre is { } given)
        {
            middle = kind == ControlChartKind.T ? Math.Pow(given, 1 / 3.6) : given;
            Centre = kind == ControlChartKind.G ? 0.693 * given : given;
        }

        sigma = kind switch
        {
            _ when middle is null => null,
            ControlChartKind.I => Moving(basis.Select(row => row.Y), 3.267, settings.ScreenOutliers) / 1.128,
            ControlChartKind.T => Moving(basis.Select(row => row.Y is { } y ? Math.Pow(y, 1 / 3.6) : (double?)null), 3.267, settings.ScreenOutliers) / 1.128,
            ControlChartKind.PPrime or ControlChartKind.UPrime => Moving(basis.Select(Z), 3.267, settings.ScreenOutliers) / 1.128,
            ControlChartKind.IPrime => Steps(all, settings.ScreenOutliers),
            ControlChartKind.XBar => deviation,
            _ => 1,
        };
    }

    public double? Centre { get; }

    public bool Fallback { get; private set; }

    public (double? Lower, double? Upper, double? LowerTwo, double? UpperTwo) Limits(NaiveControl.Row row)
    {
        var (lower, upper) = At(row, 3);
        var (lowerTwo, upperTwo) = At(row, 2);
        return (kind == ControlChartKind.T && upper is not null ? lower ?? 0 : lower, upper, lowerTwo, upperTwo);
    }

    private (double? Lower, double? Upper) At(NaiveControl.Row row, int k)
    {
        if (middle is not { } m || sigma is not { } s) return (null, null);
        switch (kind)
        {
            case ControlChartKind.I: return (m - k * s, m + k * s);
            case ControlChartKind.MR: return (0, m * 3.267 * k / 3);
            case ControlChartKind.IPrime: return row.N == 0 ? (null, null) : (m - k * s / Math.Sqrt(row.N), m + k * s / Math.Sqrt(row.N));
            case ControlChartKind.P: return row.N == 0 ? (null, null) : (Math.Max(0, m - k * Binomial(row)), Math.Min(1, m + k * Binomial(row)));
            case ControlChartKind.PPrime: return row.N == 0 ? (null, null) : (Math.Max(0, m - k * s * Binomial(row)), Math.Min(1, m + k * s * Binomial(row)));
            case ControlChartKind.U: return row.N == 0 ? (null, null) : (Math.Max(0, m - k * Poisson(row)), m + k * Poisson(row));
            case ControlChartKind.UPrime: return row.N == 0 ? (null, null) : (Math.Max(0, m - k * s * Poisson(row)), m + k * s * Poisson(row));
            case ControlChartKind.C: return (Math.Max(0, m - k * Math.Sqrt(m)), m + k * Math.Sqrt(m));
            case ControlChartKind.G: return (Math.Max(0, m - k * Math.Sqrt(m * m + m)), m + k * Math.Sqrt(m * m + m));
            case ControlChartKind.T: return (m - k * s < 0 ? null : Math.Pow(m - k * s, 3.6), Math.Pow(m + k * s, 3.6));
            case ControlChartKind.XBar: return row.Size < 2 ? (null, null) : (m - k * s / C4(row.Size) / Math.Sqrt(row.Size), m + k * s / C4(row.Size) / Math.Sqrt(row.Size));
            case ControlChartKind.S:
                if (row.Size < 2) return (null, null);
                var spread = Math.Sqrt(1 - Math.Pow(C4(row.Size), 2)) / C4(row.Size);
                return (Math.Max(0, m * (1 - k * spread)), m * (1 + k * spread));
            default: return (null, null);
        }
    }

    private double Binomial(NaiveControl.Row row) => Math.Sqrt(Math.Max(0, middle!.Value * (1 - middle.Value)) / row.N);

    private double Poisson(NaiveControl.Row row) => Math.Sqrt(middle!.Value / row.N);

    private double? Z(NaiveControl.Row row)
    {
        if (row.Y is null) return null;
        var sd = kind == ControlChartKind.PPrime ? Binomial(row) : Poisson(row);
        return sd == 0 ? null : (row.Y - middle) / sd;
    }

    private double? Moving(IEnumerable<double?> values, double factor, bool screen)
    {
        var list = values.ToList();
        return Screened([.. Enumerable.Range(1, Math.Max(0, list.Count - 1)).Select(i => list[i] - list[i - 1]).OfType<double>().Select(Math.Abs)], factor, screen);
    }

    private double? Steps(List<NaiveControl.Row> all, bool screen) => Screened(
        [.. all.Zip(all.Skip(1)).Where(pair => pair.First.Y is not null && pair.Second.Y is not null)
            .Select(pair => Math.Sqrt(Math.PI / 2) * Math.Abs(pair.Second.Y!.Value - pair.First.Y!.Value) / Math.Sqrt(1 / pair.First.N + 1 / pair.Second.N))],
        3.2665,
        screen);

    private double? Screened(List<double> ranges, double factor, bool screen)
    {
        if (ranges.Count == 0) return null;
        var mean = ranges.Average();
        var kept = ranges.Where(range => range < factor * mean * 0.999999999).ToList();
        Fallback = screen && (kept.Count == 0 || kept.All(range => range == 0));
        return screen && !Fallback ? kept.Average() : mean;
    }

    private static double? Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static double? Deviation(List<NaiveControl.Row> all, List<NaiveControl.Row> basis)
    {
        var known = basis.Where(row => row.Sd is not null).ToList();
        if (known.Count == 0) return null;
        return all.Select(row => row.Size).Distinct().Count() == 1
            ? known.Average(row => row.Sd!.Value)
            : Math.Sqrt(known.Sum(row => (row.Size - 1) * row.Sd!.Value * row.Sd.Value) / known.Sum(row => row.Size - 1));
    }

    /// <summary>By Γ(1/2) = √π, Γ(1) = 1 and Γ(x + 1) = x Γ(x).</summary>
    public static double C4(int n) => Math.Sqrt(2.0 / (n - 1)) * Gamma(n / 2.0) / Gamma((n - 1) / 2.0);

    private static double Gamma(double x) => x == 1 ? 1 : x == 0.5 ? Math.Sqrt(Math.PI) : (x - 1) * Gamma(x - 1);
}
