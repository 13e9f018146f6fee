namespace QmsPortal.Modules.Control.Measures;

/// <summary>How each chart is made and when a point is marked, in plain words.</summary>
public static class HowCharts
{
    private const string Runs = "A point is marked when it lies beyond the range, or when a run on one side of the middle line is longer than chance allows. Too few crossings of that line are a signal too (Anhøj’s rules).";

    public static IReadOnlyList<string> Words(ChartKind chart) => chart switch
    {
        ChartKind.Run =>
        [
            "A run chart: the line in the middle is the median. A run on one side of it that is longer than chance allows, or too few crossings of it, is a signal (Anhøj’s rules).",
        ],
        ChartKind.Xmr =>
        [
            "An XmR chart, as NHS England’s Making Data Count teaches it. The mean is of all values. The usual range is the mean plus and minus 2.66 times the mean difference between one value and the next: nearly all values of a steady process lie within it.",
            "A point is marked when it lies beyond the range, when 6 in a row lie on one side of the mean, when 6 in a row rise or fall, or when two of three lie far out on one side.",
        ],
        ChartKind.P => ["A p chart, for percentages. The mean is all numerators over all denominators. The usual range is three standard deviations of chance alone around it, wider where there are few cases.", Runs],
        ChartKind.PPrime => ["A p′ chart (Laney), for percentages of many cases. As a p chart, with the range widened by how much values really vary from one to the next.", Runs],
        ChartKind.U => ["A u chart, for rates. The mean is all events over all of what they could happen in. The usual range is three standard deviations of chance alone around it, wider where there is little of that.", Runs],
        ChartKind.UPrime => ["A u′ chart (Laney), for rates that vary by more than chance. As a u chart, with the range widened by how much values really vary from one to the next.", Runs],
        ChartKind.C => ["A c chart, for counts whose chance is much the same each time. The usual range is the mean plus and minus three times its square root.", Runs],
        ChartKind.IPrime => ["An I′ chart, for averages over groups of unequal size. The usual range comes from the differences between one value and the next, each weighed by its denominators.", Runs],
        ChartKind.G => ["A g chart, for rare events: each value is how many cases there were since the event before. Longer is better where events are harm. The middle line is the median.", Runs],
        _ => ["A t chart, for rare events: each value is how many days there were since the event before. Values are brought nearer to a bell shape (the power 1 ÷ 3.6) for the limits, and back for the drawing.", Runs],
    };
}
