namespace QmsPortal.Spc;

/// <summary>A line ready to be compared with many values: where it is, and how near to it a value lies on it. Without a line (NaN) every value does.</summary>
internal readonly record struct Edge(double Line, double Allowed)
{
    public static Edge Of(double? line, double scale) => line is { } drawn ? new Edge(drawn, Numbers.Allowed(drawn, scale)) : new Edge(double.NaN, 0);

    /// <summary>1 strictly above the line, -1 strictly below, 0 on it or where there is none.</summary>
    public int Side(double value)
    {
        var above = value - Line;
        if (above > Allowed) return 1;
        return above < -Allowed ? -1 : 0;
    }
}
