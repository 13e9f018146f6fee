// Own part: NHS.UK has no chart, and a chart must be right in the first answer of the server, without a script.
namespace QmsPortal.Ui.Charts;

/// <summary>What a point means; each has a shape of its own, so that colour is never the only sign.</summary>
public enum PlotMark
{
    /// <summary>Common cause.</summary>
    Common,

    /// <summary>Special cause in the direction wanted.</summary>
    Improvement,

    /// <summary>Special cause against the direction wanted.</summary>
    Concern,

    /// <summary>Special cause where neither direction is better.</summary>
    Neutral,

    /// <summary>Shown, but not counted.</summary>
    LeftOut,
}

/// <summary>
/// One period; without a value it is a gap in the line, never a zero. Label is the period in words ("May 2026", "Mon 4 May"),
/// ValueText the value as people read it ("71.2%", "No value"), Note why it is marked ("concern: below the lower limit").
/// </summary>
public sealed record PlotPoint(DateOnly Date, string Label, double? Value, string ValueText, PlotMark Mark, string? Note);

/// <summary>Limits that hold from one point to another; the indices are places in <see cref="Plot.Points"/>.</summary>
/// <param name="Continues">The limits are a step of those before, which follow their denominators: no new beginning.</param>
public sealed record PlotPhase(int First, int Last, double? Centre, double? Lower, double? Upper, bool Continues = false)
{
    /// <summary>Neighbouring points of one phase with the same limits are one step.</summary>
    public static IReadOnlyList<PlotPhase> Steps<T>(IReadOnlyList<T> points, Func<T, (int Phase, double? Centre, double? Lower, double? Upper)> linesOf)
    {
        var lines = points.Select(linesOf).ToList();
        return [.. PlotRuns.Of(lines).Select(run => new PlotPhase(
            run.First, run.Last, lines[run.First].Centre, lines[run.First].Lower, lines[run.First].Upper, run.First > 0 && lines[run.First - 1].Phase == lines[run.First].Phase))];
    }
}

/// <summary>A target that holds from one point to another.</summary>
public sealed record PlotTarget(int First, int Last, double Value);

/// <summary>
/// Something that happened at a point, as a small box on the top edge. Sign is one or two characters that match the table
/// beside the chart ("1", "S"), Meaning the kind for the legend ("Test of a change (PDSA)", "New standard").
/// </summary>
public sealed record PlotEvent(int Index, string Sign, string Meaning);

/// <summary>A chart ready to be drawn: nothing is worked out from here on but places on paper.</summary>
public sealed record Plot
{
    /// <summary>Unique on the page; the ids inside the drawing are made from it.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The sentence that says what the chart shows.</summary>
    public required string Description { get; init; }

    public required IReadOnlyList<PlotPoint> Points { get; init; }

    public IReadOnlyList<PlotPhase> Phases { get; init; } = [];

    public IReadOnlyList<PlotTarget> Targets { get; init; } = [];

    public IReadOnlyList<PlotEvent> Events { get; init; } = [];

    /// <summary>Writes a value at the axis and beside a line: 90 as "90%".</summary>
    public required Func<double, string> AxisText { get; init; }

    /// <summary>The least value that can occur, as 0 for a count.</summary>
    public double? Floor { get; init; }

    /// <summary>The greatest value that can occur, as 100 for a percentage.</summary>
    public double? Ceiling { get; init; }

    public string CentreName { get; init; } = "Mean";
}
