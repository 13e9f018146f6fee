namespace QmsPortal.Spc;

/// <summary>
/// A run chart or Shewhart control chart: values around a centre line between limits three standard deviations away, with the Anhøj rules for runs
/// (Anhøj and Olesen 2014, doi 10.1371/journal.pone.0113825) in place of further rules for single points. For the rules of Making Data Count see <see cref="XmrChart"/>.
/// </summary>
/// <param name="Kind">Which chart it is.</param>
/// <param name="Points">One for each subgroup, in order along the axis.</param>
/// <param name="Phases">In order along the axis; none when there are no rows.</param>
/// <param name="Signals">Every point beyond a limit, and every run longer than chance allows in a phase with at least 10 useful points.</param>
public sealed record ControlChart(ControlChartKind Kind, IReadOnlyList<ControlPoint> Points, IReadOnlyList<ControlPhase> Phases, IReadOnlyList<Signal> Signals)
{
    /// <summary>Draws the chart.</summary>
    /// <param name="kind">Which chart.</param>
    /// <param name="samples">In any order; rows at one place form a subgroup. None give a chart without points.</param>
    /// <param name="settings">How to draw it.</param>
    /// <exception cref="SpcInputException">
    /// A number is not finite; a count or denominator is below zero; a numerator is above its denominator on a p or p′ chart; a time on a t chart is not above zero;
    /// denominators are given to a chart that takes none; two events stand at one place on a g or t chart; a setting is out of range.
    /// </exception>
    public static ControlChart Of(ControlChartKind kind, IEnumerable<Sample> samples, ControlChartSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!Enum.IsDefined(kind)) throw new SpcInputException("There is no such chart.");
        var rows = Subgroups.Of(samples, kind, settings.Aggregate);
        settings.Check(kind, rows.Length);
        return new ControlChartDrawing(kind, rows, settings).Chart();
    }

    /// <summary>Why the rules mark a point, in the order of <see cref="SpecialCause"/>; empty where none does.</summary>
    /// <param name="point">An index in <see cref="Points"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public IReadOnlyList<Reason> WhyMarked(int point)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(point);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(point, Points.Count);
        var marked = Points[point];
        return Reasons.Of(
            point, marked.Value, marked.SpecialCauses, Signals,
            new LinesAt(marked.Centre, marked.LowerLimit, marked.UpperLimit, marked.LowerTwoSigma, marked.UpperTwoSigma),
            at => Points[at].SpecialCauses);
    }
}
