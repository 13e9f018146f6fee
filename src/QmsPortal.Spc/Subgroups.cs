using System.Globalization;

namespace QmsPortal.Spc;

/// <summary>Rows, in any order, become subgroups in order along the axis; what the kind of chart cannot take is refused.</summary>
internal static class Subgroups
{
    /// <exception cref="SpcInputException">A number is not finite or not possible on this chart.</exception>
    public static Subgroup[] Of(IEnumerable<Sample> samples, ControlChartKind kind, Aggregate aggregate)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var rows = samples as Sample[] ?? [.. samples];
        var isRatio = IsRatio(kind) || Array.Exists(rows, row => row.Denominator is not null);
        foreach (ref readonly var row in rows.AsSpan()) SampleCheck.Of(row, kind, isRatio);
        if (!IsInOrder(rows))
        {
            rows = [.. rows];
            Array.Sort(Array.ConvertAll(rows, row => row.At), rows);
        }

        var subgroups = new Subgroup[Places(rows)];
        for (int first = 0, end, place = 0; first < rows.Length; first = end, place++)
        {
            end = first + 1;
            while (end < rows.Length && rows[end].At == rows[first].At) end++;
            subgroups[place] = Subgroup(rows.AsSpan(first..end), kind, isRatio, aggregate);
            subgroups[place].Position = place;
        }

        return subgroups;
    }

    public static bool IsRatio(ControlChartKind kind) => kind is ControlChartKind.P or ControlChartKind.PPrime
        or ControlChartKind.U or ControlChartKind.UPrime or ControlChartKind.IPrime;

    private static Subgroup Subgroup(ReadOnlySpan<Sample> rows, ControlChartKind kind, bool isRatio, Aggregate aggregate)
    {
        if (kind is ControlChartKind.G or ControlChartKind.T && rows.Length > 1)
            throw new SpcInputException($"There is more than one event {Where(rows[0])}. Number the events instead.");

        // A subgroup of nothing but ghosts is a ghost; else its ghosts are left out of it.
        var ghost = AllGhosts(rows);
        var subgroup = new Subgroup { At = rows[0].At, Date = rows[0].Date, Target = TargetOf(rows), Ghost = ghost, Included = !ghost, InBaseline = true };
        Span<double> values = rows.Length <= 32 ? stackalloc double[rows.Length] : new double[rows.Length];
        var (sum, denominators) = (new CompensatedSum(), new CompensatedSum());

        foreach (ref readonly var row in rows)
        {
            if (row.Ghost != ghost || row.Value is not { } value || (isRatio && row.Denominator is null)) continue;
            values[subgroup.Size++] = value;
            // Events among nothing say nothing of the rate.
            if (isRatio && row.Denominator == 0) continue;
            sum.Add(value);
            denominators.Add(row.Denominator ?? 1);
        }

        subgroup.Sum = sum.Total;
        subgroup.Denominator = denominators.Total;
        subgroup.Deviation = subgroup.Size < 2 ? double.NaN : Numbers.Deviation(values[..subgroup.Size]) ?? double.NaN;
        subgroup.Value = Numbers.Finite(isRatio ? subgroup.Sum / subgroup.Denominator : Plotted(subgroup, values[..subgroup.Size], kind, aggregate)) ?? double.NaN;
        return subgroup;
    }

    private static double Plotted(Subgroup subgroup, ReadOnlySpan<double> values, ControlChartKind kind, Aggregate aggregate) => kind switch
    {
        _ when values.IsEmpty => double.NaN,
        ControlChartKind.S => subgroup.Deviation,
        ControlChartKind.C => subgroup.Sum,
        ControlChartKind.XBar => subgroup.Sum / subgroup.Size,
        _ => aggregate switch
        {
            Aggregate.Median => Numbers.Median(values) ?? double.NaN,
            Aggregate.Sum => subgroup.Sum,
            Aggregate.StandardDeviation => subgroup.Deviation,
            _ => subgroup.Sum / subgroup.Size,
        },
    };

    private static double TargetOf(ReadOnlySpan<Sample> rows)
    {
        double? target = null;
        foreach (var row in rows)
        {
            if (row.Target is null) continue;
            if (target is not null && target != row.Target) throw new SpcInputException($"There are two targets {Where(row)}. Give one.");
            target = row.Target;
        }

        return target ?? double.NaN;
    }

    private static bool AllGhosts(ReadOnlySpan<Sample> rows)
    {
        foreach (ref readonly var row in rows) if (!row.Ghost) return false;
        return true;
    }

    private static int Places(Sample[] rows)
    {
        var places = Math.Min(1, rows.Length);
        for (var i = 1; i < rows.Length; i++) if (rows[i].At != rows[i - 1].At) places++;
        return places;
    }

    private static bool IsInOrder(Sample[] rows)
    {
        for (var i = 1; i < rows.Length; i++) if (rows[i].At < rows[i - 1].At) return false;
        return true;
    }

    /// <summary>Where a row stands, in words.</summary>
    public static string Where(in Sample row) => row.Date is { } date
        ? $"for {date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
        : string.Create(CultureInfo.InvariantCulture, $"at {row.At}");
}
