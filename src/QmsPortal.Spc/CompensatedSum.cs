namespace QmsPortal.Spc;

/// <summary>A running sum that keeps what plain addition would round away (Neumaier, ZAMM 1974, 54:39-51).</summary>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    public readonly double Total => sum + lost;

    public void Add(double value)
    {
        var total = sum + value;
        lost += Math.Abs(sum) >= Math.Abs(value) ? sum - total + value : value - total + sum;
        sum = total;
    }
}
