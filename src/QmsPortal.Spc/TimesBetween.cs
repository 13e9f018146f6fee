namespace QmsPortal.Spc;

/// <summary>Times between rare events are made nearly normal by the power 1/3.6 (Nelson, A control chart for parts-per-million nonconforming items, Journal of Quality Technology 1994, 26:239-240).</summary>
internal static class TimesBetween
{
    private const double Power = 3.6;

    public static double Transform(double time) => Math.Pow(time, 1 / Power);

    public static double Back(double transformed) => Math.Pow(transformed, Power);
}
