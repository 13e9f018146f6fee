namespace QmsPortal.Spc;

/// <summary>A measure charted: its points in order of date, the phases they lie in, and what may be said of the latest.</summary>
/// <param name="Points">One for each observation, in order of date.</param>
/// <param name="Phases">In order of time; none when there are no observations.</param>
/// <param name="Variation">The variation icon, from the icon point.</param>
/// <param name="Assurance">The assurance icon; null when no target applies, neither direction is better, or it is a run chart.</param>
/// <param name="IconPoint">The index in <paramref name="Points"/> of the last counted point, from which the icons come: the page should name its date. Null when there is none.</param>
/// <param name="Counted">How many points have a value and are not ghosts.</param>
/// <param name="MinimumPoints">How many the chart needs: counted points in the whole of an XmR chart, useful points in the latest phase of a run chart.</param>
/// <param name="HasEnoughData">Whether it has them.</param>
public sealed record Chart(
    IReadOnlyList<ChartPoint> Points,
    IReadOnlyList<Phase> Phases,
    Variation Variation,
    Assurance? Assurance,
    int? IconPoint,
    int Counted,
    int MinimumPoints,
    bool HasEnoughData)
{
    /// <summary>Every rule that fired, with the points concerned. Windows of two of three that overlap are one signal.</summary>
    public IReadOnlyList<Signal> Signals { get; init; } = [];

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
