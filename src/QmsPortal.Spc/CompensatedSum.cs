namespace QmsPortal.Spc;

/// <summary>A sum that keeps the digits a plain one loses (Neumaier, ZAMM 1974, 54:39-51).</summary>
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
