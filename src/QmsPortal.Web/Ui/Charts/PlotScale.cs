namespace QmsPortal.Ui.Charts;

/// <summary>From points and values to places on paper. Each point has a column of the same width, as periods have.</summary>
internal sealed record PlotScale(int Count, double Left, double Right, double Top, double Bottom, double Low, double High)
{
    public double Spacing => (Right - Left) / Math.Max(1, Count);

    public double X(int index) => Edge(index) + (Spacing / 2);

    /// <summary>The edge between a point and the one before it, where a new phase begins.</summary>
    public double Edge(int index) => Left + (Math.Clamp(index, 0, Math.Max(1, Count)) * Spacing);

    /// <summary>Whether any of these points is on the paper.</summary>
    public bool Holds(int first, int last) => Count > 0 && first <= last && last >= 0 && first < Count;

    public double Y(double value) => High > Low ? Bottom - (Math.Clamp((value - Low) / (High - Low), 0, 1) * (Bottom - Top)) : (Top + Bottom) / 2;

    /// <summary>A server has no fonts to measure with: an average of Arial, a little wide.</summary>
    public static double TextWidth(string text, double size) => ((text.Length * 0.57) - (text.AsSpan().Count(' ') * 0.27)) * size;

    /// <summary>Moves places in rising order as little as needed until none is nearer to the next than the gap.</summary>
    public static void PushApart(Span<double> places, double gap, double least, double most)
    {
        if (places.Length > 1)
            gap = Math.Min(gap, (most - least) / (places.Length - 1));
        for (var round = 0; round < 30; round++)
        {
            for (var i = 1; i < places.Length; i++)
            {
                var more = (gap - places[i] + places[i - 1]) / 2;
                if (more > 0)
                    (places[i - 1], places[i]) = (places[i - 1] - more, places[i] + more);
            }
        }

        for (var i = 0; i < places.Length; i++)
            places[i] = Math.Max(places[i], i == 0 ? least : places[i - 1] + gap);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? most : places[i + 1] - gap);
    }
}
