using System.Buffers;

namespace QmsPortal.Spc;

/// <summary>
/// The rules of NHS England's Making Data Count: its Single Chart Tool v5.0, and its SQL query v2.6 where that tool is silent.
/// Gaps and ghosts are stepped over: their neighbours are adjacent for moving ranges and rules.
/// </summary>
internal static class MdcChart
{
    public static Chart Of(Observation[] sorted, XmrSettings settings)
    {
        var minimumPoints = settings.MinimumPoints ?? XmrSettings.FewestPoints;
        var conflict = settings.ConflictRule ?? ConflictRule.Improvement;
        var series = Series.OfSorted(sorted);
        var enough = series.Values.Length >= minimumPoints;
        var phases = Draw(series, enough, settings);
        var marks = enough ? ApplyRules(series, phases, settings.RunLength ?? 6) : new Marks(series.All.Length);
        var points = DrawnPhase.Points(series, phases, marks, settings.Direction, conflict);
        var (variation, assurance) = Icons(series, points, phases, settings.Direction);

        return new Chart(
            points,
            Array.ConvertAll(phases, phase => phase.ToPhase(baselineIncomplete: IsBaselineIncomplete(phase.Section, settings))),
            variation,
            assurance,
            series.LastCounted,
            series.Values.Length,
            minimumPoints,
            enough)
        {
            Signals = marks.Signals,
        };
    }

    private static DrawnPhase[] Draw(Series series, bool enough, XmrSettings settings)
    {
        var sections = series.Sections(settings.RebaseDates);
        var phases = new DrawnPhase[sections.Count];

        for (var i = 0; i < phases.Length; i++)
        {
            var values = series.ValuesOf(sections[i]);
            var lines = XmrLines.Of(Basis(values, sections[i], settings), settings.ScreenOutliers ?? false, enough);
            var isShort = values.Length < XmrSettings.FewestBaselinePoints;
            phases[i] = new DrawnPhase(sections[i], lines, Numbers.Scale(values), isShort, enough);
        }

        return phases;
    }

    // A baseline fixes the lines of the first phase only; a later recalculation uses its own points (testing notes; PowerBI-SPC issue 253).
    private static ReadOnlySpan<double> Basis(ReadOnlySpan<double> values, Section section, XmrSettings settings) =>
        section.Number == 1 && settings.FixAfterPoints < values.Length ? values[..settings.FixAfterPoints.Value] : values;

    private static bool IsBaselineIncomplete(Section section, XmrSettings settings) =>
        section.Number == 1 && section.Counted < settings.FixAfterPoints;

    // Over the whole chart: a recalculation or the end of a baseline ends no run (testing notes for the Single Chart Tool v5.0).
    private static Marks ApplyRules(Series series, DrawnPhase[] phases, int runLength)
    {
        // Lent, for they are large and used but once.
        var lent = ArrayPool<Reading>.Shared.Rent(series.Values.Length);
        var readings = lent.AsSpan(..series.Values.Length);
        Read(series, phases, readings);

        var marks = new Marks(series.All.Length);
        Rules.SinglePoint(readings, marks);
        Rules.Trend(readings, runLength, marks);
        Rules.TwoOfThree(readings, marks);
        Rules.Shift(readings, runLength, marks);
        ArrayPool<Reading>.Shared.Return(lent);
        return marks;
    }

    private static void Read(Series series, DrawnPhase[] phases, Span<Reading> readings)
    {
        foreach (var phase in phases)
        {
            for (var i = phase.Section.From; i < phase.Section.Until; i++)
                readings[i] = phase.Read(series.Positions[i], series.Values[i]);
        }
    }

    // Both from the last counted point: its judgement, the lines of its phase and the target in force there (SQL query v2.6; PowerBI-SPC issues 116 and 257).
    private static (Variation, Assurance?) Icons(Series series, ChartPoint[] points, DrawnPhase[] phases, ImprovementDirection direction)
    {
        if (series.LastCounted is not { } last) return (Variation.NotEnoughData, null);

        var phase = phases[points[last].Phase - 1];
        var assurance = Judging.AssuranceOf(points[last].Target, phase.Lines, phase.Scale, direction);
        return points[last].Judgement is not { } judgement || (judgement == Judgement.CommonCause && phase.Lines.UpperLimit is null)
            ? (Variation.NotEnoughData, assurance)
            : (Judging.IconOf(judgement, direction), assurance);
    }
}
