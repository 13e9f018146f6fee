using QmsPortal.Spc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The answers a definition may have, in words.</summary>
public static class MeasureWords
{
    public static readonly IReadOnlyList<Choice> Directions =
    [
        new(nameof(ImprovementDirection.Increase), "Higher is better"),
        new(nameof(ImprovementDirection.Decrease), "Lower is better"),
        new(nameof(ImprovementDirection.Neutral), "Neither"),
    ];

    public static readonly IReadOnlyList<Choice> Charts =
    [
        new(nameof(ChartKind.Xmr), Of(ChartKind.Xmr), "A mean and a usual range; tells signal from noise from 13 values on. Right for most measures"),
        new(nameof(ChartKind.Run), Of(ChartKind.Run), "A median and no range. For few or very uneven values"),
        new(nameof(ChartKind.P), Of(ChartKind.P), "A percentage of cases whose number changes: the range is wider where there are few"),
        new(nameof(ChartKind.PPrime), Of(ChartKind.PPrime), "As p, where there are thousands of cases and the range of a p chart would be too narrow"),
        new(nameof(ChartKind.U), Of(ChartKind.U), "Events per bed day or per visit, such as falls"),
        new(nameof(ChartKind.UPrime), Of(ChartKind.UPrime), "As u, where values vary by more than chance"),
        new(nameof(ChartKind.C), Of(ChartKind.C), "A plain count where the chance of an event is much the same each time"),
        new(nameof(ChartKind.IPrime), Of(ChartKind.IPrime), "Averages over groups of unequal size, such as minutes waited per patient"),
        new(nameof(ChartKind.G), Of(ChartKind.G), "Rare events: how many cases from one to the next"),
        new(nameof(ChartKind.T), Of(ChartKind.T), "Rare events: how many days from one to the next"),
    ];

    /// <summary>Those that suit the numbers of this definition.</summary>
    public static IReadOnlyList<Choice> ChartsFor(ListDefinitions.Row definition) =>
        [.. Charts.Where(chart => ChartKinds.Fault(Enum.Parse<ChartKind>(chart.Value), definition.Denominator is not null, definition.Unit == MeasureDefinition.Percent, definition.Every) is null)];

    public static readonly IReadOnlyList<Choice> Everys = [new(nameof(Period.Day), "Day"), new(nameof(Period.Week), "Week"), new(nameof(Period.Month), "Month")];

    public static readonly IReadOnlyList<Choice> Notes =
    [
        new(nameof(NoteKind.Change), Of(NoteKind.Change), "We do it differently from that day on"),
        new(nameof(NoteKind.Event), Of(NoteKind.Event), "Something from outside: an outbreak, a move, a strike"),
        new(nameof(NoteKind.Pdsa), Of(NoteKind.Pdsa), "A trial, not yet kept"),
    ];

    public static string Of(NoteKind kind) => kind switch
    {
        NoteKind.Change => "Change",
        NoteKind.Event => "Event",
        _ => "Test of a change (PDSA)",
    };

    public static string Of(ImprovementDirection direction) => direction switch
    {
        ImprovementDirection.Increase => "higher",
        ImprovementDirection.Decrease => "lower",
        _ => "neither",
    };

    public static string Of(ChartKind chart) => chart switch
    {
        ChartKind.Run => "Run chart",
        ChartKind.P => "p chart",
        ChartKind.PPrime => "p′ chart",
        ChartKind.U => "u chart",
        ChartKind.UPrime => "u′ chart",
        ChartKind.C => "c chart",
        ChartKind.IPrime => "I′ chart",
        ChartKind.G => "g chart",
        ChartKind.T => "t chart",
        _ => "XmR chart",
    };

    /// <summary>What a point of the chart is: "weeks", or "events" where each value is one.</summary>
    public static string Points(MeasureDefinition definition) => definition.Chart.IsOfEvents ? "events" : Periods.Plural(definition.Every);

    public static string Point(MeasureDefinition definition) => Points(definition)[..^1];
}
