namespace QmsPortal.Ui.Charts;

/// <summary>The name of a line, at its right end.</summary>
internal readonly record struct SideLabel(string Kind, string Text, double Value);

/// <summary>Names beside the lines instead of a key to them: nobody has to match a dash with a word.</summary>
internal static class SideLabels
{
    public const double Apart = 16;
    private const int LongestText = 28;

    public static IReadOnlyList<SideLabel> Of(Plot plot)
    {
        var labels = new List<SideLabel>(4);
        if (plot.Phases.Count > 0)
        {
            var phase = plot.Phases[^1];
            Add("limit", "Upper limit", phase.Upper);
            Add("mean", plot.CentreName, phase.Centre);
            Add("limit", "Lower limit", phase.Lower);
        }

        if (plot.Targets.Count > 0)
            Add("target", "Target", plot.Targets[^1].Value);
        return labels;

        void Add(string kind, string name, double? value)
        {
            if (!value.Drawable())
                return;
            var text = $"{name} {plot.AxisText(value!.Value)}";
            labels.Add(new SideLabel(kind, text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…"), value.Value));
        }
    }

    private static string Fill(string kind) => kind switch { "limit" => "#425563", "target" => "#7c2855", _ => "#212b32" };

    public static void Draw(SvgWriter svg, IReadOnlyList<SideLabel> labels, PlotScale scale)
    {
        if (labels.Count == 0)
            return;
        var order = labels.OrderByDescending(label => label.Value).ToList();
        Span<double> places = [.. order.Select(label => scale.Y(label.Value))];
        PlotScale.PushApart(places, Apart, scale.Top, scale.Bottom);
        for (var i = 0; i < order.Count; i++)
        {
            svg.Write($"<text class=\"qms-chart__name qms-chart__name--{order[i].Kind}\" x=\"{scale.Right + 8}\" y=\"{places[i] + 4.5}\" fill=\"{Fill(order[i].Kind)}\"");
            if (order[i].Kind != "limit")
                svg.Write($" font-weight=\"700\"");
            svg.Write($">{order[i].Text}</text>");
        }
    }
}
